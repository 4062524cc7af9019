"""Home among thousands of leads: the most valuable come first, page after page, and Slack's limits hold."""

from random import Random

from sqlalchemy import bindparam

from bot.lead.people import Person, Role
from bot.overview.home import home as home_view
from bot.overview.list_leads import to_decide
from bot.overview.look_up import home
from storage import tables, workspaces
from storage.overview.worth_first import best_first, waiting_for
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, a_workspace, many_leads

COUNT = 5000
RAVI = Person(TEAM, "UR")


def _fill(tx: Transaction, count: int = COUNT, stage: str = "offered") -> None:
    a_workspace(tx)
    workspaces.set_members(tx, TEAM, Role.REP, ["UR"])
    many_leads(tx, count, stage=stage)
    _rate_by_chance(tx)


def _rate_by_chance(tx: Transaction) -> None:
    chance, lead = Random(5), tables.lead.c
    ids = [row.id for row in tx.connection.execute(tables.lead.select())]
    change = tables.lead.update().where(lead.id == bindparam("row")).values(worth=bindparam("points"))
    tx.connection.execute(change, [{"row": each, "points": chance.randrange(40)} for each in ids])


async def test_the_most_valuable_come_first_and_those_that_wait_longest_of_them(database: Database) -> None:
    def act(tx: Transaction) -> None:
        _fill(tx)
        rows = [dict(row) for row in tx.connection.execute(tables.lead.select()).mappings()]
        rows.sort(key=lambda row: (-row["worth"], row["stage_at"], row["id"]))
        assert [lead.id for lead in best_first(tx, TEAM, "UR", COUNT)] == [row["id"] for row in rows]
        second = to_decide(tx, RAVI, 20)
        assert [lead.id for lead in second.items] == [row["id"] for row in rows[20:40]]
        assert second.total == 1000, "as many or more"
        assert all("Budget Approved" in lead.why for lead in second.items)

    await database.transact(act)


async def test_what_somebody_else_has_for_themselves_is_left_out(database: Database) -> None:
    def act(tx: Transaction) -> None:
        _fill(tx, 10)
        theirs, lead = tables.lead.update(), tables.lead.c
        tx.connection.execute(theirs.where(lead.number <= 3).values(routed_to="UL", route_mode="assigned"))
        tx.connection.execute(theirs.where(lead.number == 4).values(routed_to="UR", route_mode="assigned"))
        tx.connection.execute(theirs.where(lead.number == 5).values(routed_to="UL", reserved_until=tx.now))
        assert sorted(lead.number for lead in best_first(tx, TEAM, "UR", 20)) == list(range(4, 11))
        assert waiting_for(tx, TEAM, "UR") == 7
        assert waiting_for(tx, TEAM, "UL") == 9

    await database.transact(act)


async def test_home_of_a_rep_keeps_within_slacks_limits_whatever_waits(database: Database) -> None:
    def act(tx: Transaction) -> None:
        _fill(tx)
        half = tables.lead.c.number % 2 == 0
        tx.connection.execute(tables.lead.update().where(half).values(stage="accepted", owner="UR"))
        blocks = home_view(home(tx, RAVI))["blocks"]
        assert len(blocks) <= 100
        assert all(len(block["text"]["text"]) <= 3000 for block in blocks if block["type"] == "section")
        assert sum("Show all" in str(block) for block in blocks) >= 2, "it leads to the rest"

    await database.transact(act)
