"""Slack user groups give roles: whoever joins or leaves one gains or loses the role, as by a manager's hand."""

from typing import Any

from tests.conversations.office import Office


async def groups(office: Office, who: Any) -> None:
    home = await who.opens_home()
    await who.clicks("Settings", on=home)
    await who.clicks("Team")
    await who.clicks("User groups")


async def given(office: Office, field: str, group: str) -> None:
    """A manager gives the group the role."""
    await groups(office, office.sofia)
    await office.sofia.submits({field: [group]})
    await office.work()


async def test_a_group_gives_its_members_the_role_and_they_are_told(office: Office) -> None:
    ben, ann = office.slack.person("Ben Newcomer"), office.slack.person("Ann Newcomer")
    group = office.slack.usergroup("closers", [ben])
    await groups(office, office.sofia)
    assert await office.sofia.is_offered("Sales reps: groups", "clos") == ["@closers"]
    assert await office.sofia.is_offered("Sales reps: groups", "nothing") == []
    await office.sofia.submits({"Sales reps: groups": ["@closers"]})
    await office.work()
    note = await ben.sees("Who is in the Slack user group @closers has a role in Baton")
    assert "you are a sales rep" in note.text
    office.slack.regroup(group, [ann])
    await office.slack.settle()
    await office.work()
    await ann.sees("you are a sales rep")
    left = await ben.sees("You no longer are, so you are no longer a sales rep")
    assert "You have no role in Baton any more" in left.text
    await groups(office, office.sofia)
    assert "@closers: one person" in office.sofia.modal.text


async def test_who_leaves_a_group_leaves_their_leads_and_managers_are_told(office: Office) -> None:
    ben = office.slack.person("Ben Newcomer")
    office.slack.invite(ben, office.sales)
    group = office.slack.usergroup("closers", [ben])
    await given(office, "Sales reps: groups", "@closers")
    card = await office.offered_card()
    await ben.clicks("Accept", on=card)
    office.slack.regroup(group, [])
    await office.slack.settle()
    await office.work()
    note = await office.sofia.sees("was taken off the team")
    assert "@Ben Newcomer" in note.text
    await office.sofia.clicks("Hand over", on=note)


async def test_somebody_who_is_named_as_well_keeps_the_role(office: Office) -> None:
    group = office.slack.usergroup("closers", [office.ravi])
    await given(office, "Sales reps: groups", "@closers")
    assert not [m for m in office.ravi.reads(office.ravi.dm) if "closers" in m.text], "nothing changed for him"
    office.slack.regroup(group, [])
    await office.slack.settle()
    await office.work()
    assert not [m for m in office.ravi.reads(office.ravi.dm) if "closers" in m.text]
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("jane@acme.example")


async def test_guests_and_deactivated_people_in_a_group_hold_no_role(office: Office) -> None:
    guest, gone = office.slack.person("Gus Guest"), office.slack.person("Gone Person", deactivated=True)
    guest.user.guest = True
    office.slack.invite(guest, office.sales)
    office.slack.usergroup("closers", [guest, gone, office.lena])
    await given(office, "Sales reps: groups", "@closers")
    await groups(office, office.sofia)
    assert "@closers: one person; 2 more cannot hold a role" in office.sofia.modal.text
    assert "you do not have that role" in (await guest.runs("/lead mine", in_=office.sales)).text


async def test_a_group_that_is_disabled_gives_nobody_a_role(office: Office) -> None:
    ben = office.slack.person("Ben Newcomer")
    group = office.slack.usergroup("closers", [ben])
    await given(office, "Sales reps: groups", "@closers")
    await ben.sees("you are a sales rep")
    office.slack.disable_group(group)
    await office.slack.settle()
    await office.work()
    await ben.sees("You have no role in Baton any more")
    await groups(office, office.sofia)
    assert "@closers is disabled in Slack" in office.sofia.modal.text


async def test_the_last_managers_stay_although_their_group_is_emptied(office: Office) -> None:
    ben = office.slack.person("Ben Newcomer")
    group = office.slack.usergroup("bosses", [ben])
    await given(office, "Managers of sales: groups", "@bosses")
    home = await ben.opens_home()
    await ben.clicks("Settings", on=home)
    await ben.submits({"Managers of marketing": [], "Managers of sales": []})
    office.slack.regroup(group, [])
    await office.slack.settle()
    await office.work()
    note = await ben.sees("You stay a manager, by name")
    assert "@bosses" in note.text


async def test_without_the_permission_it_says_so_and_the_rest_works(office: Office) -> None:
    scopes = office.slack.stage.first_app.manifest["oauth_config"]["scopes"]["bot"]
    scopes.remove("usergroups:read")
    await groups(office, office.sofia)
    assert "lacks the permission usergroups:read" in office.sofia.modal.text
    assert "Until then everything works by people" in office.sofia.modal.text
    await office.sofia.closes()
    await office.sofia.clicks("Change", near="@Ravi Rep")
    await office.sofia.submits({"Share of leads": "2"})


async def test_only_managers_give_roles_to_groups(office: Office) -> None:
    await groups(office, office.sofia)
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    await office.max.submits({"Managers of sales": []})
    office.slack.usergroup("closers", [office.lena])
    await office.sofia.submits({"Sales reps: groups": ["@closers"]})
    await office.sofia.sees("Changing the settings is for managers")
