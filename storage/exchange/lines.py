"""The rows of imports as they were taken: each once, with what became of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, func, select

from bot.exchange.rows.candidate import Candidate, Fate
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, insert

_line = tables.import_line.c
_OURS = and_(_line.team_id == given("team"), _line.import_id == given("job"))
_NEW = ("team_id", "import_id", "key", "line", "fate", "lead_id", "state", "day", "lines", "value", "reason", "was")
_ADD = insert(tables.import_line, *_NEW)
_TAKEN = Prepared(select(_line.key).where(_OURS, Among(_line.key, "keys")))
_LEADS_OF = Prepared(select(_line.lead_id).where(_OURS, Among(_line.lead_id, "ids"), _line.fate == Fate.NEW))
_COUNTS = Prepared(select(_line.fate, func.count()).where(_OURS).group_by(_line.fate))


def taken(tx: Transaction, team_id: str, import_id: int, keys: Collection[str]) -> set[str]:
    """Return those of the rows' keys that were taken before."""
    return set(_TAKEN.values(tx, team=team_id, job=import_id, keys=list(keys)))


def new_of(tx: Transaction, team_id: str, import_id: int, lead_ids: Collection[int]) -> set[int]:
    """Return those of the leads that the import itself brought."""
    if not lead_ids:
        return set()
    return set(_LEADS_OF.values(tx, team=team_id, job=import_id, ids=list(lead_ids)))


def row(team_id: str, import_id: int, candidate: Candidate, fate: Fate, **more: Any) -> dict[str, Any]:
    """Make the row of one that was taken; `more` is what came of it."""
    said = {"key": candidate.key, "line": candidate.line, "fate": fate}
    refused = {"value": candidate.value, "reason": candidate.reason} if fate is Fate.REFUSED else {}
    return {"team_id": team_id, "import_id": import_id, **_BLANK, **said, **refused, **more}


_BLANK: Mapping[str, Any] = {
    **dict.fromkeys(("state", "day", "value", "reason"), ""),
    **dict.fromkeys(("lead_id", "was"), None),
    "lines": 0,
}


def add(tx: Transaction, rows: Sequence[Mapping[str, Any]]) -> None:
    _ADD.run_many(tx, rows)


def counts(tx: Transaction, team_id: str, import_id: int) -> dict[str, int]:
    """Count its rows by what became of them."""
    return {str(fate): int(count) for fate, count in _COUNTS.rows(tx, team=team_id, job=import_id)}


def all_of(fates: Iterable[str]) -> dict[str, int]:
    found = {fate.value: 0 for fate in Fate}
    for fate in fates:
        found[fate] += 1
    return found
