"""The same questions asked in SQL by hand, with the drivers alone: the best we know how to write on these tables.

They ask what Baton asks, no more and no less, and read what comes into the same values: times into times.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.lead.details import Details
from bot.lead.identity.sameness import keys_of, same_phone
from bot.lead.identity.words import PART
from bot.lead.workplace.calendar import start_of_day
from bot.overview.pages import MOST
from storage.tables.work import OPEN_FOLLOW_UP
from tests.benchmarks.scale_data import NOW, TEAM

_LEAD = "id, number, stage, stage_at, name, company, in_charge, owner, merged_into"
_STAGE_AT = 3
_FROM_LEAD = f"SELECT {_LEAD} FROM lead WHERE team_id = ?"


class ByHand:
    """`execute` is a driver's; statements are written for SQLite and turned for PostgreSQL."""

    def __init__(self, execute: Callable[..., Any], *, sqlite: bool) -> None:
        self._execute, self._sqlite = execute, sqlite

    def ask(self, sql: str, *values: Any) -> Sequence[Any]:
        if self._sqlite:
            made = [_text(value) for value in values]
            rows: Sequence[Any] = self._execute(sql, made).fetchall()
        else:
            rows = self._execute(sql.replace("?", "%s"), values).fetchall()
        return rows

    def empty_claim(self) -> None:
        locked = "" if self._sqlite else " FOR UPDATE SKIP LOCKED"
        assert not self.ask(
            "SELECT id, team_id, kind, lead_id, step, due_at, anchor_at, state FROM due "
            f"WHERE state = 'pending' AND due_at <= ? ORDER BY due_at LIMIT 500{locked}",
            NOW,
        )

    def standing(self) -> None:
        """Count what stands now, but for promises."""
        lead, due = "SELECT count(*) FROM lead WHERE team_id = ?", "SELECT count(*) FROM due WHERE team_id = ?"
        self.ask(f"{lead} AND stage = 'offered'", TEAM)
        self.ask(f"{lead} AND stage = 'offered' AND stage_at < ?", TEAM, NOW - timedelta(days=1))
        self.ask(f"{lead} AND stage = 'nurturing'", TEAM)
        self.ask(f"{due} AND {OPEN_FOLLOW_UP} AND due_at < ?", TEAM, NOW)
        self.ask(f"{due} AND {OPEN_FOLLOW_UP} AND due_at >= ? AND due_at < ?", TEAM, NOW, NOW + timedelta(weeks=1))

    def find(self, *words: str) -> Sequence[Any]:
        if self._sqlite:
            return self._read(
                self.ask(
                    f"SELECT {_of_lead()} FROM lead_words JOIN lead ON lead.id = lead_words.rowid "
                    f"WHERE lead_words MATCH ? AND team_id = ? ORDER BY lead_words.rowid DESC LIMIT {MOST}",
                    *(" AND ".join(f'("{word}" * OR "{PART}{word}" *)' for word in words), TEAM),
                )
            )
        return self.ask(
            f"{_FROM_LEAD} AND array_to_tsvector(string_to_array(search, ' ')) @@ CAST(? AS tsquery) "
            f"ORDER BY number + 0 DESC LIMIT {MOST}",
            *(TEAM, " & ".join(f"('{word}':* | '{PART}{word}':*)" for word in words)),
        )

    def exact(self, email: str, phone: str) -> Sequence[Any]:
        """Find who has that address or number."""
        keys = keys_of(Details("x", email=email, phone=phone))
        ours = f"SELECT {_LEAD}, phone FROM lead WHERE team_id = ? AND merged_into = 0"
        by_email = self.ask(f"{ours} AND email_key = ? AND email_key <> '' LIMIT 20", TEAM, keys.email)
        by_phone = self.ask(f"{ours} AND phone_key = ? AND phone_key <> '' LIMIT 20", TEAM, keys.phone)
        return self._read([*by_email, *(row for row in by_phone if same_phone(row[-1], phone))])

    def _read(self, rows: Sequence[Any]) -> Sequence[Any]:
        """With the text where its time stands as the time it is, as psycopg gives it anyway."""
        if not self._sqlite:
            return rows
        at = _STAGE_AT
        return [(*row[:at], datetime.fromisoformat(row[at] + "Z"), *row[at + 1 :]) for row in rows]


def last_week(zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when the seven local days before today began and ended."""
    today = NOW.astimezone(zone).date()
    return start_of_day(today - timedelta(days=7), zone), start_of_day(today, zone)


def _of_lead() -> str:
    return ", ".join(f"lead.{name}" for name in _LEAD.split(", "))


def _text(value: Any) -> Any:
    return value.replace(tzinfo=None).isoformat(" ", "microseconds") if isinstance(value, datetime) else value
