"""The buttons of a follow-up but for Done: Skip, Snooze, Never; and Reopen for a draft that went stale."""

from bot.answers.look_up import questionnaire
from bot.answers.question_form import question_form
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.nurture.ends.go_on import go_on
from bot.nurture.follow_up import never, ready_now, skip
from bot.nurture.lists import follow_ups
from bot.nurture.look_up import in_full, turned
from bot.nurture.notes import follow_up
from bot.nurture.reopen import reopen
from bot.nurture.snooze import snooze, to_snooze
from bot.nurture.snooze_form import snooze_form, typed_day, typed_track
from bot.nurture.try_again import try_again
from bot.slack.blocks import Block
from bot.slack.typed import number_in
from commands.intake import edit
from commands.overview import redraw_beneath, refresh
from commands.responses import put_in_place
from commands.visit import Visit


async def press_skip(visit: Visit) -> None:
    await visit.desk.transact(skip, visit.person, visit.lead_id, visit.key, number_in(visit.drawn_from))
    await visit.ack()
    await refresh(visit)


async def show_follow_up(visit: Visit) -> None:
    """Show one of a list as a message of its own, beneath it."""
    asked = await visit.desk.read(in_full, visit.person, visit.lead_id)
    await visit.ack()
    await visit.tell(follow_up(asked))


async def turn_follow_ups(visit: Visit) -> None:
    """Show another page of the list where it stands."""
    page = await visit.desk.read(turned, visit.person, visit.number, number_in(visit.drawn_from))
    await visit.ack()
    await put_in_place(visit, follow_ups(page))


async def open_snooze(visit: Visit) -> None:
    await visit.open(await _snooze_form(visit, visit.lead_id))
    await visit.ack()


async def choose_snooze_track(visit: Visit) -> None:
    """Show what comes on the track that was chosen; the day stays as it was."""
    form = await _snooze_form(visit, visit.shown_id, visit.value)
    await visit.redraw(str(visit.view.get("id")), form, as_seen=True)
    await visit.ack()


async def _snooze_form(visit: Visit, lead_id: int, track: str = "") -> Block:
    lead, days, planned, on = await visit.desk.read(to_snooze, visit.person, lead_id, track)
    return snooze_form(lead, days, planned.id, planned.on, on) if planned else snooze_form(lead, days, on=on)


async def submit_snooze(visit: Visit) -> None:
    until, about, track = typed_day(visit.typed), number_in(visit.drawn_from), typed_track(visit.typed)
    try:
        await visit.desk.transact(snooze, visit.person, visit.lead_id, until, visit.key, about, track)
    except ChangedMeanwhileError as problem:
        await visit.draw_again(await _snooze_form(visit, visit.lead_id), problem.text)
        return
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def press_never(visit: Visit) -> None:
    await visit.desk.transact(never, visit.person, visit.lead_id, visit.key, _offer(visit))
    await visit.ack()
    await refresh(visit)


async def press_go_on(visit: Visit) -> None:
    await visit.desk.transact(go_on, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await refresh(visit)


async def press_reopen(visit: Visit) -> None:
    """Take the lead up again; what sales had returned is put right first, in the form."""
    if await visit.desk.transact(reopen, visit.person, visit.lead_id, visit.key):
        await edit(visit)
    else:
        await visit.ack()
    await refresh(visit)


async def press_try_again(visit: Visit) -> None:
    """Take a lost lead up again; whoever has it for marketing is asked in a message what may have changed."""
    await visit.desk.transact(try_again, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await refresh(visit)


async def press_ready_now(visit: Visit) -> None:
    """Ask again what went stale, is missing or holds the lead back; with nothing to ask, judge at once."""
    asked = await visit.desk.read(questionnaire, visit.person, visit.lead_id)
    if asked.questions:
        await visit.open(question_form(asked))
    else:
        await visit.desk.transact(ready_now, visit.person, visit.lead_id, visit.key, _offer(visit))
        await refresh(visit)
    await visit.ack()


def _offer(visit: Visit) -> int | None:
    """Return how often the lead had been offered when the message was written; None if an earlier release wrote it."""
    return number_in(visit.drawn_from) if visit.drawn_from else None
