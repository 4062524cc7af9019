"""The signers of the lead definition: each for their side, nobody for both while somebody else is there."""

import pytest

from bot.lead.people import Role
from bot.simulator.errors import NotVisible
from storage import workspaces
from tests.conversations.agreement import (
    opens_the_definition,
    proposes_earlier_offers,
    signs,
)
from tests.conversations.office import Office


async def test_who_proposed_cannot_sign_for_the_other_side(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    await opens_the_definition(office.max)
    await office.max.clicks("View the proposal")
    assert "Signed for marketing by @Max" in office.max.modal.text
    assert "Sign" not in office.max.modal.buttons
    assert "Withdraw" in office.max.modal.buttons


async def test_the_only_manager_signs_for_both_sides_and_the_definition_says_so(office: Office) -> None:
    await opens_settings(office)
    await office.max.submits({"Managers of marketing": [office.max.name], "Managers of sales": []})
    await proposes_earlier_offers(office.max)
    told = await office.max.sees("is now version 2", in_=office.max.dm)
    assert "Signed by @Max Marketing Manager for both sides" in told.text
    assert "nobody else was there to sign" in told.text


async def test_a_manager_of_both_sides_counts_for_one_while_somebody_else_is_there(office: Office) -> None:
    await opens_settings(office)
    both = [office.max.name, office.sofia.name]
    await office.max.submits({"Managers of marketing": [office.max.name], "Managers of sales": both})
    await proposes_earlier_offers(office.max)
    asked = await office.sofia.sees("Your signature counts for sales", in_=office.sofia.dm)
    assert "Signed for marketing by @Max" in asked.text
    await office.sofia.clicks("Sign", on=asked)
    await office.max.sees("is now version 2", in_=office.max.dm)


async def opens_settings(office: Office) -> None:
    await office.max.clicks("Settings", on=await office.max.opens_home())


async def test_somebody_who_becomes_manager_is_asked_to_sign_what_is_open(office: Office) -> None:
    team = office.slack.workspace.team_id
    await office.baton.database.transact(workspaces.set_members, team, Role.SALES_MANAGER, [])
    await office.baton.database.transact(
        workspaces.set_members, team, Role.MARKETING_MANAGER, [office.max.id, office.mia.id]
    )
    await proposes_earlier_offers(office.max)
    out = await office.max.sees("Your proposal for version 2 is out", in_=office.max.dm)
    assert "Nobody manages sales yet" in out.text
    await opens_settings(office)
    await office.max.submits({"Managers of sales": [office.lena.name]})
    await office.lena.sees("Your signature counts for sales", in_=office.lena.dm)
    await signs(office.lena)
    await office.max.sees("is now version 2", in_=office.max.dm)


async def test_who_is_no_manager_any_more_cannot_sign(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    asked = await office.sofia.sees("proposes a change", in_=office.sofia.dm)
    team = office.slack.workspace.team_id
    await office.baton.database.transact(workspaces.set_members, team, Role.SALES_MANAGER, [office.lena.id])
    await office.sofia.clicks("Sign", on=asked)
    note = await office.sofia.sees("Changing the lead definition is for managers")
    assert "@Max Marketing Manager" in note.text
    await opens_the_definition(office.max)
    assert "Version 1" in office.max.modal.text


async def test_only_managers_find_the_definition_in_home(office: Office) -> None:
    home = await office.mia.opens_home()
    with pytest.raises(NotVisible):
        await office.mia.clicks("Settings", on=home)


async def test_a_workspace_keeps_a_manager(office: Office) -> None:
    await opens_settings(office)
    form = await office.max.submits({"Managers of marketing": [], "Managers of sales": []})
    assert "Please keep at least one manager" in form.errors["Managers of marketing"]
