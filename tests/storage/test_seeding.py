"""The environment sets the workspace up once; what managers changed in Slack since, or emptied, stays so."""

from collections.abc import Mapping, Sequence

import pytest

from bot.lead.people import Role, manager_sides
from bot.workspace.settle_in import seed
from storage import workspaces
from storage.sql import Database

MARKETING, SALES = Role.MARKETING_MANAGER, Role.SALES_MANAGER
ALL = {Role.MARKETER: ("UM",), Role.REP: ("UR",), **manager_sides(["UA"], [], [])}


async def seeded(
    database: Database,
    members: Mapping[Role, Sequence[str]],
    sales: str = "C1",
    marketing: str = "C2",
    tz: str = "UTC",
) -> Mapping[Role, Sequence[str]]:
    channels = {"sales_channel": sales, "marketing_channel": marketing}
    await database.transact(seed, "T1", tz=tz, members=members, **channels)
    return await database.read(workspaces.members, "T1")


async def channels(database: Database) -> tuple[str, str]:
    kept = await database.read(workspaces.get, "T1")
    assert kept is not None
    return kept.sales_channel, kept.marketing_channel


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


@pytest.mark.parametrize("role", [Role.MARKETER, Role.REP])
async def test_a_role_that_was_emptied_stays_empty(database: Database, role: Role) -> None:
    await seeded(database, ALL)
    await database.transact(workspaces.set_members, "T1", role, [])
    held = await seeded(database, ALL)
    assert held == {**held, **ALL, role: ()}


@pytest.mark.parametrize("role", [Role.MARKETER, Role.REP])
async def test_a_role_that_was_changed_stays_as_it_is(database: Database, role: Role) -> None:
    await seeded(database, ALL)
    await database.transact(workspaces.set_members, "T1", role, ["UX"])
    assert (await seeded(database, ALL))[role] == ("UX",)


@pytest.mark.parametrize("role", [Role.MARKETER, Role.REP])
async def test_a_role_that_only_managers_ever_filled_stays_empty_too(database: Database, role: Role) -> None:
    await seeded(database, {**ALL, role: ()})
    await database.transact(workspaces.set_members, "T1", role, ["UX"])
    await database.transact(workspaces.set_members, "T1", role, [])
    assert (await seeded(database, ALL))[role] == ()


@pytest.mark.parametrize("role", [Role.MARKETER, Role.REP])
async def test_a_role_that_was_never_filled_is_taken_from_the_environment(database: Database, role: Role) -> None:
    await seeded(database, {**ALL, role: ()})
    await database.transact(workspaces.set_members, "T1", role, [])  # as a manager who saves the form leaves it
    assert (await seeded(database, ALL))[role] == ALL[role]


async def test_a_channel_that_was_never_set_is_taken_and_one_that_was_emptied_is_not(database: Database) -> None:
    await seeded(database, ALL, sales="C1", marketing="")
    await database.transact(workspaces.change, "T1", sales_channel="", marketing_channel="")
    await seeded(database, ALL, sales="C1", marketing="C2")
    assert await channels(database) == ("", "C2")
    await database.transact(workspaces.change, "T1", sales_channel="C3", marketing_channel="")
    await seeded(database, ALL, sales="C1", marketing="C2")
    assert await channels(database) == ("C3", "")


async def test_one_workspace_says_nothing_of_another(database: Database) -> None:
    await database.transact(workspaces.add, "T2", sales_channel="C9")
    await database.transact(workspaces.set_members, "T2", Role.REP, ["U9"])
    assert (await seeded(database, ALL))[Role.REP] == ("UR",)
    assert await channels(database) == ("C1", "C2")


async def test_a_zone_that_slack_did_not_name_at_first_is_taken_at_the_next_start(database: Database) -> None:
    for said, zone in (("", "UTC"), ("Europe/Berlin", "Europe/Berlin"), ("Asia/Tokyo", "Europe/Berlin")):
        await seeded(database, ALL, tz=said)
        kept = await database.read(workspaces.get, "T1")
        assert kept is not None
        assert (kept.tz, kept.tz_assumed) == (zone, not said)
