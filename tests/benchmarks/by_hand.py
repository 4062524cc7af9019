"""The speed that is possible: bare Bolt, and an intake whose rows are written by hand.

No roles, no definition, nothing escaped or said when it is wrong: the delivery's key, a number, the lead, a line of
history and its first prompt, in as few statements as the database takes, those of everybody who waits in one commit,
and the same form as the answer. With "looks" it also looks for who is known already, as whoever saves a lead has to,
between taking the number, for which everybody waits in line, and writing: by email, and by similar companies.
`python -m tests.benchmarks.by_hand PORT DATABASE_URL [looks]`.
"""

import asyncio
import json
import queue
import sys
import threading
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from sqlalchemy import insert

from bot.answers.question_form import question_form
from bot.answers.sheets import Questionnaire
from bot.lead.definition.default import DEFAULT
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.slack.ids import View
from storage import tables
from storage.migrate import migrate
from storage.sql import make_engine, parse_url
from tests.benchmarks.bare_bolt import bolt_app
from tests.benchmarks.by_hand_rows import NOW, Intake, OnPostgresql, OnSqlite
from tests.benchmarks.shapes import MARKETER, TEAM


class Writer:
    """A thread that commits what waits in one go."""

    def __init__(self, url: str, *, looks: bool) -> None:
        self._rows = (OnSqlite if url.startswith("sqlite") else OnPostgresql)(url, looks=looks)
        self._waiting: queue.SimpleQueue[tuple[Intake, asyncio.Future[None]]] = queue.SimpleQueue()
        threading.Thread(target=self._work, daemon=True).start()

    async def write(self, intake: Intake) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.put((intake, done))
        await done

    def _work(self) -> None:
        while True:
            batch = [self._waiting.get()]
            while not self._waiting.empty() and len(batch) < 32:
                batch.append(self._waiting.get())
            self._rows.commit([intake for intake, _ in batch])
            batch[0][1].get_loop().call_soon_threadsafe(_tell, [done for _, done in batch])


def _tell(waiting: list[asyncio.Future[None]]) -> None:
    for done in waiting:
        done.set_result(None)


def _answer() -> str:
    lead = Lead(
        id=1,
        team_id=TEAM,
        number=1,
        stage=Stage.DRAFT,
        stage_at=NOW,
        originator=MARKETER,
        created_at=NOW,
        name="Jane Doe",
        company="Acme",
    )
    return json.dumps({"response_action": "update", "view": question_form(Questionnaire(lead, DEFAULT.questions))})


def main(port: int, url: str, *, looks: bool) -> None:
    engine = make_engine(parse_url(url))
    migrate(engine)
    with engine.begin() as connection:
        connection.execute(
            insert(tables.workspace).values(team_id=TEAM, created_at=NOW, digest_since=NOW, keep_since=NOW)
        )
    engine.dispose()
    writer, answer = Writer(url, looks=looks), _answer()
    app = bolt_app()

    @app.view(View.INTAKE)
    async def save(ack: AsyncAck, body: dict[str, Any]) -> None:
        view = body["view"]
        values = {key: next(iter(field.values())).get("value") or "" for key, field in view["state"]["values"].items()}
        await writer.write(Intake(view["id"], values["name"], values["company"].lower(), values["email"]))
        ack.response = BoltResponse(status=200, body=answer)

    app.start(port=port, path="/slack/events", host="127.0.0.1")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], looks="looks" in sys.argv)
