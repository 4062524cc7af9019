"""An intake's rows in SQL written by hand, in as few statements as each database takes; see by_hand."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg
from sqlalchemy import make_url

from bot.lead.identity.sameness import MOST_BLOCKS, company_blocks
from storage.intake.alike import similar_companies
from tests.benchmarks.shapes import MARKETER, TEAM

NOW = datetime.now(UTC)
_LEAD = {
    **dict.fromkeys(("title", "phone", "arrival", "notes", "phone_key", "owner", "decided_by", "reject_code"), ""),
    **dict.fromkeys(("reject_note", "overridden_by", "override_reason", "segment", "geography", "track"), ""),
    **dict.fromkeys(("maturity", "definition_version"), 1),
    **dict.fromkeys(("attempts", "offer", "merged_into", "touch"), 0),
    "company_size": "",
    "tz": "",
    "reasons": "[]",
    "cautions": "[]",
    "team_id": TEAM,
    "stage": "draft",
    "originator": MARKETER,
    "in_charge": MARKETER,
    "source": "Webinar",
}
_TYPED = ("name", "company", "email", "email_key", "company_key", "person_key", "search")
_EVENT = {"team_id": TEAM, "kind": "captured", "actor": MARKETER, "detail": "", "source": "Webinar", "data": "{}"}
_DUE = {"team_id": TEAM, "marketer": MARKETER, "kind": "prompt", "step": 0, "state": "pending"}
_COUNT_ON = f"UPDATE workspace SET last_number = last_number + 1 WHERE team_id = {TEAM!r} RETURNING last_number"
_KNOWN = f"""
    SELECT id, '' FROM lead WHERE team_id = {TEAM!r} AND email_key = %s AND email_key <> '' AND merged_into = 0
    UNION ALL SELECT 0, company_key FROM company_block WHERE team_id = {TEAM!r} AND block %s LIMIT 500
"""
_LOOK = _KNOWN % ("$1::varchar", "= ANY($2::varchar[])")
_LOOK_SQLITE = _KNOWN % ("?", f"IN ({', '.join('?' * MOST_BLOCKS)})")
_LEARN_SQLITE = f"INSERT OR IGNORE INTO company_block (team_id, block, company_key) VALUES ({TEAM!r}, ?, ?)"


def _row(constant: dict[str, Any], moments: tuple[str, ...]) -> tuple[str, str]:
    """The columns and their values, in SQL; `now_` stands for the moment."""
    values = [repr(value) if isinstance(value, str) else str(value) for value in constant.values()]
    return ", ".join([*constant, *moments]), ", ".join([*values, *["now_"] * len(moments)])


@dataclass(frozen=True, slots=True)
class Intake:
    key: str
    name: str
    company: str
    email: str

    @property
    def typed(self) -> list[str]:
        company, name = self.company.lower(), self.name.lower()
        return [self.name, self.company, self.email, self.email, company, name, name]

    @property
    def blocks(self) -> list[str]:
        return list(company_blocks(self.company))

    @property
    def all_blocks(self) -> list[str]:
        return [*self.blocks, *[""] * (MOST_BLOCKS - len(self.blocks))]

    def compare(self, rows: list[Any]) -> None:
        similar_companies(self.company, {company for _, company in rows})


class OnSqlite:
    def __init__(self, url: str, *, looks: bool) -> None:
        self._looks = looks
        path = str(make_url(url).database)
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            self._database.execute(f"PRAGMA {pragma}")
        columns, values = _row(_LEAD, ("stage_at", "created_at"))
        typed = ", ".join("?" * len(_TYPED))
        self._lead = f"INSERT INTO lead ({columns}, number, {', '.join(_TYPED)}) VALUES ({values}, ?, {typed})"
        columns, values = _row(_EVENT, ("at",))
        self._event = f"INSERT INTO event ({columns}, lead_id) VALUES ({values}, ?)"
        columns, values = _row(_DUE, ("due_at", "anchor_at"))
        self._due = f"INSERT INTO due ({columns}, lead_id) VALUES ({values}, ?)"
        now = repr(NOW.replace(tzinfo=None).isoformat(" "))
        for name in ("_lead", "_event", "_due"):
            setattr(self, name, getattr(self, name).replace("now_", now))
        self._key = f"INSERT OR IGNORE INTO inbox (team_id, key, answer, at) VALUES ({TEAM!r}, ?, '{{}}', {now})"

    def commit(self, batch: list[Intake]) -> None:
        run = self._database.execute
        run("BEGIN IMMEDIATE")
        for intake in batch:
            run(self._key, (intake.key,))
            number = run(_COUNT_ON).fetchall()[0][0]
            if self._looks:
                intake.compare(run(_LOOK_SQLITE, (intake.email, *intake.all_blocks)).fetchall())
                self._database.executemany(_LEARN_SQLITE, [(block, intake.company) for block in intake.blocks])
            lead = run(self._lead, (number, *intake.typed)).lastrowid
            run(self._event, (lead,))
            run(self._due, (lead,))
        run("COMMIT")


class OnPostgresql:
    def __init__(self, url: str, *, looks: bool) -> None:
        self._looks = looks
        driver = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._database = psycopg.connect(driver)
        self._cursor = psycopg.RawCursor(self._database)
        columns, values = _row(_LEAD, ("stage_at", "created_at"))
        typed = ", ".join(f"${place}::varchar" for place in range(2, 2 + len(_TYPED)))
        event, happened = _row(_EVENT, ("at",))
        due, planned = _row(_DUE, ("due_at", "anchor_at"))
        first = f"""
            WITH key AS (INSERT INTO inbox (team_id, key, answer, at) VALUES ({TEAM!r}, $1::varchar, '{{}}', now_)
              ON CONFLICT DO NOTHING),
            counted AS ({_COUNT_ON})"""
        lead = f"""
            lead AS (INSERT INTO lead ({columns}, number, {", ".join(_TYPED)})
              SELECT {values}, last_number, {typed} FROM counted RETURNING id),
            event AS (INSERT INTO event ({event}, lead_id) SELECT {happened}, id FROM lead)"""
        last = f"INSERT INTO due ({due}, lead_id) SELECT {planned}, id FROM lead"
        learn = f"""
            learnt AS (INSERT INTO company_block (team_id, block, company_key)
              SELECT {TEAM!r}, unnest($9::varchar[]), $10::varchar ON CONFLICT DO NOTHING)"""
        self._all = f"{first}, {lead} {last}".replace("now_", "now()")
        self._first = f"{first} SELECT last_number FROM counted".replace("now_", "now()")
        self._then = f"WITH counted AS (SELECT $1::int AS last_number), {lead}, {learn} {last}".replace("now_", "now()")

    def commit(self, batch: list[Intake]) -> None:
        for intake in batch:
            if self._looks:
                number = self._cursor.execute(self._first, [intake.key]).fetchall()[0][0]
                intake.compare(self._cursor.execute(_LOOK, [intake.email, intake.blocks]).fetchall())
                self._cursor.execute(self._then, [number, *intake.typed, intake.blocks, intake.company])
            else:
                self._cursor.execute(self._all, [intake.key, *intake.typed])
        self._database.commit()
