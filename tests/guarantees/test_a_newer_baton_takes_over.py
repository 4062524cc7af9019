"""A newer Baton migrates the database under the running program: it writes no more, and says so to everybody."""

import time
from pathlib import Path

from sqlalchemy import create_engine, text

from storage.sql import parse_url
from tests.guarantees.databases import everything
from tests.guarantees.house import NOT_DONE, house

RED = 8.0  # seconds


async def test_the_old_one_changes_nothing_and_says_what_is_the_matter(database_url: str, tmp_path: Path) -> None:
    async with house(database_url, tmp_path, http=False) as at:
        people = at.company
        card = await at.a_lead_goes_through()
        await people.max.runs("/lead Al Stone, al@stone.example", in_=people.marketing)
        engine = create_engine(parse_url(database_url))
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        engine.dispose()
        changed, before = time.monotonic(), everything(database_url)

        await people.ravi.clicks("Accept", on=card)
        note = await people.ravi.sees(NOT_DONE)
        assert "another release of Baton has changed it" in note.text
        assert "tell whoever runs Baton" in note.text
        await people.max.submits()
        assert NOT_DONE in people.max.modal.text
        said = await at.is_red("database", RED, changed)
        assert said.startswith("The database takes no changes: another release of Baton")
        assert everything(database_url) == before
        assert at.running.log.count("The database takes no changes: another release of Baton") == 1
