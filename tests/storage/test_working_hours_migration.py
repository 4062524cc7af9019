"""Working hours from before a day could have several blocks stay what they were."""

import pytest
from sqlalchemy import text

from bot.clock import Clock
from bot.lead.workplace.typed_hours import read_week, write_week
from storage import workspaces
from storage.sql.engine import Database
from tests.guarantees.conftest import Empty, empty
from tests.guarantees.databases import opened
from tests.guarantees.old_schemas import build, upgrade

__all__ = ["empty"]


@pytest.mark.parametrize(
    ("opens", "closes", "workdays", "week"),
    [
        ("09:00", "17:00", "01234", "Mon-Fri 9:00-17:00"),
        ("08:30", "18:00", "60123", "Mon-Thu 8:30-18:00; Sun 8:30-18:00"),
        ("13:00", "15:00", "25", "Wed 13:00-15:00; Sat 13:00-15:00"),
    ],
)
async def test_they_stay_what_they_were(empty: Empty, opens: str, closes: str, workdays: str, week: str) -> None:
    url = empty()
    build(url, "0031")
    with opened(url) as connection:
        [team_id] = connection.execute(text("SELECT team_id FROM workspace LIMIT 1")).one()
        given = {"t": team_id, "o": opens, "c": closes, "w": workdays}
        where = "UPDATE workspace SET opens = :o, closes = :c, workdays = :w WHERE team_id = :t"
        connection.execute(text(where), given)
        connection.commit()
    upgrade(url)
    database = Database(url, Clock())
    kept = await database.read(workspaces.get, team_id)
    database.close()
    assert kept is not None
    assert write_week(read_week(kept.week)) == kept.week == week
