"""The confidence read by an index is that of a slow count, over random histories with merges and things undone."""

import os
from collections import defaultdict
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.lead.kinds import EventKind
from bot.sources.confidence.confidence import LATEST, weigh
from bot.sources.confidence.prior import prior_of
from bot.sources.confidence.verdict import OF_REASON, Says
from storage import tables
from storage.sources.confidence import confidence_of, confidences
from storage.sql import Database, Transaction
from tests.guarantees.confidence_acts import a_source
from tests.storage.many_leads import many_leads

MANY = 1000 if os.environ.get("TORTURE") else 25
SOURCES, LEADS = 4, 6
LINES = st.lists(
    st.tuples(
        st.integers(1, SOURCES),
        st.integers(0, LEADS - 1),
        st.sampled_from(["accepted", "rejected", "undone", "offered", "released"]),
        st.sampled_from(sorted(OF_REASON)),
    ),
    max_size=30,
)
MERGED = st.dictionaries(st.integers(2, SOURCES), st.just(1), max_size=SOURCES)
SLOW = settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
numbers = count(1)


def _sources(tx: Transaction, team: str, merged: dict[int, int]) -> list[int]:
    """Add the sources; return their ids, of which the first is the one that others may be merged into."""
    said: list[int] = []
    for number in range(1, SOURCES + 1):
        changes = {"kind": ("", "webinar", "list", "list")[number - 1], "origin": "rented" if number == 4 else ""}
        source = tables.source.c
        said.append(a_source(tx, team, f"Source {number}"))
        change = tables.source.update().where(source.id == said[-1])
        tx.connection.execute(change.values(**changes, merged_into=said[0] if number in merged else 0))
    return said


def _write(tx: Transaction, team: str, ids: list[int], leads: list[int], lines: list[Any]) -> list[dict[str, Any]]:
    """Add the lines, an undone one for the lead's last decision; return the decisions with whether each stands."""
    rows: list[dict[str, Any]] = []
    open_: dict[int, dict[str, Any]] = {}
    offers: dict[int, int] = defaultdict(int)
    for source, lead, kind, reason in lines:
        said = {"team_id": team, "lead_id": leads[lead], "at": tx.now, "kind": kind, "source_id": ids[source - 1]}
        said |= {"actor": "", "source": "", "detail": reason if kind == "rejected" else ""}
        if kind == "undone":
            taken = open_.pop(lead, None)
            if taken is None:
                continue
            taken["stands"] = False
            said |= {"detail": taken["kind"], "data": {"offer": taken["offer"]}}
        elif kind in ("accepted", "rejected"):
            offers[lead] += 1
            row = {
                "kind": kind,
                "lead": lead,
                "source": source,
                "reason": reason,
                "offer": offers[lead],
                "stands": True,
            }
            open_[lead] = row
            rows.append(row)
            said |= {"data": {"offer": offers[lead]}}
        else:
            said |= {"data": {}}
        tx.connection.execute(tables.event.insert(), said)
    return rows


def _slowly(rows: list[dict[str, Any]], sources: set[int]) -> list[bool]:
    last: dict[int, bool] = {}
    for row in rows:
        if not row["stands"] or row["source"] not in sources:
            continue
        if row["kind"] == EventKind.ACCEPTED or OF_REASON[row["reason"]] is Says.AGAINST:
            last.pop(row["lead"], None)
            last[row["lead"]] = row["kind"] == EventKind.ACCEPTED
    return list(last.values())[::-1]


async def test_it_is_that_of_a_slow_count(database: Database) -> None:
    def act(tx: Transaction) -> None:
        many_leads(tx, LEADS, stage="offered")
        leads = [row.id for row in tx.connection.execute(tables.lead.select())]

        @SLOW
        @given(LINES, MERGED)
        def check(lines: list[Any], merged: dict[int, int]) -> None:
            team = f"H{next(numbers)}"
            ids = _sources(tx, team, merged)
            rows = _write(tx, team, ids, leads, lines)
            one = {1, *merged}
            known = {ids[n - 1]: (one if n in one else {n}) for n in range(1, SOURCES + 1)}
            kinds = [("", ""), ("webinar", ""), ("list", ""), ("list", "rented")]
            expected = {
                source_id: weigh(source_id, prior_of(*kinds[min(group) - 1]), _slowly(rows, group))
                for source_id, group in known.items()
            }
            assert confidences(tx, team, ids) == expected
            assert confidence_of(tx, team, ids[-1]) == expected[ids[-1]]
            assert confidence_of(tx, "another", ids[0]).weighed == 0

        check()

    await database.transact(act)


async def test_only_the_latest_answers_are_weighed(database: Database) -> None:
    def act(tx: Transaction) -> None:
        many_leads(tx, LATEST + 50, stage="offered")
        [source, *_] = _sources(tx, "T1", {})
        leads = [row.id for row in tx.connection.execute(tables.lead.select().order_by(tables.lead.c.id))]
        same: dict[str, Any] = {
            "team_id": "T1",
            "at": tx.now,
            "actor": "",
            "source": "",
            "source_id": source,
            "detail": "",
        }
        rows = [{**same, "lead_id": lead, "kind": "accepted", "data": {"offer": 1}} for lead in leads[:50]]
        rows += [{**same, "lead_id": lead, "kind": "rejected", "data": {"offer": 1}} for lead in leads[50:]]
        for row in rows:
            row["detail"] = "no_need" if row["kind"] == "rejected" else ""
        tx.connection.execute(tables.event.insert(), rows)
        found = confidence_of(tx, "T1", source)
        assert (found.accepted, found.weighed, found.recent) == (0, LATEST, 20)

    await database.transact(act)
