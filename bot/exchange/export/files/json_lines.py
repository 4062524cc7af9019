"""A file of leads as JSON Lines: one lead a line, with all that hangs on it. docs/export.md says what each field means.

Without contact details, whatever says how to reach somebody, or was noted or heard, is left out: of a line of history
its kind, moment and person stay, of a conversation the day, the channel and who talked.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.exchange.export.files.line import Line
from bot.lead.definition.questions import Definition
from bot.lead.details import DETAILS
from bot.lead.record import Answer
from bot.lead.veil.veiled import Veiled

_PRIVATE = frozenset(
    "email phone why referred_by place data learned outcome override note said_by evidence".split()  # noqa: SIM905
)
"""Fields of answers and of what hangs on a lead that are left out without contact details."""
_OF_THE_VEILED = frozenset({"history", "contributions"})
_PLAIN = ("definition_version", "maturity", "worth", "offer", "track", "reject_code")


def line(each: Line, definition: Definition, names: Mapping[str, str], *, contact: bool) -> bytes:
    """Write a lead; `names` says what people are called by their ids, `definition` how questions are worded."""
    lead = each.lead
    told: dict[str, Any] = {"lead": lead.label, "stage": lead.stage, "stage_since": lead.stage_at}
    told |= {"do_not_contact": each.barred, "came_in": lead.created_at}
    told |= {"merged_into": f"L-{lead.merged_into}" if lead.merged_into else None}
    told |= {name: getattr(lead, name) for name, detail in DETAILS.items() if contact or not detail.private}
    told |= {"source_name": each.source, **{name: getattr(lead, name) for name in _PLAIN}}
    people = {"originator": lead.originator, "in_charge": lead.in_charge, "owner": lead.owner}
    told |= {part: {"id": user, "name": names.get(user, user)} if user else None for part, user in people.items()}
    told["answers"] = [_answer(answer, definition, contact=contact) for answer in lead.answers.values()]
    for part, rows in each.story.items():
        shown = not isinstance(lead, Veiled) or part in _OF_THE_VEILED
        told[part] = [_told(row, contact=contact) for row in rows] if shown else []
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=_moment).encode() + b"\n"


def _answer(answer: Answer, definition: Definition, *, contact: bool) -> dict[str, Any]:
    question = definition.by_key.get(answer.key)
    said = {name: getattr(answer, name) for name in Answer.__dataclass_fields__}
    worded = {"question": question.prompt if question else None}
    worded |= {"in_words": question.in_words(answer.value) if question else answer.value}
    return {**_told(said, contact=contact), **worded}


def _told(row: Mapping[str, Any], *, contact: bool) -> dict[str, Any]:
    return {name: value for name, value in row.items() if contact or name not in _PRIVATE}


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON")
