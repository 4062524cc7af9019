"""Won, Lost and Release: by button, in a form, or typed after `/lead`."""

from bot.lead.ending.ending import Ending
from bot.lead.ending.lost_reasons import OTHER, reason_heard
from bot.lead.lifecycle import Move
from bot.lead.record import Lead
from bot.outcomes.close import called_to_close, lose, to_close, win
from bot.outcomes.ending_forms import lost_form, release_form, typed_ending, won_form
from bot.outcomes.notes import lost_by_you, released_by_you, won_by_you
from bot.outcomes.release import release
from bot.slack.text import esc
from commands.outcomes.told import told_of
from commands.overview import redraw_beneath
from commands.visit import Visit

_FORMS = {Move.WIN: won_form, Move.LOSE: lost_form, Move.RELEASE: release_form}


async def open_won(visit: Visit) -> None:
    await _open(visit, Move.WIN)


async def open_lost(visit: Visit) -> None:
    await _open(visit, Move.LOSE)


async def open_release(visit: Visit) -> None:
    await _open(visit, Move.RELEASE)


async def _open(visit: Visit, move: Move) -> None:
    await visit.open(_FORMS[move](await visit.desk.read(to_close, visit.person, visit.lead_id, move)))
    await visit.ack()


async def submit_won(visit: Visit) -> None:
    await visit.desk.transact(win, visit.person, visit.lead_id, typed_ending(visit.typed), visit.key)
    await _done(visit)


async def submit_lost(visit: Visit) -> None:
    await visit.desk.transact(lose, visit.person, visit.lead_id, typed_ending(visit.typed), visit.key)
    await _done(visit)


async def submit_release(visit: Visit) -> None:
    await visit.desk.transact(release, visit.person, visit.lead_id, typed_ending(visit.typed).note, visit.key)
    await _done(visit)


async def _done(visit: Visit) -> None:
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def type_won(visit: Visit, rest: str) -> None:
    """Take `L-12 12000 EUR`; the number alone opens the form."""
    wanted, amount = told_of(rest)
    lead = await _typed_about(visit, wanted, amount, Move.WIN)
    if lead:
        await visit.desk.transact(win, visit.person, lead.id, Ending(amount=amount), visit.key)
        await visit.ack(won_by_you(lead))


async def type_lost(visit: Visit, rest: str) -> None:
    """Take `L-12 chose a competitor`; what sounds like no reason in the list is kept as a note."""
    wanted, why = told_of(rest)
    lead = await _typed_about(visit, wanted, why, Move.LOSE)
    if lead:
        reason = reason_heard(why)
        note = "" if why.strip().lower() == reason.label.lower() else why.strip()
        await visit.desk.transact(lose, visit.person, lead.id, Ending(reason=reason.code, note=note), visit.key)
        await visit.ack(lost_by_you(lead, reason.label if reason.code != OTHER else esc(note, 300)))


async def type_release(visit: Visit, rest: str) -> None:
    wanted, why = told_of(rest)
    lead = await _typed_about(visit, wanted, why, Move.RELEASE)
    if lead:
        await visit.desk.transact(release, visit.person, lead.id, why, visit.key)
        await visit.ack(released_by_you(lead))


_WHICH = {
    Move.WIN: "Which lead, and how much? For example: `/lead won L-12 12000 EUR`.",
    Move.LOSE: "Which lead, and why? For example: `/lead lost L-12 chose a competitor`.",
    Move.RELEASE: "Which lead, and why? For example: `/lead release L-12 on parental leave`.",
}


async def _typed_about(visit: Visit, wanted: str, said: str, move: Move) -> Lead | None:
    """Return the lead that was named with what is said of it; None where the form asks, or nothing was named."""
    if not wanted:
        await visit.ack(f"{_WHICH[move]} `/lead mine` lists yours.")
        return None
    sheet = await visit.desk.read(called_to_close, visit.person, wanted, move)
    if said.strip():
        return sheet.lead
    await visit.open(_FORMS[move](sheet))
    await visit.ack()
    return None
