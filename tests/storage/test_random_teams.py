"""In thousands of random teams, who is eligible is in the role, in Slack, there, and not full; nobody is missing."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Table
from sqlmodel import SQLModel

from bot.clock import MovableClock
from bot.lead.people import Role
from bot.team.eligible import eligible
from bot.team.look_up import reps
from storage import tables
from storage.sql import Database, Transaction
from storage.tables import LeadRow
from storage.tables.team import AbsenceRow, RepRow
from storage.tables.workspace import Departure, Member, Workspace

DAY = timedelta(days=1)


class Teams:
    """Random teams, and who of each can be given a lead, reckoned without any of our own code."""

    def __init__(self, count: int, now: datetime) -> None:
        self.rows: dict[Table, list[dict[str, Any]]] = {}
        self.able: dict[str, set[str]] = {}
        self._now, self._draw = now, Random(14)
        for number in range(count):
            self._team(f"T{number}")

    def _team(self, team: str) -> None:
        self._add(
            tables.workspace,
            Workspace(team_id=team, created_at=self._now, keep_since=self._now, digest_since=self._now),
        )
        self.able[team] = {user for user in ("U1", "U2") if self._is_able(team, user)}

    def _is_able(self, team: str, user: str) -> bool:
        """Add somebody with everything that may be true of them; say whether they can be given a lead."""
        draw = self._draw
        role = draw.choice([Role.REP, Role.REP, Role.MARKETER, Role.SALES_MANAGER])
        self._add(tables.member, Member(team_id=team, user_id=user, role=role))
        left = draw.random() < 0.2
        if left:
            self._add(tables.departure, Departure(team_id=team, user_id=user, why="deactivated", at=self._now))
        cap, has = draw.choice([None, 1, 2]), draw.randrange(3)
        self._add(tables.rep, RepRow(team_id=team, user_id=user, segments=[], territories=[], cap=cap))
        for n in range(has):
            self._lead(team, user, f"{user[1:]}{n}", "accepted")
        if draw.random() < 0.2:
            self._lead(team, user, f"{user[1:]}8", draw.choice(["won", "lost", "nurturing", "offered"]))
        away = self._absence(team, user)
        return role is Role.REP and not left and not away and (cap is None or has < cap)

    def _absence(self, team: str, user: str) -> bool:
        draw, now = self._draw, self._now
        begins, lasts = now + draw.choice([-3, -1, 1]) * DAY, draw.choice([1, 2, 5]) * DAY
        if draw.random() < 0.6:
            return False
        ended = now - DAY if draw.random() < 0.3 else None
        row = AbsenceRow(team_id=team, user_id=user, since=begins, until=begins + lasts, noted_by=user, noted_at=now)
        row.ended_at = ended
        self._add(tables.absence, row)
        return ended is None and begins <= now < begins + lasts

    def _lead(self, team: str, user: str, number: str, stage: str) -> None:
        lists: dict[str, Any] = {"reasons": [], "cautions": []}
        row = LeadRow(
            team_id=team,
            number=int(number),
            stage=stage,
            stage_at=self._now,
            created_at=self._now,
            **lists,
            originator="U9",
            owner=user,
            name="Jane Doe",
        )
        self._add(tables.lead, row)

    def _add(self, table: Table, row: SQLModel) -> None:
        values = {name: value for name, value in row.model_dump().items() if not (name == "id" and value is None)}
        self.rows.setdefault(table, []).append(values)


@pytest.mark.parametrize(("database_url", "count"), [("sqlite", 2_000), ("postgresql", 500)], indirect=["database_url"])
def test_nobody_away_full_gone_or_out_of_role_is_eligible(database: Database, clock: MovableClock, count: int) -> None:
    teams = Teams(count, clock.now())
    with database.engine.begin() as connection:
        for table, rows in teams.rows.items():
            connection.execute(table.insert(), rows)

    def of(tx: Transaction, team: str) -> set[str]:
        return {rep.user_id for rep in reps(tx, team) if eligible(rep, tx.now, in_hours=False).ok}

    with database.engine.connect() as connection:
        connection.begin()
        tx = Transaction(connection, clock.now())
        found = {team: of(tx, team) for team in teams.able}
    assert found == teams.able
    assert 0.1 < sum(map(len, found.values())) / (2 * count) < 0.5, "both are drawn often enough"
