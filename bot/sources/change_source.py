"""Changing what is known of a source: only what was changed in the form is written, and who changed what is kept."""

from collections.abc import Mapping
from typing import Any

from bot.lead.access import require
from bot.lead.ending.money import Money
from bot.lead.errors import FieldProblems
from bot.lead.meanwhile import ChangedMeanwhileError, made
from bot.lead.people import Act, Person
from bot.slack.filled import Filled
from bot.sources.errors import NoSuchSourceError
from bot.sources.fields import FIELDS, as_shown, problems, typed_columns
from bot.sources.source import Source
from storage import inbox
from storage.sources import changes, sources
from storage.sql import Transaction


def to_change_source(tx: Transaction, by: Person, source_id: int) -> Source:
    """Return the source that stands for this one; raises NoSuchSourceError."""
    require(tx, by, Act.CHANGE_SOURCES)
    source = sources.get(tx, by.team_id, source_id)
    if not source.id:
        raise NoSuchSourceError
    return source


def change_source(tx: Transaction, by: Person, source_id: int, form: Filled, key: str) -> Source:
    """Save what was changed in the form; returns the source as it is then. Idempotent by `key`.

    Renamed, it is still found by its earlier names. Raises FieldProblems by field, and ChangedMeanwhileError where
    somebody else changed the same.
    """
    require(tx, by, Act.CHANGE_SOURCES)
    found = sources.hold(tx, by.team_id, to_change_source(tx, by, source_id).id)
    source = found[0]
    if not inbox.receive(tx, by.team_id, key):
        return source
    kept = as_shown(source)
    wanted = {name: str(value).strip() for name, value in form.changed.items() if name in FIELDS}
    if wrong := problems(wanted):
        raise FieldProblems(wrong)
    if clashing := form.clashes(kept):
        raise ChangedMeanwhileError(_who_changed(tx, by, source, clashing, kept), clashing)
    return _saved(tx, by, source, typed_columns(wanted))


def _saved(tx: Transaction, by: Person, source: Source, columns: Mapping[str, Any]) -> Source:
    if "name" in columns:
        other = sources.rename(tx, source, str(columns["name"]))
        if other:
            raise FieldProblems({"name": f"That is what {other.name[:80]} is called. Merge the two instead."})
    if (cost := (columns.get("hundredths", source.hundredths), columns.get("currency", source.currency))) != (
        source.hundredths,
        source.currency,
    ):
        before = Money(source.hundredths, source.currency).words if source.hundredths else ""
        sources.log(tx, source, by.user_id, "cost", before, Money(*cost).words if cost[0] else "")
    return sources.change(tx, source, by.user_id, **columns)


def _who_changed(tx: Transaction, by: Person, source: Source, names: list[str], kept: Mapping[str, str]) -> list[str]:
    last = {line.what: line.by for line in reversed(changes.of(tx, by.team_id, [source.id], 50))}
    return [made(last.get(name, ""), FIELDS[name], kept[name], reader=by.user_id) for name in names]
