"""A lead's history in words, one line for each thing that happened."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.engagement.maturity import step
from bot.engagement.meetings import CHANNELS
from bot.lead.definition.questions import Definition
from bot.lead.ending.ending import ENDS, in_words
from bot.lead.kinds import EventKind
from bot.lead.record import Event
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.outcomes.attempts import CAME
from bot.slack.text import bullets, day, esc, moment, person

_CHANGES = 4
_NOTE, _SAID = 300, 80  # characters of what people typed, and of an answer, in Details
_ROOM = 60  # for the line that says how many are left out

WORDS: Mapping[str, str] = {
    EventKind.CAPTURED: "added it",
    EventKind.CORRECTED: "corrected who it is",
    EventKind.ANSWERED: "documented answers",
    EventKind.OFFERED: "offered it to sales",
    EventKind.ACCEPTED: "accepted it",
    EventKind.REJECTED: "rejected it",
    EventKind.WON: "won it",
    EventKind.LOST: "lost it",
    EventKind.RELEASED: "released it: sales decides anew",
    EventKind.NURTURING: "keeps it warm with marketing",
    EventKind.REFUSED: "closed it: it does not meet the definition",
    EventKind.PROMPTED: "Reminder about the missing answers",
    EventKind.STALE: "Closed as stale: nobody worked on it",
    EventKind.VETTED: "vetted an answer",
    EventKind.JOINED_LATE: "noted that somebody who decides joined late",
    EventKind.OVERRIDDEN: "offered it anyway",
    EventKind.REOPENED: "reopened it",
    EventKind.ERASED: "erased whose lead this was",
    EventKind.FOLLOW_UP_DUE: "Follow-up came due",
    EventKind.REMINDED: "Reminder that the follow-up waits",
    EventKind.FOLLOWED_UP: "followed up",
    EventKind.SKIPPED: "skipped a follow-up",
    EventKind.SNOOZED: "moved the follow-up",
    EventKind.NEVER: "gave it up for good",
    EventKind.REJUDGED: "re-judged it under",
    EventKind.ATTEMPTED: "tried to reach them",
    EventKind.TALKED: "logged a conversation",
    EventKind.MATURED: "moved the conversation",
    EventKind.CONTACT_ADDED: "added to the buying group:",
    EventKind.CONTACT_CHANGED: "said more about",
    EventKind.CONTACT_REMOVED: "took out of the buying group:",
    EventKind.MEETING_PLANNED: "planned a meeting",
    EventKind.MEETING_ON_HOLD: "The meeting is on hold: somebody's role is unknown",
    EventKind.HOLD_LIFTED: "said enough for the meeting to go ahead",
    EventKind.BLOCK_OVERRIDDEN: "let a meeting go ahead despite a block",
    EventKind.MEETING_HELD: "held a meeting",
    EventKind.MEETING_MOVED: "moved a meeting",
    EventKind.MEETING_CANCELLED: "called a meeting off",
    EventKind.LEADER_NAMED: "named the engagement leader:",
    EventKind.WASTE_ALARM: "added to the meetings piling up while questions are open",
    EventKind.SUPPRESSION_CONFIRMED: "confirmed that nobody contacts them again",
    EventKind.ADDED_TO: "came across it too and added to it",
    EventKind.MERGED: "found that another lead is this one",
    EventKind.MERGED_INTO: "found that it is another lead",
    EventKind.HANDED_OVER: "handed it over",
    EventKind.CREDITED: "gave the credit to whoever was first",
    EventKind.BARRED: "put them on the do-not-contact list, so it was closed",
    EventKind.SUPPRESSION_LIFTED: "lifted it: they may be contacted again",
    EventKind.REQUESTED: "asked a manager to offer it anyway",
    EventKind.REQUEST_DECLINED: "said not now to offering it anyway",
    EventKind.INQUIRED: "asked the marketer",
    EventKind.INQUIRY_ANSWERED: "answered a question",
    EventKind.INQUIRY_CLOSED: "A question was not answered",
    EventKind.DISCARDED: "discarded it",
    EventKind.RECALLED: "took it back from sales",
    EventKind.UNDONE: "took back what was done:",
    EventKind.SUPPRESSION_DROPPED: "decided that they may still be contacted",
}


def history(events: Sequence[Event], definition: Definition, longest: int, total: int) -> str:
    """Draw the latest lines that fit, whole lines only, and say how many of the `total` come before them."""
    lines = history_lines(events, definition, _NOTE)
    while len(lines) > 1 and len(bullets(lines)) > longest - _ROOM:
        lines = lines[1:]
    earlier = total - len(lines)
    one = "1 earlier line" if earlier == 1 else f"{earlier} earlier lines"
    return bullets([f"_{one}: press *History in full*._", *lines] if earlier > 0 else lines)


def history_lines(events: Sequence[Event], definition: Definition, limit: int) -> list[str]:
    """A line for each event; what people typed has at most `limit` characters."""
    return [_line(event, definition, limit) for event in events]


def _line(event: Event, definition: Definition, limit: int) -> str:
    words = WORDS.get(event.kind, event.kind.replace("_", " "))
    who = f"{person(event.actor)} " if event.actor else ""
    return f"{moment(event.at)}: {who}{words}{_more(event.kind, event.data, definition, limit)}"


def _more(kind: str, data: Mapping[str, Any], definition: Definition, limit: int) -> str:
    if kind == EventKind.REJECTED:
        reason = REASON_BY_CODE.get(str(data.get("detail")))
        note = f" “{esc(data['note'], limit)}”" if data.get("note") else ""
        return f" ({reason.label}){note}" if reason else note
    if kind in ENDS:
        on = f", as of {day(date.fromisoformat(str(data['on'])))}" if data.get("on") else ""
        how = in_words(data, limit)
        return f": {how}{on}" if how else on
    if kind == EventKind.RELEASED:
        return f" “{esc(data['note'], limit)}”" if data.get("note") else ""
    if kind == EventKind.ANSWERED:
        return _answered(data, definition, limit)
    if kind == EventKind.JOINED_LATE:
        again = ", ".join(_short(str(key), definition) for key in data.get("questions") or ())
        return f": {esc(str(data.get('name') or ''), 150)}" + (f"; to be vetted again: {again}" if again else "")
    if kind == EventKind.VETTED:
        return f": {_short(str(data.get('question')), definition)}"
    if kind == EventKind.BARRED:
        domain = f" (everybody at {esc(str(data['domain']), 100)})" if data.get("domain") else ""
        return domain + (f": “{esc(str(data['reason']), 300)}”" if data.get("reason") else "")
    if kind in (EventKind.INQUIRED, EventKind.INQUIRY_ANSWERED):
        return f": “{esc(str(data.get('text')), limit)}”"
    if kind == EventKind.OVERRIDDEN:
        return f": “{esc(str(data.get('reason')), limit)}”"
    if kind in (EventKind.OFFERED, EventKind.NURTURING, EventKind.REFUSED) and data.get("reasons"):
        return f". {esc(' '.join(map(str, data['reasons'])), limit)}"
    if kind == EventKind.REJUDGED:
        return f" version {data.get('version')} of the definition"
    if kind == EventKind.PROMPTED:
        return f" (no. {data.get('number')})"
    if kind == EventKind.ATTEMPTED:
        return _attempted(data, limit)
    if kind == EventKind.MATURED:
        said = f" “{esc(data['reason'], limit)}”" if data.get("reason") else ""
        return f" from stage {data.get('earlier')} to {data.get('to')}: {step(int(data.get('to', 1))).name}{said}"
    if kind in (EventKind.MERGED, EventKind.MERGED_INTO):
        brought = f", added by {person(str(data['originator']))}" if data.get("originator") else ""
        return f" (L-{data.get('number')}{brought})"
    if kind == EventKind.UNDONE:
        return f" {WORDS.get(str(data.get('detail')), '')}"
    if kind == EventKind.CREDITED:
        return f" ({person(str(data.get('originator')))})"
    if kind == EventKind.HANDED_OVER:
        return f" for {esc(str(data.get('side')), 20)}: {person(str(data.get('to')))} has it now"
    if kind == EventKind.ADDED_TO and data.get("filled"):
        return f" ({esc(', '.join(data['filled']))})"
    if kind == EventKind.SNOOZED and len(str(data.get("until"))) == len("2027-02-01"):
        return f" to {day(date.fromisoformat(str(data['until'])))}"
    if kind.startswith("contact_"):
        return f" {esc(str(data.get('name')), 150)}"
    if kind == EventKind.LEADER_NAMED:
        return f" {person(str(data.get('leader')))}"
    if kind == EventKind.TALKED:
        return f" ({CHANNELS.get(str(data.get('channel')), 'another way').lower()})"
    if kind.startswith(("meeting_", "block_")):
        return _meeting(data, limit)
    return ""


def _attempted(data: Mapping[str, Any], limit: int) -> str:
    """Say how it went; an earlier release only counted them."""
    number = f" (no. {data.get('number')})"
    if not data.get("came"):
        return number
    how = CHANNELS.get(str(data.get("channel")), "another way").lower()
    came = next((words for one, (words, _) in CAME.items() if one == data["came"]), "").lower()
    when = f" ({day(date.fromisoformat(str(data['call_back'])))})" if data.get("call_back") else ""
    return f"{number}: {how}, {came}{when}" + (f" “{esc(str(data['note']), limit)}”" if data.get("note") else "")


def _answered(data: Mapping[str, Any], definition: Definition, limit: int) -> str:
    """Say which answers changed, from what to what; else how many there are."""
    answers, before = data.get("answers") or {}, data.get("before") or {}
    said, most = (_SAID, _CHANGES) if limit == _NOTE else (limit, len(before))
    if before:
        changes = [
            f"{_short(key, definition)} from “{_said(key, old, definition, said)}” to "
            + (f"“{_said(key, answers[key], definition, said)}”" if key in answers else "blank")
            for key, old in list(before.items())[:most]
        ]
        more = len(before) - most
        return f": {'; '.join(changes)}" + (f"; and {more} more" if more > 0 else "")
    return f" ({len(answers)} of them)" if len(answers) > 1 else ""


def _short(key: str, definition: Definition) -> str:
    question = definition.by_key.get(key)
    return esc(question.short if question else key.replace("_", " "), 60)


def _said(key: str, value: object, definition: Definition, limit: int) -> str:
    question = definition.by_key.get(key)
    return esc(question.in_words(str(value)) if question else str(value), limit)


def _meeting(data: Mapping[str, Any], limit: int) -> str:
    when = f" ({moment(datetime.fromisoformat(str(data['at'])))})" if data.get("at") else ""
    return when + (f" “{esc(str(data['reason']), limit)}”" if data.get("reason") else "")
