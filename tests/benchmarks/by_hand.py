"""How fast it could be: bare Bolt, and an intake whose rows are written by hand and checked against nothing.

No roles, no likeness, no definition, nothing escaped or said when it is wrong: the delivery's key, a number, the lead,
a line of history and its first prompt, in as few statements as the database takes, those of everybody who waits in
one commit, and the same form as the answer. `python -m tests.benchmarks.by_hand PORT DATABASE_URL`.
"""

import asyncio
import json
import queue
import sqlite3
import sys
import threading
from datetime import UTC, datetime
from typing import Any

import psycopg
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from sqlalchemy import insert, make_url

from bot.rules.default_definition import DEFAULT
from bot.rules.lead import Lead
from bot.rules.lifecycle import Stage
from bot.rules.sheets import Questionnaire
from bot.views.ids import View
from bot.views.question_form import question_form
from storage import tables
from storage.engine import make_engine, parse_url
from storage.migrate import migrate
from tests.benchmarks.bare_bolt import bolt_app
from tests.benchmarks.shapes import MARKETER, TEAM

_NOW = datetime.now(UTC)
_LEAD = {
    **dict.fromkeys(("title", "phone", "arrival", "notes", "phone_key", "owner", "decided_by", "reject_code"), ""),
    **dict.fromkeys(("reject_note", "overridden_by", "override_reason", "segment", "geography", "track"), ""),
    **dict.fromkeys(("maturity", "definition_version"), 1),
    **dict.fromkeys(("attempts", "offer", "merged_into", "touch"), 0),
    "company_size": "",
    "reasons": "[]",
    "cautions": "[]",
    "team_id": TEAM,
    "stage": "draft",
    "originator": MARKETER,
    "source": "Webinar",
}
_TYPED = ("name", "company", "email", "email_key", "company_key", "person_key", "search")
_EVENT = {"team_id": TEAM, "kind": "captured", "actor": MARKETER, "detail": "", "source": "Webinar", "data": "{}"}
_DUE = {"team_id": TEAM, "marketer": MARKETER, "kind": "prompt", "step": 0, "state": "pending"}
_COUNT_ON = f"UPDATE workspace SET last_number = last_number + 1 WHERE team_id = {TEAM!r} RETURNING last_number"


def _row(constant: dict[str, Any], moments: tuple[str, ...]) -> tuple[str, str]:
    """The columns and their values, in SQL; `now_` stands for the moment."""
    values = [repr(value) if isinstance(value, str) else str(value) for value in constant.values()]
    return ", ".join([*constant, *moments]), ", ".join([*values, *["now_"] * len(moments)])


class OnSqlite:
    def __init__(self, url: str) -> None:
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
        now = repr(_NOW.replace(tzinfo=None).isoformat(" "))
        for name in ("_lead", "_event", "_due"):
            setattr(self, name, getattr(self, name).replace("now_", now))
        self._key = f"INSERT OR IGNORE INTO inbox (team_id, key, answer, at) VALUES ({TEAM!r}, ?, '{{}}', {now})"

    def commit(self, batch: list[tuple[str, list[str]]]) -> None:
        run = self._database.execute
        run("BEGIN IMMEDIATE")
        for key, typed in batch:
            run(self._key, (key,))
            number = run(_COUNT_ON).fetchall()[0][0]
            lead = run(self._lead, (number, *typed)).lastrowid
            run(self._event, (lead,))
            run(self._due, (lead,))
        run("COMMIT")


class OnPostgresql:
    def __init__(self, url: str) -> None:
        driver = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._database = psycopg.connect(driver)
        self._cursor = psycopg.RawCursor(self._database)
        columns, values = _row(_LEAD, ("stage_at", "created_at"))
        typed = ", ".join(f"${place}::varchar" for place in range(2, 2 + len(_TYPED)))
        event, happened = _row(_EVENT, ("at",))
        due, planned = _row(_DUE, ("due_at", "anchor_at"))
        self._all = f"""
            WITH key AS (INSERT INTO inbox (team_id, key, answer, at) VALUES ({TEAM!r}, $1::varchar, '{{}}', now_)
              ON CONFLICT DO NOTHING),
            counted AS ({_COUNT_ON}),
            lead AS (INSERT INTO lead ({columns}, number, {", ".join(_TYPED)})
              SELECT {values}, last_number, {typed} FROM counted RETURNING id),
            event AS (INSERT INTO event ({event}, lead_id) SELECT {happened}, id FROM lead)
            INSERT INTO due ({due}, lead_id) SELECT {planned}, id FROM lead
        """.replace("now_", "now()")

    def commit(self, batch: list[tuple[str, list[str]]]) -> None:
        for key, typed in batch:
            self._cursor.execute(self._all, [key, *typed])
        self._database.commit()


class Writer:
    """A thread that commits what waits in one go."""

    def __init__(self, url: str) -> None:
        self._rows = OnSqlite(url) if url.startswith("sqlite") else OnPostgresql(url)
        self._waiting: queue.SimpleQueue[tuple[str, list[str], asyncio.Future[None]]] = queue.SimpleQueue()
        threading.Thread(target=self._work, daemon=True).start()

    async def write(self, key: str, typed: list[str]) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.put((key, typed, done))
        await done

    def _work(self) -> None:
        while True:
            batch = [self._waiting.get()]
            while not self._waiting.empty() and len(batch) < 32:
                batch.append(self._waiting.get())
            self._rows.commit([(key, typed) for key, typed, _ in batch])
            batch[0][2].get_loop().call_soon_threadsafe(_tell, [done for _, _, done in batch])


def _tell(waiting: list[asyncio.Future[None]]) -> None:
    for done in waiting:
        done.set_result(None)


def _answer() -> str:
    lead = Lead(1, TEAM, 1, Stage.DRAFT, _NOW, MARKETER, _NOW, "Jane Doe", "Acme")
    return json.dumps({"response_action": "update", "view": question_form(Questionnaire(lead, DEFAULT.questions))})


def main(port: int, url: str) -> None:
    engine = make_engine(parse_url(url))
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(insert(tables.workspace).values(team_id=TEAM, created_at=_NOW))
    engine.dispose()
    writer, answer = Writer(url), _answer()
    app = bolt_app()

    @app.view(View.INTAKE)
    async def save(ack: AsyncAck, body: dict[str, Any]) -> None:
        view = body["view"]
        values = {key: next(iter(field.values())).get("value") or "" for key, field in view["state"]["values"].items()}
        name, company, email = values["name"], values["company"], values["email"]
        await writer.write(view["id"], [name, company, email, email, company.lower(), name.lower(), name.lower()])
        ack.response = BoltResponse(status=200, body=answer)

    app.start(port=port, path="/slack/events", host="127.0.0.1")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
