"""A lead's history in words, one line for each thing that happened."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.cadence.outcome import in_words as came_of_it
from bot.cadence.why import WHY_WORDS, Why
from bot.engagement.maturity import step
from bot.engagement.meetings import CHANNELS
from bot.lead.definition.questions import Definition
from bot.lead.ending.ending import ENDS, in_words
from bot.lead.kinds import EventKind
from bot.lead.record import Event
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.overview.ending_lines import brought_forward, given_up
from bot.overview.history_words import WORDS
from bot.overview.sales_lines import attempted, passed_on
from bot.promises.lines import took
from bot.slack.text import bullets, day, esc, moment, person

_IN_DETAILS, _SAID, _CHANGES = 300, 80, 4  # characters of what people typed, and of an answer, of so many
_ROOM = 60  # for the line that says how many are left out

Data = Mapping[str, Any]


def history(events: Sequence[Event], definition: Definition, longest: int, total: int) -> str:
    """Draw the latest lines that fit, whole lines only, and say how many of the `total` come before them."""
    lines = history_lines(events, definition, _IN_DETAILS)
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
    return f"{moment(event.at)}: {who}{words}{_more(event, definition, limit)}"


def _more(event: Event, definition: Definition, limit: int) -> str:
    """Return what stands behind a line's words, "" for nothing; what people typed has at most `limit` characters."""
    if event.kind == EventKind.ANSWERED:
        return _answered(event.data, definition, limit)
    if event.kind == EventKind.JOINED_LATE:
        return _joined_late(event.data, definition)
    if event.kind == EventKind.VETTED:
        return f": {_short(str(event.data.get('question')), definition)}"
    said = _MORE.get(event.kind)
    return said(event.data, limit) if said else ""


def _sent_back(data: Data, limit: int) -> str:
    reason = REASON_BY_CODE.get(str(data.get("detail")))
    return f" ({reason.label}){_typed(data, 'note', limit)}{took(data)}" if reason else _typed(data, "note", limit)


def _ended(data: Data, limit: int) -> str:
    on = f", as of {_on(data['on'])}" if data.get("on") else ""
    how = in_words(data, limit)
    return f": {how}{on}" if how else on


def _paused(data: Data, limit: int) -> str:
    until = _on(data["until"]) if data.get("until") else "erased"
    return f" until {until}{_typed(data, 'reason', limit, ': ')}"


def _barred(data: Data, limit: int) -> str:
    domain = f" (everybody at {esc(str(data['domain']), 100)})" if data.get("domain") else ""
    return f"{domain}{_typed(data, 'reason', 300, ': ')}"


def _because(data: Data, limit: int) -> str:
    return f". {esc(' '.join(map(str, data['reasons'])), limit)}" if data.get("reasons") else ""


def _matured(data: Data, limit: int) -> str:
    reached = step(int(data.get("to", 1))).name
    return f" from stage {data.get('earlier')} to {data.get('to')}: {reached}{_typed(data, 'reason', limit)}"


def _merged(data: Data, limit: int) -> str:
    brought = f", added by {person(str(data['originator']))}" if data.get("originator") else ""
    return f" (L-{data.get('number')}{brought})"


def _went_on(data: Data, limit: int) -> str:
    to = person(str(data["to"])) if data.get("to") else "everybody"
    return f" {person(str(data.get('passed')))} {data.get('because', '')}, so it is for {to} now"


def _snoozed(data: Data, limit: int) -> str:
    until, track = str(data.get("until")), data.get("on_track")
    on = f", on the track {esc(str(track), 75)}" if track else ""
    return f" to {_on(until)}{on}" if len(until) == len("2027-02-01") else on


def _followed_up(data: Data, limit: int) -> str:
    came = came_of_it(data).lower()
    return (f": {came}" if came else "") + _typed(data, "note", limit, ", ")


def _meeting(data: Data, limit: int) -> str:
    when = f" ({moment(datetime.fromisoformat(str(data['at'])))})" if data.get("at") else ""
    return f"{when}{_typed(data, 'reason', limit)}"


