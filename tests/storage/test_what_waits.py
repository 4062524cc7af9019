"""What the courier finds due: of each place the oldest notice that may go, as told here in plain words."""

import random
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.clock import MovableClock
from storage import tables
from storage.delivery import claims
from storage.delivery.ripeness import LEASE, LONGEST_WAIT
from storage.sql import Database, Transaction

UNFINISHED = ("pending", "sending", "unclear")
Row = dict[str, Any]


def _notices(rng: random.Random, now: datetime) -> Iterator[Row]:
    """A few places with names that are alike in parts, a few leads each, in every state and at every time."""
    for number in range(1, rng.randrange(2, 60)):
        team, place = rng.choice([("T1", "sales"), ("T1", "U1"), ("T1", "U11"), ("T2", "sales"), ("T10", "A")])
        around = [now + timedelta(seconds=seconds) for seconds in (-60, 0, 60, 7200)]
        state = rng.choice([*UNFINISHED, *UNFINISHED, "sent", "parked", "superseded"])
        yield {
            "id": number,
            "team_id": team,
            "kind": "note",
            "destination": place,
            "stream": f"{place}:{rng.randrange(6)}",
            "lead_id": None,
            "data": {},
            "token": "t",
            "state": state,
            "attempts": rng.randrange(3),
            "not_before": rng.choice(around),
            "leased_until": rng.choice(around) if state == "sending" else None,
            "tried_at": None,
            "created_at": now,
            "error": rng.choice(["", "", "", "internal_error", "ratelimited", "quiet_hours"])
            if state != "sent"
            else "",
            "channel": "",
            "ts": "",
        }


def _due(rows: list[Row], now: datetime, teams: Collection[str]) -> list[claims.Ready]:
    rows = [row for row in rows if row["team_id"] in teams]
    told_to_wait = {
        (row["team_id"], row["destination"])
        for row in rows
        if row["state"] in ("pending", "unclear") and row["error"] == "ratelimited" and row["not_before"] > now
    }
    oldest: dict[tuple[str, str], claims.Ready] = {}
    under_way: set[tuple[str, str]] = set()
    for row in rows:
        place, stream = (row["team_id"], row["destination"]), (row["team_id"], row["stream"])
        if _is_ripe(row, now) and stream not in under_way and place not in told_to_wait:
            oldest.setdefault(place, claims.Ready(row["id"], *place))
        sleeps = row["error"] == "quiet_hours" and row["not_before"] > now
        if row["state"] in UNFINISHED and not sleeps:
            under_way.add(stream)
    return list(oldest.values())


def _is_ripe(row: Row, now: datetime) -> bool:
    """Its time has come, or it is a time that only a clock since set back can have given it."""
    if row["state"] == "sending":
        return bool(row["leased_until"] <= now or row["leased_until"] > now + 2 * LEASE)
    if row["state"] not in UNFINISHED:
        return False
    never_tried = row["state"] == "pending" and row["attempts"] == 0 and not row["error"]
    far_away = row["error"] not in ("ratelimited", "quiet_hours") and row["not_before"] > now + LONGEST_WAIT
    return bool(never_tried or row["not_before"] <= now or far_away)


@pytest.mark.parametrize("seed", range(60))
async def test_of_each_place_the_oldest_that_may_go_is_due(database: Database, clock: MovableClock, seed: int) -> None:
    rows = list(_notices(random.Random(seed), clock.now()))

    def leave(tx: Transaction) -> None:
        tx.connection.execute(tables.notice.insert(), rows)

    await database.transact(leave)
    for teams in (["T1"], ["T2"], ["T1", "T10"], ["T0"], []):
        assert await database.read(claims.due, teams) == _due(rows, clock.now(), teams)


async def test_nothing_is_due_in_an_empty_outbox(database: Database) -> None:
    assert await database.read(claims.due, ["T1"]) == []
