"""The veil: a lead as those see it who might accept it, where names stay hidden until somebody has."""

from dataclasses import fields, replace

from bot.lead.definition.questions import Definition, Kind
from bot.lead.lifecycle import Stage
from bot.lead.people import MANAGERS, Role
from bot.lead.record import Lead, Listed

SOMEBODY = "Somebody"
"""The name of whoever is hidden."""

_SHOWN = frozenset({Stage.ACCEPTED, Stage.WON, Stage.LOST})
HIDDEN = ":lock: Who it is, how to reach them and what they said: shown to whoever accepts it."
UNTIL_ACCEPTED = "shown to whoever accepts it"
SEES_ALL = MANAGERS | {Role.MARKETER}


class Veiled(Lead):
    """A lead without whatever tells who it is: name, title, contact details, notes, and all that was said in words."""


def is_hidden_from(lead: Lead | Listed, user: str, roles: frozenset[Role]) -> bool:
    """Tell whether somebody sees the lead only veiled; marketing and managers never do, nor whoever has it or had it
    from the first. `user` is "" for a channel."""
    theirs = user and user in (lead.in_charge, lead.owner, getattr(lead, "originator", ""))
    return lead.stage not in _SHOWN and not theirs and not roles & SEES_ALL


def veiled(lead: Lead, definition: Definition) -> Veiled:
    """Hide who it is. What was chosen is kept: it names nobody."""
    chosen = {key for key, question in definition.by_key.items() if question.kind is Kind.CHOICE}
    values = {each.name: getattr(lead, each.name) for each in fields(lead)}
    hidden = dict.fromkeys(("title", "email", "phone", "notes", "reject_note"), "")
    said = {key: replace(answer, said_by="", evidence="") for key, answer in lead.answers.items()}
    said |= {key: replace(answer, value=UNTIL_ACCEPTED) for key, answer in said.items() if key not in chosen}
    why = UNTIL_ACCEPTED if lead.override_reason else ""
    return Veiled(**{**values, **hidden, "name": SOMEBODY, "answers": said, "override_reason": why})


def veiled_row(row: Listed) -> Listed:
    return row._replace(name=SOMEBODY)
