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
from bot.overview.history_words import WORDS
from bot.overview.sales_lines import attempted, passed_on
from bot.promises.lines import took
from bot.slack.text import bullets, day, esc, moment, person

_CHANGES = 4
_NOTE, _SAID = 300, 80  # characters of what people typed, and of an answer, in Details
_ROOM = 60  # for the line that says how many are left out


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
    if kind in (EventKind.REJECTED, EventKind.RECYCLED):
        reason = REASON_BY_CODE.get(str(data.get("detail")))
        note = f" “{esc(data['note'], limit)}”" if data.get("note") else ""
        return f" ({reason.label}){note}{took(data)}" if reason else note
    if kind == EventKind.PASSED_ON:
        return passed_on(data, limit)
    if kind in ENDS:
        on = f", as of {day(date.fromisoformat(str(data['on'])))}" if data.get("on") else ""
        how = in_words(data, limit)
        return f": {how}{on}" if how else on
    if kind == EventKind.RELEASED:
        return f" “{esc(data['note'], limit)}”" if data.get("note") else ""
    if kind == EventKind.ACCEPTED:
        return took(data)
    if kind == EventKind.PAUSED:
        until = day(date.fromisoformat(str(data["until"]))) if data.get("until") else "erased"
        return f" until {until}" + (f": “{esc(str(data['reason']), limit)}”" if data.get("reason") else "")
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
        return attempted(data, limit)
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
    if kind == EventKind.WENT_ON:
        to = person(str(data["to"])) if data.get("to") else "everybody"
        return f" {person(str(data.get('passed')))} {data.get('because', '')}, so it is for {to} now"
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
