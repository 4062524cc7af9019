"""The terms of the promises: after how much working time who is told that nobody has answered."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Terms:
    """Minutes of working time, counted from the offer, after which the rep, the card's thread and a sales manager are
    told, and after which the lead is offered to somebody else. `contact` and `longest_pause` are working days;
    `contact_manager` are minutes after the first contact was due."""

    remind: int = 120
    thread: int = 240
    manager: int = 360
    reoffer: int = 480
    contact: int = 1
    contact_manager: int = 240
    longest_pause: int = 10

    def text(self) -> str:
        """Write down what is not as usual."""
        return json.dumps({name: value for name, value in asdict(self).items() if value != getattr(USUAL, name)})


USUAL = Terms()
IN_HOURS = ("remind", "thread", "manager", "reoffer", "contact_manager")
"""The terms that people read and type in hours; the others are days."""
SHORTEST = 15
"""The least working time, in minutes, after which anybody is told."""
MOST_HOURS, MOST_DAYS = 200, 60

TERMS: Mapping[str, tuple[str, str]] = {
    "remind": ("Remind the rep after", "Working hours since the offer. With nobody suggested, the thread comes first."),
    "thread": ("Say it in the card's thread after", "Working hours since the offer."),
    "manager": ("Tell a manager of sales after", "Working hours since the offer."),
    "reoffer": ("Offer it to somebody else after", "Working hours since the offer: the time the card says."),
    "contact": ("First contact within", "Working days after Accept: then the owner is reminded."),
    "contact_manager": ("Then tell a manager of sales after", "Working hours after the first contact was due."),
    "longest_pause": ("The longest pause", "Working days, from the first pause of a promise."),
}
"""The fields of the form, in its order: label and hint."""


@lru_cache(maxsize=1000)
def read_terms(text: str) -> Terms:
    """Read the terms as they were written down; what this release does not know is left out."""
    known = {field.name for field in fields(Terms)}
    kept = json.loads(text) if text else {}
    return Terms(**{name: value for name, value in kept.items() if name in known and isinstance(value, int)})


def minutes(span: int) -> timedelta:
    return timedelta(minutes=span)


def shown(name: str, value: int) -> str:
    """Write a term as people type it: hours or days, "2" or "1.5"."""
    return f"{value / 60:g}" if name in IN_HOURS else str(value)


def typed_terms(typed: Mapping[str, str]) -> tuple[Terms, dict[str, str]]:
    """Read the terms as they were typed, and map each field with a problem to what is wrong and how to put it right."""
    values, problems = {}, {}
    for field in fields(Terms):
        text = typed.get(field.name, "").strip().replace(",", ".").removesuffix("h").strip()
        value = _number(text)
        hours = field.name in IN_HOURS
        least, most = (SHORTEST / 60, MOST_HOURS) if hours else (1, MOST_DAYS)
        if value is None or not least <= value <= most or not (hours or value == int(value)):
            what = f"hours, from {least} to {MOST_HOURS}" if hours else f"working days, from 1 to {MOST_DAYS}"
            problems[field.name] = f"Please write a number of {what}, such as {'1.5' if hours else '1'}."
        else:
            values[field.name] = round(value * 60) if hours else int(value)
    if problems:
        return USUAL, problems
    terms = Terms(**values)
    ladder = ("remind", "thread", "manager", "reoffer")
    for before, after in pairwise(ladder):
        if getattr(terms, after) <= getattr(terms, before):
            problems[after] = "This has to come after the step above it. Please write a larger number."
    return terms, problems


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
