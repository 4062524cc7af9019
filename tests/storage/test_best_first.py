"""Home among thousands of leads: the most valuable come first, page after page, and Slack's limits hold."""

from datetime import timedelta
from random import Random
from time import perf_counter

from sqlalchemy import bindparam

from bot.lead.people import Person, Role
from bot.overview.at_home.home import home as home_view
from bot.overview.at_home.look_up import home
from bot.overview.list_leads import list_leads, to_decide
from bot.overview.lists import list_view
from bot.overview.pages import Which
from storage import tables, workspaces
from storage.overview.worth_first import best_first, waiting_for
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, a_workspace, many_leads

COUNT = 5000
RAVI, SUE = Person(TEAM, "UR"), Person(TEAM, "US")


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


async def test_so_does_home_of_a_manager_of_sales_and_every_page_of_their_lists(database: Database) -> None:
    def act(tx: Transaction) -> None:
        _fill(tx)
        _promise(tx)
        began = perf_counter()
        sheet = home(tx, SUE)
        took = perf_counter() - began
        blocks = home_view(sheet)["blocks"]
        assert len(blocks) <= 100
        assert all(len(block["text"]["text"]) <= 3000 for block in blocks if block["type"] == "section")
        lists = (Which.OVERDUE, Which.UNOWNED, Which.PAUSED, Which.REPS)
        assert all(sheet.leads[which].shown for which in lists)
        assert sum("Show all" in str(block) for block in blocks) >= 3, "it leads to the rest"
        for which in lists:
            for skip in (0, 20, 980):
                assert len(list_view(list_leads(tx, SUE, which, skip))["blocks"]) <= 100
        assert took < 1.0, f"{took:.2f} s"

    await database.transact(act)


def _promise(tx: Transaction) -> None:
    """Each lead waits for an answer or a first contact, most of them for too long; some are paused."""
    workspaces.set_members(tx, TEAM, Role.REP, [f"UR{number}" for number in range(60)])
    lead, long_ago = tables.lead.c, tx.now - timedelta(days=20)
    rows = [dict(row) for row in tx.connection.execute(tables.lead.select().order_by(lead.id)).mappings()]
    accepted = tables.lead.update().where(lead.id == bindparam("row")).values(stage="accepted", owner=bindparam("rep"))
    tx.connection.execute(accepted, [{"row": row["id"], "rep": f"UR{row['id'] % 60}"} for row in rows[::2]])
    common = {"team_id": TEAM, "marketer": "U1", "state": "pending", "day": "", "due_at": tx.now, "step": 2}
    kinds = {True: "first_contact", False: "answer"}
    promised = [
        {**common, "lead_id": row["id"], "kind": kinds[at % 2 == 0], "anchor_at": long_ago + timedelta(minutes=at)}
        for at, row in enumerate(rows)
    ]
    tx.connection.execute(tables.due.insert(), promised)
    since, until = tx.now - timedelta(days=1), tx.now + timedelta(days=5)
    on = {"team_id": TEAM, "by": "UR1", "reason": "Waits for their board", "began_at": since, "ends_at": until}
    tx.connection.execute(tables.pause.insert(), [{**on, "over": False, "lead_id": row["id"]} for row in rows[-1500:]])
