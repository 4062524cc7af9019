"""The lines of a report's file: one for each lead and number, by the selection that the numbers come from."""

import json
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from bot.numbers.number import OF_A_PERIOD, Number
from bot.numbers.period import Period
from bot.reports.line import Line
from storage import tables
from storage.numbers import groups
from storage.numbers.behind import counted_lines
from storage.numbers.lines import entries, moments, standing
from storage.sql import Among, Prepared, Transaction, among_ours

Key = tuple[int, int, int]
"""The place of a number in `OF_A_PERIOD`, the line of history, and the lead it counts."""

_event, _lead = tables.event.c, tables.lead.c


def _keys() -> Prepared:
    line = counted_lines().subquery("line").c
    return Prepared(select(line.number, line.id, line.counted).order_by(line.number, line.id))


def _light() -> Prepared:
    entry = entries(standing()).c
    return Prepared(select(entry.number, func.count(entry.counted.distinct())).group_by(entry.number))


_KEYS, _LIGHT = _keys(), _light()
_EVENTS = Prepared(
    select(
        *(_event.id, _event.at, _event.actor, _event.originator, _event.detail, _event.source_id, _event.segment),
        _event.data,
    ).where(among_ours(_event.team_id, Among(_event.id, "ids")))
)
_LEADS = Prepared(
    select(_lead.id, _lead.number, _lead.stage, _lead.owner, _lead.erased_at).where(
        among_ours(_lead.team_id, Among(_lead.id, "ids"))
    )
)


def keys(tx: Transaction, team_id: str, period: Period, as_of: datetime) -> list[Key]:
    """Return which lines there are, in the order of the file: by number, then by time."""
    place = {number: at for at, number in enumerate(OF_A_PERIOD)}
    found = _KEYS.rows(tx, **moments(team_id, period, as_of))
    return sorted((place[Number(number)], int(line), int(lead)) for number, line, lead in found)


def packed(found: Iterable[Key]) -> bytes:
    return zlib.compress(json.dumps(list(found), separators=(",", ":")).encode())


def unpacked(body: bytes) -> list[Key]:
    return [(int(number), int(line), int(lead)) for number, line, lead in json.loads(zlib.decompress(body))]


def light(tx: Transaction, team_id: str, period: Period, as_of: datetime) -> Mapping[Number, int]:
    """Count the leads of a part of the period, without who and where from."""
    return {Number(number): count for number, count in _LIGHT.rows(tx, **moments(team_id, period, as_of))}


def lines(tx: Transaction, team_id: str, some: Iterable[Key], as_of: datetime) -> list[Line]:
    """Return what these lines say, with sources as they were merged at `as_of` (UTC); what is gone since is left blank,
    so that the lines stay as many as were counted."""
    wanted = list(some)
    events = {row["id"]: row for row in _EVENTS.all(tx, team=team_id, ids=sorted({line for _, line, _ in wanted}))}
    leads = {row["id"]: row for row in _LEADS.all(tx, team=team_id, ids=sorted({lead for _, _, lead in wanted}))}
    as_one = groups.counted_as(tx, team_id, as_of)
    source = {line: as_one.get(row["source_id"], row["source_id"]) for line, row in events.items()}
    ids = sorted({each for each in source.values() if each})
    names = groups.names(tx, team_id, ids) if ids else {}
    return [_line(key, events.get(key[1]), leads.get(key[2]), names.get(source.get(key[1], 0), "")) for key in wanted]


def _line(key: Key, event: Mapping[str, Any] | None, lead: Mapping[str, Any] | None, source: str) -> Line:
    event, lead, number = event or {}, lead or {}, OF_A_PERIOD[key[0]]
    data = event.get("data") or {}
    of_sales = number in (Number.ACCEPTED, Number.REJECTED, Number.WON, Number.LOST, Number.BROUGHT_BACK_ACCEPTED)
    return Line(
        number=number,
        lead=int(lead.get("number") or 0),
        at=event.get("at"),
        stage=str(lead.get("stage") or ""),
        source="" if lead.get("erased_at") else source,
        segment="" if lead.get("erased_at") else str(event.get("segment") or ""),
        originator=str(event.get("originator") or ""),
        rep=str((event.get("actor") if of_sales else lead.get("owner")) or ""),
        reason=str(event.get("detail") or "") if number in (Number.REJECTED, Number.LOST) else "",
        hundredths=int(data.get("hundredths") or 0) if number is Number.WON else 0,
        currency=str(data.get("currency") or "") if number is Number.WON else "",
    )
