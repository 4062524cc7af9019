"""The do-not-contact list: a manager answers a rep, and keeps the list."""

from collections.abc import Mapping

from bot.do_not_contact.confirm import Decided, decide_suppression
from bot.do_not_contact.look_up import do_not_contact
from bot.do_not_contact.page import do_not_contact as do_not_contact_view
from bot.do_not_contact.suppress import lift, suppress
from bot.do_not_contact.told import closed_for_it
from bot.slack.ids import Action
from bot.slack.typed import number_in, text_of
from commands.dispatch import Listener
from commands.visit import Visit


async def confirm_suppression(visit: Visit) -> None:
    decided = await visit.desk.transact(decide_suppression, visit.person, visit.lead_id, True, visit.key)
    await visit.ack()
    await _also_closed(visit, decided)


async def confirm_domain(visit: Visit) -> None:
    asked, seen = (visit.person, visit.lead_id, True, visit.key), visit.drawn_from
    decided = await visit.desk.transact(decide_suppression, *asked, everybody=True, domain_seen=seen)
    await visit.ack()
    await _also_closed(visit, decided)


async def _also_closed(visit: Visit, decided: Decided | None) -> None:
    """Name the other leads that were closed for it, if any: what was answered stands in the message itself."""
    closed = closed_for_it(decided.withdrawn.leads, decided.withdrawn.more) if decided else ""
    if closed:
        await visit.tell(closed)


async def drop_suppression(visit: Visit) -> None:
    await visit.desk.transact(decide_suppression, visit.person, visit.lead_id, False, visit.key)
    await visit.ack()


async def open_do_not_contact(visit: Visit) -> None:
    await visit.open(do_not_contact_view(await visit.desk.read(do_not_contact, visit.person)))
    await visit.ack()


async def submit_do_not_contact(visit: Visit) -> None:
    """Add to the list, and show it with the new entry."""
    whom, why = text_of(visit.typed, "whom"), text_of(visit.typed, "why")
    page = await visit.desk.transact(suppress, visit.person, whom, visit.key, why)
    await visit.turn_to(do_not_contact_view(page, visit.shown_id + 1))


async def press_lift(visit: Visit) -> None:
    shown = _shown(visit)
    page = await visit.desk.transact(lift, visit.person, visit.lead_id, visit.key, *shown)
    await visit.ack()
    await visit.redraw(str(visit.view.get("id")), do_not_contact_view(page, visit.shown_id))


async def press_find(visit: Visit) -> None:
    """Look for what stands in the field beside it; nothing there shows all."""
    await _turn(visit, 0, text_of(visit.typed, "find"))


async def press_show_all(visit: Visit) -> None:
    await _turn(visit, 0, "")


async def press_turn(visit: Visit) -> None:
    _, wanted = _shown(visit)
    await _turn(visit, visit.number, wanted)


async def _turn(visit: Visit, number: int, wanted: str) -> None:
    page = await visit.desk.read(do_not_contact, visit.person, number, wanted)
    await visit.ack()
    await visit.redraw(str(visit.view.get("id")), do_not_contact_view(page, visit.shown_id))


def _shown(visit: Visit) -> tuple[int, str]:
    """The page that the window shows, and what was looked for: what stood in the field when it was drawn."""
    return number_in(visit.metadata.partition(" ")[2]), text_of(visit.form.shown, "find")


BUTTONS: Mapping[str, Listener] = {
    Action.DO_NOT_CONTACT: open_do_not_contact,
    Action.LIFT_SUPPRESSION: press_lift,
    Action.FIND_BARRED: press_find,
    Action.SHOW_BARRED: press_show_all,
    f"{Action.TURN_BARRED}:": press_turn,
}
"""The buttons of the list itself."""
