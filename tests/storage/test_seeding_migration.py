"""A workspace from before Baton knew what was filled: an empty role stays empty, an empty channel may be filled."""

from sqlalchemy import text

from bot.clock import Clock
from bot.lead.people import Role
from bot.workspace.settle_in import seed
from storage import workspaces
from storage.sql.engine import Database
from tests.guarantees.conftest import Empty, empty
from tests.guarantees.databases import opened
from tests.guarantees.old_schemas import build, upgrade

__all__ = ["empty"]

CHANNELS = {"sales_channel": "C1", "marketing_channel": "C2"}


async def test_no_access_comes_back_that_a_manager_may_have_taken_away(empty: Empty) -> None:
    url = empty()
    build(url, "0007")
    with opened(url) as connection:
        [team_id] = connection.execute(text("SELECT team_id FROM workspace LIMIT 1")).one()
        connection.execute(text("UPDATE workspace SET sales_channel = 'C9', marketing_channel = ''"))
        connection.execute(text("DELETE FROM member"))
        row = {"t": team_id, "u": "UA", "r": Role.SALES_MANAGER}
        connection.execute(text("INSERT INTO member (team_id, user_id, role) VALUES (:t, :u, :r)"), row)
        connection.commit()
    upgrade(url)
    database = Database(url, Clock())
    await database.transact(seed, team_id, tz="UTC", members=dict.fromkeys(Role, ("UX",)), **CHANNELS)
    held = await database.read(workspaces.members, team_id)
    kept = await database.read(workspaces.get, team_id)
    database.close()
    assert held == {**dict.fromkeys(Role, ()), Role.SALES_MANAGER: ("UA",)}
    assert kept is not None
    assert (kept.sales_channel, kept.marketing_channel) == ("C9", "C2")
