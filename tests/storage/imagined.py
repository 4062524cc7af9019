"""Baton with one more detail of a lead, run on a copy of its code: prints what became of the detail on its way."""

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

BEFORE = {
    "bot/lead/details.py": "    notes: str = _detail(",
    "storage/tables/leads.py": '    company_size: str = ""\n',
}
ADDED = {
    "bot/lead/details.py": '    nickname: str = _detail("Nickname", 80, "JD", searched=True)\n',
    "storage/tables/leads.py": '    nickname: str = ""\n',
}


def imagine(copy: Path) -> None:
    """Add the detail: one line in the list of details, and its column."""
    for name, before in BEFORE.items():
        text = (copy / name).read_text()
        assert text.count(before) == 1, f"{name} has changed: mend this test's place in it"
        (copy / name).write_text(text.replace(before, ADDED[name] + before))


async def travel(folder: Path) -> dict[str, Any]:
    """Form, capture, find, edit and merge, each asked what it made of the detail."""
    from sqlalchemy import text

    from bot.clock import MovableClock
    from storage.migrate import migrate
    from storage.sql import Database

    database = Database(f"sqlite:///{folder / 'imagined.db'}", MovableClock(datetime(2026, 11, 23, 9, tzinfo=UTC)))
    migrate(database.engine)
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE lead ADD COLUMN nickname TEXT NOT NULL DEFAULT ''"))
    found: dict[str, Any] = await database.transact(_told)
    database.close()
    return found


def _told(tx: Any) -> dict[str, Any]:
    from bot.intake.capture import capture
    from bot.intake.correct import correct
    from bot.intake.intake_form import intake_form, typed_details
    from bot.intake.merge import add_to
    from bot.lead.people import Person, Role
    from bot.slack.filled import Filled
    from bot.workspace.settle_in import seed
    from storage import finding, history, leads

    def typed(nickname: str) -> Any:
        return typed_details({"name": "Jane Doe", "company": "Acme", "nickname": nickname})

    def now() -> Any:
        return leads.get(tx, "T1", lead_id)

    person = Person("T1", "U1")
    seed(tx, "T1", tz="UTC", sales_channel="", marketing_channel="", members={Role.MARKETER: ["U1"]})
    lead_id = capture(tx, person, typed("Zephyrine"), "k1").lead.id
    fields = {block.get("block_id"): block for block in intake_form(typed("Zephyrine"))["blocks"]}
    found = {
        "in the form": fields["nickname"]["element"]["initial_value"],
        "kept": now().nickname,
        "found": [lead.name for lead in finding.search(tx, "T1", "zephyrine", 5)],
    }
    correct(tx, person, lead_id, Filled({"nickname": "Zephyrine"}, {"nickname": ""}), "k2")
    found["edited"] = [event.data["fields"] for event in history.of_lead(tx, now()) if event.kind == "corrected"]
    add_to(tx, person, lead_id, typed("Zeph"), "k3")
    found["merged"] = now().nickname
    add_to(tx, person, lead_id, typed("Jay"), "k4")
    return {**found, "what differs": now().notes}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(travel(Path(sys.argv[1])))))
