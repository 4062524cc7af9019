"""The choices that somebody made in a preview, as an import keeps them, put over what was found in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.exchange.layouts.map_columns import map_columns, with_dates
from bot.exchange.layouts.mapping import Mapping as Mapped
from bot.exchange.reading.sheet import Choice, Sheet, Table
from bot.lead.definition.questions import Question

Chosen = Mapping[str, Any]
"""Choices by name; one that is not there is as found: "encoding", "delimiter", "table" (its place), "targets" (by
a column's place, as text), "day_first", "source", "batch", "owner", "overwrite"."""


def choice_of(chosen: Chosen) -> Choice:
    """Return how the file is to be read."""
    return Choice(str(chosen.get("encoding") or ""), str(chosen.get("delimiter") or ""))


def mapped(sheet: Sheet, questions: Sequence[Question], chosen: Chosen) -> tuple[Table, Mapped]:
    """Return the table that is read, and what its columns become."""
    place = chosen.get("table")
    there = isinstance(place, int) and 0 <= place < len(sheet.tables)
    table, found = map_columns(sheet, questions, None, place if there else None)
    targets = {int(at): str(target) for at, target in (chosen.get("targets") or {}).items()}
    if targets:
        unsure = tuple(at for at in found.unsure if at not in targets)
        found = with_dates(table, replace(found, targets={**found.targets, **targets}, unsure=unsure))
    day_first = chosen.get("day_first")
    return table, replace(found, day_first=day_first) if isinstance(day_first, bool) else found
