"""A lead's history in words, one line for each thing that happened."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.engagement.maturity import step
from bot.engagement.meetings import CHANNELS
from bot.lead.definition import Definition
from bot.lead.record import Event
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.slack.text import bullets, day, esc, moment, person

_CHANGES = 4

_EVENTS = {
    "captured": "brought it in",
    "corrected": "corrected who it is",
    "answered": "documented answers",
    "offered": "offered it to sales",
    "accepted": "accepted it",
    "rejected": "rejected it",
    "nurturing": "keeps it warm with marketing",
    "refused": "closed it: it does not meet the definition",
    "prompted": "Reminder about the missing answers",
    "stale": "Closed as stale: nobody answered",
    "vetted": "vetted an answer",
    "overridden": "overrode the definition",
    "reopened": "reopened it",
    "follow_up_due": "Follow-up came due",
    "followed_up": "followed up",
    "skipped": "skipped a follow-up",
    "snoozed": "moved the follow-up",
    "never": "gave it up for good",
    "rejudged": "re-judged it under",
    "attempted": "tried to reach them",
    "talked": "logged a conversation",
    "matured": "moved the conversation",
    "contact_added": "added to the buying group:",
    "contact_changed": "said more about",
    "contact_removed": "took out of the buying group:",
    "meeting_planned": "planned a meeting",
    "meeting_on_hold": "The meeting is on hold: somebody's role is unknown",
    "hold_lifted": "said enough for the meeting to go ahead",
    "block_overridden": "let a meeting go ahead in spite of a block",
    "meeting_held": "held a meeting",
    "meeting_moved": "moved a meeting",
    "meeting_cancelled": "called a meeting off",
    "leader_named": "named the engagement leader:",
    "waste_alarm": "added to the meetings that pile up while questions are open",
    "suppression_confirmed": "confirmed: nobody contacts them again",
    "added_to": "came across it as well and added to it",
    "merged": "found that another lead is this one",
    "merged_into": "found that it is another lead",
    "credited": "gave the credit to who was first",
    "suppression_lifted": "lifted it: they may be contacted again",
    "suppression_dropped": "decided that they may still be contacted",
}


def history(events: Sequence[Event], definition: Definition, longest: int) -> str:
    """The latest lines that fit, whole ones only."""
    lines = [_line(event, definition) for event in events]
    while len(lines) > 1 and len(bullets(lines)) > longest:
        lines = ["_Earlier lines are left out._", *lines[2 if lines[0].startswith("_") else 1 :]]
    return bullets(lines)


def _line(event: Event, definition: Definition) -> str:
    words = _EVENTS.get(event.kind, event.kind.replace("_", " "))
    who = f"{person(event.actor)} " if event.actor else ""
    return f"{moment(event.at)}: {who}{words}{_more(event.kind, event.data, definition)}"


def _more(kind: str, data: Mapping[str, Any], definition: Definition) -> str:
    if kind == "rejected":
        reason = REASON_BY_CODE.get(str(data.get("detail")))
        note = f" “{esc(data['note'], 300)}”" if data.get("note") else ""
        return f" ({reason.label}){note}" if reason else note
    if kind == "answered":
        return _answered(data, definition)
    if kind == "vetted":
        return f": {_short(str(data.get('question')), definition)}"
    if kind == "overridden":
        return f": “{esc(str(data.get('reason')), 300)}”"
    if kind in ("offered", "nurturing", "refused") and data.get("reasons"):
        return f". {esc(' '.join(map(str, data['reasons'])), 300)}"
    if kind == "rejudged":
        return f" version {data.get('version')} of the definition"
    if kind in ("prompted", "attempted"):
        return f" (no. {data.get('number')})"
    if kind == "matured":
        said = f" “{esc(data['reason'], 300)}”" if data.get("reason") else ""
        return f" from stage {data.get('earlier')} to {data.get('to')}: {step(int(data.get('to', 1))).name}{said}"
    if kind in ("merged", "merged_into"):
        brought = f", brought by {person(str(data['originator']))}" if data.get("originator") else ""
        return f" (L-{data.get('number')}{brought})"
    if kind == "credited":
        return f" ({person(str(data.get('originator')))})"
    if kind == "added_to" and data.get("filled"):
        return f" ({esc(', '.join(data['filled']))})"
    if kind.startswith("contact_"):
        return f" {esc(str(data.get('name')), 150)}"
    if kind == "leader_named":
        return f" {person(str(data.get('leader')))}"
    if kind == "talked":
        return f" ({CHANNELS.get(str(data.get('channel')), 'another way').lower()})"
    if kind.startswith(("meeting_", "block_")):
        return _meeting(data)
    return ""


def _answered(data: Mapping[str, Any], definition: Definition) -> str:
    """Which answers changed, from what to what; else how many there are."""
    answers, before = data.get("answers") or {}, data.get("before") or {}
    if before:
        changes = [
            f"{_short(key, definition)} from “{_said(key, old, definition)}” to "
            + (f"“{_said(key, answers[key], definition)}”" if key in answers else "blank")
            for key, old in list(before.items())[:_CHANGES]
        ]
        more = len(before) - _CHANGES
        return f": {'; '.join(changes)}" + (f"; and {more} more" if more > 0 else "")
    return f" ({len(answers)} of them)" if len(answers) > 1 else ""


def _short(key: str, definition: Definition) -> str:
    question = definition.by_key.get(key)
    return esc(question.short if question else key.replace("_", " "), 60)


def _said(key: str, value: object, definition: Definition) -> str:
    question = definition.by_key.get(key)
    return esc(question.in_words(str(value)) if question else str(value), 80)


def _meeting(data: Mapping[str, Any]) -> str:
    when = f" ({day(datetime.fromisoformat(str(data['at'])))})" if data.get("at") else ""
    return when + (f" “{esc(str(data['reason']), 300)}”" if data.get("reason") else "")
