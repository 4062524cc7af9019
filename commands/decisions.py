"""A rep's decision on an offered lead: Accept, or Reject with a reason; and a manager's on a customer's lead."""

from contextlib import suppress

from bot.decisions.accept import accept, accept_called
from bot.decisions.customer_form import customer_form, typed_giving
from bot.decisions.give_customer import give_customer, leave_closed, to_give
from bot.decisions.notes import accepted_by_you
from bot.decisions.reject import reject, to_reject
from bot.decisions.reject_form import is_lacking, reject_form, typed_rejection
from bot.decisions.rejection import REP, Rejection
from bot.intake.look_up import side_by_side
from bot.intake.merge_form import merge_form
from bot.lead.errors import HandoffError
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.reject_reasons import DUPLICATE, REASON_BY_CODE, REASONS
from bot.slack.ids import Action
from bot.slack.typed import drawn_from, number_in, text_of
from commands.busy import NOT_TO_BE_HAD
from commands.handover.standing import none_unfit
from commands.overview import redraw_beneath, refresh
from commands.responses import is_the_third
from commands.visit import Visit


async def accept_lead(visit: Visit) -> None:
    await visit.desk.transact(accept, visit.person, visit.lead_id, visit.key, _offer(visit))
    await visit.ack()
    await refresh(visit)


async def type_accept(visit: Visit, rest: str) -> None:
    lead = await visit.desk.transact(accept_called, visit.person, rest, visit.key)
    await visit.ack(accepted_by_you(lead))


async def open_rejection(visit: Visit) -> None:
    asked = await visit.desk.read(to_reject, visit.person, visit.lead_id, _offer(visit))
    await visit.open(reject_form(asked))
    await visit.ack()


async def choose_reason(visit: Visit) -> None:
    """Ask for what the reason needs, and say what happens then; what was typed stays. Of two choices in a row, the form
    may show the first's. If it is too late, or the database is not to be had, whoever sends the form hears so: a note
    over the form would be in the way, and a choice that is delivered again, after that, says nothing."""
    offer, typed = number_in(drawn_from(visit.metadata)), typed_rejection(visit.typed, 0)
    of_track = visit.action.get("action_id") == Action.REJECT_TRACK
    chosen = (typed.code, visit.value) if of_track else (visit.value,)  # another reason has a track of its own
    with suppress(HandoffError, *NOT_TO_BE_HAD):
        asked = await visit.desk.read(to_reject, visit.person, visit.shown_id, offer, *chosen)
        await visit.redraw(str(visit.view.get("id")), reject_form(asked, chosen[0]), as_seen=True)
    await visit.ack()


async def submit_rejection(visit: Visit) -> None:
    rejection = typed_rejection(visit.typed, _offer(visit))
    if is_lacking(visit.typed, rejection.code):
        asked = await visit.desk.read(to_reject, visit.person, visit.lead_id, rejection.offer, rejection.code)
        await visit.draw_again(reject_form(asked, rejection.code), "This reason asks for one more thing.")
        return
    if rejection.same_as and REASON_BY_CODE.get(rejection.code, REASONS[0]).merges:
        await _show_side_by_side(visit, rejection)
        return
    await visit.desk.transact(reject, visit.person, visit.lead_id, rejection, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def _show_side_by_side(visit: Visit, rejection: Rejection) -> None:
    """Show the lead with the one it duplicates, to be confirmed: on top of the form, to which Back leads."""
    about = (rejection.same_as, rejection.offer, rejection.note)
    sheet = await visit.desk.read(side_by_side, visit.person, visit.lead_id, *about)
    await visit.ack(response_action="update" if is_the_third(visit.view) else "push", view=merge_form(sheet))


async def submit_merge(visit: Visit) -> None:
    """Reject the lead as a duplicate and merge it, if both still are as they were shown."""
    offer, number, seen = [*visit.drawn_from.split(" "), "", ""][:3]
    rejection = Rejection(DUPLICATE, text_of(visit.typed, "note"), same_as=number, offer=number_in(offer), seen=seen)
    try:
        await visit.desk.transact(reject, visit.person, visit.lead_id, rejection, visit.key)
    except ChangedMeanwhileError as problem:
        about = (rejection.same_as, rejection.offer, rejection.note)
        now = await visit.desk.read(side_by_side, visit.person, visit.lead_id, *about)
        await visit.draw_again(merge_form(now), problem.text)
    else:
        await visit.ack(response_action="clear")


async def open_give_customer(visit: Visit) -> None:
    await visit.open(customer_form(await visit.desk.read(to_give, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_give_customer(visit: Visit) -> None:
    to, note = typed_giving(visit.typed)
    await none_unfit(visit, {REP: [to]})
    await visit.desk.transact(give_customer, visit.person, visit.lead_id, to, note, visit.key)
    await visit.ack()


async def press_not_ours(visit: Visit) -> None:
    await visit.desk.transact(leave_closed, visit.person, visit.lead_id, visit.key)
    await visit.ack()


def _offer(visit: Visit) -> int:
    """Return the offer that the card or form is about; 0 if an earlier release of Baton drew it."""
    return number_in(visit.drawn_from)
