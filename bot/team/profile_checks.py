"""The fields of a rep's form: how each is read, what is wrong with it, and how it is put into words."""

import re
from collections.abc import Mapping
from typing import Any

from bot.lead.workplace.places import zone_named
from bot.lead.workplace.typed_hours import hours_problem
from bot.slack.text import esc
from bot.team.rep import MOST_COUNTED, Kind

FIELDS: Mapping[str, str] = {
    "kind": "Hunter or farmer",
    "experienced": "Experienced in sales",
    "segments": "Segments",
    "territories": "Territories",
    "weight": "Share of leads",
    "cap": "Most open leads",
    "hours": "Working hours",
    "tz": "Time zone",
}
"""The fields, in the form's order, with their labels."""

OWN = frozenset({"hours", "tz"})
"""The fields that a rep may change for themselves."""

HEAVIEST = 10
KINDS: Mapping[str, str] = {
    "both": "Both",
    Kind.HUNTER: "Hunter: new business",
    Kind.FARMER: "Farmer: existing customers",
}
YES, NO = "yes", "no"


def words_in(typed: str) -> tuple[str, ...]:
    """Read a list typed with commas or on lines; each word once, whatever its case."""
    words = (" ".join(word.split()) for word in re.split(r"[,;\n]", typed))
    return tuple({word.casefold(): word for word in reversed([*words]) if word}.values())[::-1]


def problems(typed: Mapping[str, str]) -> dict[str, str]:
    """Say by field what cannot be saved, and why."""
    found = {
        "weight": _weight_problem(typed["weight"]),
        "cap": _cap_problem(typed["cap"].strip()),
        "hours": hours_problem(typed["hours"]) if typed["hours"].strip() else "",
        "tz": "" if not typed["tz"] or zone_named(typed["tz"]) else "There is no such time zone. Please pick one.",
    }
    return {name: problem for name, problem in found.items() if problem}


def _weight_problem(typed: str) -> str:
    if typed.strip().isdecimal() and 1 <= int(typed) <= HEAVIEST:
        return ""
    return f"Please write a whole number from 1 to {HEAVIEST}: 2 gets twice the leads of 1."


def _cap_problem(typed: str) -> str:
    if typed in ("0", "00"):
        return "Nobody can work with at most 0 open leads. To keep leads from them for a time, use “away”: /lead away."
    if not typed or (typed.isdecimal() and int(typed) <= MOST_COUNTED):
        return ""
    return f"Please write a whole number from 1 to {MOST_COUNTED}, or leave it empty for no limit."


def in_words(name: str, value: Any) -> str:
    """Put a field's value into words, in Slack's mrkdwn; "" for nothing."""
    if name == "kind":
        return KINDS.get(str(value), str(value))
    return esc(str(value), 300)
