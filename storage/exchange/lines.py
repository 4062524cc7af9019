"""The rows of imports as they were taken: each once, with what became of it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, func, select, text, update

from bot.exchange.load.refused.to_mend import Refused as Refused
from bot.exchange.rows.candidate import Candidate, Fate
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, insert_all, one_of


class Line(NamedTuple):
    """A row that was taken: see storage/tables/intake."""

    key: str
    fate: str
    lead_id: int
    state: str
    lines: int
    was: dict[str, Any] | None


_line = tables.import_line.c
_OURS = and_(_line.team_id == given("team"), _line.import_id == given("job"))
_TAKEN = Prepared(select(_line.key).where(_OURS, Among(_line.key, "keys")))
_LEADS_OF = Prepared(select(_line.lead_id).where(_OURS, Among(_line.lead_id, "ids"), _line.fate == Fate.NEW))
_lead = tables.lead.c
_LEAVE = Prepared(update(tables.import_line).where(_OURS, _line.state == "judge").values(state=""))
_FORGET_SAID = Prepared(update(tables.import_line).where(_OURS, _line.value != "").values(value="", reason=""))
_STATES = Prepared(select(_line.state, func.count()).where(_OURS, text(tables.LINE_WAITS)).group_by(_line.state))
_ITS_LEADS = and_(_lead.id == _line.lead_id, _lead.team_id == _line.team_id)
_STAGES = Prepared(
    select(_lead.stage, func.count())
    .select_from(tables.import_line.join(tables.lead, _ITS_LEADS))
    .where(_OURS, _line.fate == Fate.NEW)
    .group_by(_lead.stage)
)
_TO_JUDGE = Prepared(
    select(_line.lead_id).where(_OURS, _line.state == "judge", text(tables.LINE_WAITS)).limit(given("most"))
)
_SETTLE = Prepared(update(tables.import_line).where(_OURS, _line.lead_id == given("lead")), "state", "lines", "day")
_WAITS = (_line.team_id == given("team"), text(tables.LINE_WAITS))
_READY = Prepared(
    select(_line.import_id, _line.lead_id)
    .where(*_WAITS, _line.state == "ready")
    .order_by(_line.import_id, _line.line)
    .limit(given("most"))
)
_OFFERED_ON = Prepared(select(func.count()).where(*_WAITS, _line.state == "offered", _line.day == given("on")))
_REFUSED = Prepared(
    select(_line.line, _line.value, _line.reason)
    .where(_OURS, _line.fate == Fate.REFUSED, _line.line > given("after"))
    .order_by(_line.line)
    .limit(given("most"))
)
_AFTER = Prepared(
    select(*(_line[name] for name in ("key", "fate", "lead_id", "state", "lines", "was")))
    .where(_OURS, _line.key > given("before"))
    .order_by(_line.key)
    .limit(given("most"))
)
_LEAVE_WAITING = Prepared(
    update(tables.import_line)
    .where(_OURS, one_of(_line.state, ("judge", "ready")), text(tables.LINE_WAITS))
    .values(state="")
)
_ITS_OWN = Prepared(
    select(_line.lead_id)
    .where(_OURS, _line.fate == Fate.NEW, _line.lead_id.is_not(None))
    .order_by(_line.key)
    .limit(given("most"))
)
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
    insert_all(tx, tables.import_line, rows)


def counts(tx: Transaction, team_id: str, import_id: int) -> dict[str, int]:
    """Count its rows by what became of them."""
    return {str(fate): int(count) for fate, count in _COUNTS.rows(tx, team=team_id, job=import_id)}


def to_judge(tx: Transaction, team_id: str, import_id: int, most: int) -> list[int]:
    """Return some of its leads that are to be judged, by their ids."""
    return list(_TO_JUDGE.values(tx, team=team_id, job=import_id, most=most))


def settle(tx: Transaction, team_id: str, import_id: int, lead_id: int, state: str, lines: int, day: str = "") -> None:
    """Note what is to be done with a lead next, and how many lines its history has by now; `day` is when it was
    offered."""
    _SETTLE.run(tx, team=team_id, job=import_id, lead=lead_id, state=state, lines=lines, day=day)


def next_ready(tx: Transaction, team_id: str, most: int) -> list[tuple[int, int]]:
    """Return some leads that wait for their turn to be offered, each after the id of its import: the first come."""
    return [(int(import_id), int(lead_id)) for import_id, lead_id in _READY.rows(tx, team=team_id, most=most)]


def offered_on(tx: Transaction, team_id: str, day: str) -> int:
    """Count the leads of imports that were offered on a day (ISO)."""
    return int(_OFFERED_ON.value(tx, team=team_id, on=day))


def refused(tx: Transaction, team_id: str, import_id: int, after: int, most: int) -> list[Refused]:
    """Return some of its refused rows, in the file's order, of the lines after that one."""
    return [Refused(*row) for row in _REFUSED.rows(tx, team=team_id, job=import_id, after=after, most=most)]


def after(tx: Transaction, team_id: str, import_id: int, key: str, most: int) -> list[Line]:
    """Return some of its rows, in the order of their keys, after that one."""
    return [Line(*row) for row in _AFTER.rows(tx, team=team_id, job=import_id, before=key, most=most)]


def leads_of(tx: Transaction, team_id: str, import_id: int, most: int) -> list[int]:
    """Return the ids of some of the leads that it brought, and that are there."""
    return list(_ITS_OWN.values(tx, team=team_id, job=import_id, most=most))


def leave_waiting(tx: Transaction, team_id: str, import_id: int) -> None:
    """Leave its leads as they are that were to be judged, or offered."""
    _LEAVE_WAITING.run(tx, team=team_id, job=import_id)


def leave_unjudged(tx: Transaction, team_id: str, import_id: int) -> None:
    """Leave its leads that were to be judged as they are."""
    _LEAVE.run(tx, team=team_id, job=import_id)


def forget_said(tx: Transaction, team_id: str, import_id: int) -> None:
    """Forget what was said of its rows that were not taken in, and the values that it was said about."""
    _FORGET_SAID.run(tx, team=team_id, job=import_id)


def became(tx: Transaction, team_id: str, import_id: int) -> dict[str, int]:
    """Count its rows by what is to be done with their leads, and its own leads by their stages."""
    states = {str(state): int(count) for state, count in _STATES.rows(tx, team=team_id, job=import_id)}
    return states | {str(stage): int(count) for stage, count in _STAGES.rows(tx, team=team_id, job=import_id)}
