"""Managers from the environment set the workspace up once; what managers changed in Slack since, stays."""

from collections.abc import Mapping, Sequence

from bot.lead.people import Role, manager_sides
from bot.workspace.settle_in import seed
from storage import workspaces
from storage.sql import Database

MARKETING, SALES = Role.MARKETING_MANAGER, Role.SALES_MANAGER


async def seeded(database: Database, members: Mapping[Role, Sequence[str]]) -> Mapping[Role, Sequence[str]]:
    channels = {"sales_channel": "C1", "marketing_channel": "C2"}
    await database.transact(seed, "T1", tz="UTC", members=members, **channels)
    return await database.read(workspaces.members, "T1")


async def test_each_manager_gets_the_side_of_their_team(database: Database) -> None:
    held = await seeded(database, manager_sides(["UA", "UB", "UC"], ["UA"], ["UB"]))
    assert held[MARKETING] == ("UA", "UC")
    assert held[SALES] == ("UB", "UC")


async def test_a_side_that_managers_left_empty_is_not_filled_by_a_restart(database: Database) -> None:
    await seeded(database, manager_sides(["UA", "UB"], ["UA"], ["UB"]))
    await database.transact(workspaces.set_members, "T1", SALES, [])
    held = await seeded(database, manager_sides(["UA", "UB"], ["UA"], ["UB"]))
    assert held[MARKETING] == ("UA",)
    assert held[SALES] == ()


async def test_managers_named_later_are_taken_while_there_are_none(database: Database) -> None:
    await seeded(database, {})
    held = await seeded(database, manager_sides(["UA"], [], []))
    assert (held[MARKETING], held[SALES]) == (("UA",), ("UA",))
