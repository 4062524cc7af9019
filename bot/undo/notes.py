"""The words where a message's buttons were: what came of them, with Undo while it can be undone."""

from collections.abc import Sequence
from datetime import date

from bot.lead.kinds import EventKind
from bot.lead.lifecycle import OPEN_TO_ANSWERS, STAGE_WORDS, Stage
from bot.lead.lines import details_button, plain_name, short_name
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.blocks import Block, Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import day, esc, moment, person
from bot.undo.deed import DONE, Result

_MOVED = (EventKind.REJECTED, EventKind.NEVER, EventKind.DISCARDED, EventKind.RECALLED)
_TAKEN_BACK = {
    EventKind.REJECTED: "the rejection",
    EventKind.ADDED_TO: "what was added",
    EventKind.MERGED_INTO: "the merge",
    EventKind.MEETING_HELD: "“held”",
    EventKind.MEETING_MOVED: "the new time of the meeting",
    EventKind.MEETING_CANCELLED: "calling the meeting off",
    EventKind.ATTEMPTED: "the attempt",
}
_ENDED = (EventKind.WON, EventKind.LOST)
_STAGE = (
    *_MOVED,
    EventKind.OFFERED,
    EventKind.NURTURING,
    EventKind.SENT_BACK,
    *_ENDED,
    EventKind.ACCEPTED,
    EventKind.RECYCLED,
    EventKind.RELEASED,
    EventKind.MERGED_INTO,
)

_NOTHING = "Nothing is left to do here."


def result(lead: Lead, result: Result, reader: str, deed_id: int = 0, words: Sequence[Block] = ()) -> Message:
    """Say what came of it to the reader, who can undo the deed if it is given. `words` of the message are kept."""
    came = said(lead, result, reader)
    undo = [button("Undo", Action.UNDO, f"{lead.id} {deed_id}")] if deed_id else []
    text = came if words else f"{short_name(lead)}\n{came}"
    return Message(f"{plain_name(lead)}: {came}", [*words, section(text), actions(*undo, details_button(lead))])


def said(lead: Lead, result: Result, reader: str) -> str:
    """Say it in a line: ":white_check_mark: Done by you, today at 10:12"."""
    mine = result.by == reader
    sign, did = DONE[result.did]
    if result.did is EventKind.DISCARDED and result.detail == Stage.OFFERED:
        did = "Withdrawn"
    if result.undone:
        who = "You" if mine else person(result.by)
        what = _TAKEN_BACK.get(result.did, f"“{did}”")
        now = f"It is {STAGE_WORDS[lead.stage]} again." if result.did in _STAGE else "All is as it was."
        return f":leftwards_arrow_with_hook: {who} took {what} back, {moment(result.at)}. {now}"
    came = f"{sign} {did} by {'you' if mine else person(result.by)}, {moment(result.at)}"
    if result.did is EventKind.FOLLOWED_UP and result.detail:
        came += f": *{esc(result.detail)}*"
    if result.following:
        return f"{came} · next follow-up {day(date.fromisoformat(result.following))}"
    if result.did is EventKind.PASSED_ON:
        return f"{came}, to {person(result.detail)}, who decides on it now"
    if result.did is EventKind.MERGED_INTO:
        return f"{came}: it goes on as *{esc(result.detail)}*"
    if result.did is EventKind.ATTEMPTED:
        return f"{came}: {esc(result.detail)}"
    if result.did in (*_ENDED, EventKind.NEVER):
        return f"{came}: *{esc(result.detail)}*" if result.detail else came
    reason = REASON_BY_CODE.get(result.detail)
    return f"{came}: *{reason.label}*. {reason.became}" if reason else came


def nothing_left(lead: Lead, reader: str) -> Message:
    """Say where the lead went, in place of a message that asks nothing of the reader any more; it stays true when the
    lead goes on from there."""
    where = STAGE_WORDS[lead.stage]
    if lead.stage in OPEN_TO_ANSWERS and reader != lead.in_charge:
        where += f". {person(lead.in_charge)} has it now"
    elif lead.stage is Stage.ACCEPTED and reader not in (lead.owner, lead.in_charge):
        where += f". {person(lead.owner)} has it now"
    return Message(
        f"{plain_name(lead)}: nothing left to do here",
        [
            section(f"{short_name(lead)}\n{_NOTHING} It moved on {moment(lead.stage_at)}: {where}."),
            actions(details_button(lead)),
        ],
    )