_MORE: Mapping[str, Callable[[Data, int], str]] = {
    **dict.fromkeys((EventKind.REJECTED, EventKind.RECYCLED), _sent_back),
    EventKind.PASSED_ON: passed_on,
    **dict.fromkeys(ENDS, _ended),
    EventKind.RELEASED: lambda data, limit: _typed(data, "note", limit),
    EventKind.ACCEPTED: lambda data, _: took(data),
    EventKind.PAUSED: _paused,
    EventKind.BARRED: _barred,
    **dict.fromkeys(
        (EventKind.INQUIRED, EventKind.INQUIRY_ANSWERED),
        lambda data, limit: f": “{esc(str(data.get('text')), limit)}”",
    ),
    EventKind.REVIEW_ASKED: lambda data, _: f" {person(str(data['to']))}" if data.get("to") else " somebody else",
    EventKind.SENT_BACK: lambda data, limit: f": “{esc(str(data.get('note')), limit)}”",
    EventKind.OVERRIDDEN: lambda data, limit: f": “{esc(str(data.get('reason')), limit)}”",
    **dict.fromkeys((EventKind.OFFERED, EventKind.NURTURING, EventKind.REFUSED), _because),
    EventKind.MOVED_OVER: lambda data, _: f" version {data.get('version')} of its track, next on {_on(data['until'])}",
    EventKind.REJUDGED: lambda data, _: f" version {data.get('version')} of the definition",
    EventKind.PROMPTED: lambda data, _: f" (no. {data.get('number')})",
    EventKind.ATTEMPTED: attempted,
    EventKind.MATURED: _matured,
    **dict.fromkeys((EventKind.MERGED, EventKind.MERGED_INTO), _merged),
    EventKind.UNDONE: lambda data, _: f" {WORDS.get(str(data.get('detail')), '')}",
    EventKind.CREDITED: lambda data, _: f" ({person(str(data.get('originator')))})",
    EventKind.HANDED_OVER: lambda data, _: (
        f" for {esc(str(data.get('side')), 20)}: {person(str(data.get('to')))} has it now"
    ),
    EventKind.ADDED_TO: lambda data, _: f" ({esc(', '.join(data['filled']))})" if data.get("filled") else "",
    EventKind.NEVER: given_up,
    EventKind.NURTURED_AGAIN: lambda data, _: f", on {esc(str(data.get('track')), 75)}",
    EventKind.TRACK_STOPPED: lambda data, _: f" {WHY_WORDS[Why(str(data['detail']))]}",
    EventKind.BROUGHT_FORWARD: brought_forward,
    EventKind.WENT_ON: _went_on,
    EventKind.SNOOZED: _snoozed,
    EventKind.FOLLOWED_UP: _followed_up,
    EventKind.LEADER_NAMED: lambda data, _: f" {person(str(data.get('leader')))}",
    EventKind.TALKED: lambda data, _: f" ({CHANNELS.get(str(data.get('channel')), 'another way').lower()})",
    **{
        kind: lambda data, _: f" {esc(str(data.get('name')), 150)}" for kind in EventKind if kind.startswith("contact_")
    },
    **{kind: _meeting for kind in EventKind if kind.startswith(("meeting_", "block_"))},
}
"""The words for a line's data, for the kinds of which there is more to say."""


def _typed(data: Data, name: str, limit: int, before: str = " ") -> str:
    return f"{before}“{esc(str(data[name]), limit)}”" if data.get(name) else ""


def _on(iso: object) -> str:
    return day(date.fromisoformat(str(iso)))


def _joined_late(data: Data, definition: Definition) -> str:
    again = ", ".join(_short(str(key), definition) for key in data.get("questions") or ())
    return f": {esc(str(data.get('name') or ''), 150)}" + (f"; to be vetted again: {again}" if again else "")


def _answered(data: Data, definition: Definition, limit: int) -> str:
    """Say which answers changed, from what to what; else how many there are."""
    answers, before = data.get("answers") or {}, data.get("before") or {}
    said, most = (_SAID, _CHANGES) if limit == _IN_DETAILS else (limit, len(before))
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
