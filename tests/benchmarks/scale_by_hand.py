"""The same questions asked in SQL by hand, with the drivers alone: the best we know how to write on these tables."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.rules.calendar import iso_week, week_bounds
from bot.rules.contact_details import normalize_email
from storage.work_tables import OPEN_FOLLOW_UP
from tests.benchmarks.scale_data import NOW, TEAM

_LEAD = "id, team_id, number, stage, stage_at, originator, created_at, name, company, source, owner, touch"
_FROM_LEAD = f"SELECT {_LEAD} FROM lead WHERE team_id = ?"


class ByHand:
    """`execute` is a driver's; statements are written for SQLite and turned for PostgreSQL."""

    def __init__(self, execute: Callable[..., Any], *, sqlite: bool, zone: Any) -> None:
        self._execute, self._sqlite, self._zone = execute, sqlite, zone

    def _all(self, sql: str, *values: Any) -> Sequence[Any]:
        if self._sqlite:
            made = [_text(value) for value in values]
            rows: Sequence[Any] = self._execute(sql, made).fetchall()
        else:
            rows = self._execute(sql.replace("?", "%s"), values).fetchall()
        return rows

    def empty_claim(self) -> None:
        locked = "" if self._sqlite else " FOR UPDATE SKIP LOCKED"
        assert not self._all(
            "SELECT id, team_id, kind, lead_id, step, due_at, anchor_at, state FROM due "
            f"WHERE state = 'pending' AND due_at <= ? ORDER BY due_at LIMIT 500{locked}",
            NOW,
        )

    def digest(self) -> None:
        start, end = week_bounds(iso_week(NOW - timedelta(weeks=1), self._zone), self._zone)
        ours = "team_id = ? AND at >= ? AND at < ?"
        self._all(
            f"SELECT kind, detail, source, count(*) FROM event WHERE {ours} AND kind IN ('captured', 'offered', "
            "'accepted', 'rejected', 'nurturing', 'refused') GROUP BY kind, detail, source",
            *(TEAM, start, end),
        )
        for weeks in (4, 3, 2, 1):
            since = start - timedelta(weeks=weeks)
            self._all(
                f"SELECT kind, count(*) FROM event WHERE {ours} AND kind IN ('offered', 'accepted', 'rejected') "
                "GROUP BY kind",
                *(TEAM, since, since + timedelta(weeks=1)),
            )
        waited = "data ->> '$.waited_seconds'" if self._sqlite else "CAST(data ->> 'waited_seconds' AS integer)"
        self._all(
            f"SELECT {waited} FROM event WHERE {ours} AND kind IN ('accepted', 'rejected') ORDER BY 1",
            *(TEAM, start, end),
        )
        lead, due = "SELECT count(*) FROM lead WHERE team_id = ?", "SELECT count(*) FROM due WHERE team_id = ?"
        self._all(f"{lead} AND stage = 'offered'", TEAM)
        self._all(f"{lead} AND stage = 'offered' AND stage_at < ?", TEAM, NOW - timedelta(days=1))
        self._all(f"{lead} AND stage = 'nurturing'", TEAM)
        self._all(f"{due} AND {OPEN_FOLLOW_UP} AND due_at < ?", TEAM, NOW)
        self._all(f"{due} AND {OPEN_FOLLOW_UP} AND due_at >= ? AND due_at < ?", TEAM, NOW, NOW + timedelta(weeks=1))

    def home(self, user: str) -> None:
        """A marketer's who is a manager as well."""
        self._all("SELECT role FROM member WHERE team_id = ? AND user_id = ?", TEAM, user)
        self._all("SELECT role, user_id FROM member WHERE team_id = ? ORDER BY user_id", TEAM)
        for stage in ("draft", "returned", "offered"):
            self._all(f"{_FROM_LEAD} AND originator = ? AND stage = ? ORDER BY stage_at LIMIT 10", TEAM, user, stage)
        self._all(
            f"SELECT due.due_at, {_of_lead()} FROM due JOIN lead ON lead.id = due.lead_id WHERE due.team_id = ? "
            f"AND marketer = ? AND {OPEN_FOLLOW_UP} AND due_at < ? ORDER BY due_at LIMIT 20",
            *(TEAM, user, NOW + timedelta(days=14)),
        )
        self._all(
            "SELECT id, kind, destination, lead_id, error, created_at FROM notice WHERE team_id = ? "
            "AND state = 'parked' ORDER BY id LIMIT 20",
            TEAM,
        )

    def find(self, *words: str) -> Sequence[Any]:
        if self._sqlite:
            return self._all(
                f"SELECT {_of_lead()} FROM lead_words JOIN lead ON lead.id = lead_words.rowid "
                "WHERE lead_words MATCH ? AND team_id = ? ORDER BY lead_words.rowid DESC LIMIT 15",
                *(" AND ".join(f'"{word}" *' for word in words), TEAM),
            )
        return self._all(
            f"{_FROM_LEAD} AND array_to_tsvector(string_to_array(search, ' ')) @@ CAST(? AS tsquery) "
            "ORDER BY number + 0 DESC LIMIT 15",
            *(TEAM, " & ".join(f"'{word}':*" for word in words)),
        )

    def exact(self, email: str) -> Sequence[Any]:
        """Who has that address, and whether anybody may contact them."""
        key, domain = normalize_email(email), f"@{email.partition('@')[2]}"
        barred = "SELECT id FROM suppression WHERE team_id = ? AND key IN (?, ?) AND state = 'confirmed'"
        self._all(barred, TEAM, key, domain)
        return self._all(f"{_FROM_LEAD} AND email_key = ? AND email_key <> ''", TEAM, key)


def _of_lead() -> str:
    return ", ".join(f"lead.{name}" for name in _LEAD.split(", "))


def _text(value: Any) -> Any:
    return value.replace(tzinfo=None).isoformat(" ", "microseconds") if isinstance(value, datetime) else value
