"""Managers set the rules up: groups, rules in their order, a dry run before they hold, and a log of every change."""

from tests.conversations.office import Office
from tests.conversations.routing import a_lead_comes, changes_all_reps, opens_routing, sets_up_turns

NAMES = (
    *("Ada", "Bert", "Cleo", "Dora", "Emil", "Fritz", "Gina", "Hugo", "Ines"),
    *("Jakob", "Kai", "Lotte", "Moritz", "Nora", "Otto", "Paula", "Quinn", "Rosa"),
)


async def adds_a_rule(office: Office, to: str, **conditions: str) -> None:
    await office.sofia.clicks("Add a rule")
    fields = {name.replace("_", " "): value for name, value in conditions.items()}
    await office.sofia.submits({**fields, "Goes to": to})


async def test_only_managers_see_and_change_the_rules(office: Office) -> None:
    await office.ravi.runs("/lead route")
    told = await office.ravi.sees("No routing rules are in force")
    assert "Routing" not in told.labels
    await office.max.runs("/lead route")
    told = await office.max.sees("No routing rules are in force")
    await office.max.clicks("Routing", on=told)
    assert "No rules are in force" in office.max.modal.text


async def test_a_draft_changes_nothing_until_it_is_put_in_force(office: Office) -> None:
    await opens_routing(office.sofia)
    await changes_all_reps(office.sofia)
    assert "Your draft changes, and only you see it yet" in office.sofia.modal.text
    await office.sofia.closes(everything=True)
    await a_lead_comes(office, "Jo One")
    assert "For @" not in (await office.ravi.sees("L-1 · Jo One", in_=office.sales)).text
    await opens_routing(office.sofia)
    assert "Suggested to the rep whose turn it is" in office.sofia.modal.text
    await office.sofia.clicks("Discard the draft")
    assert "Your draft" not in office.sofia.modal.text


async def test_rules_decide_from_the_top_and_can_be_moved_changed_and_deleted(office: Office) -> None:
    await sets_up_turns(office.sofia)
    await opens_routing(office.sofia)
    await office.sofia.clicks("Add a group")
    await office.sofia.submits({"Name": "Open floor", "How leads are offered": "The whole channel may accept"})
    await adds_a_rule(office, "Open floor", Source_names="Fair")
    await adds_a_rule(office, "All reps", Source_names="Fair, Webinar", How_they_came_in=["Referred to us"])
    page = office.sofia.modal.text
    assert "1. source Fair → Open floor" in page
    assert "2. source Fair or Webinar; came in by Referred to us → All reps" in page
    await office.sofia.clicks("Put in force")
    await a_lead_comes(office, "Jo One", How_they_came_in="Referred to us")
    assert "For @" not in (await office.ravi.sees("L-1 · Jo One", in_=office.sales)).text
    await office.sofia.clicks("Move up", near="2. source Fair or Webinar")
    await office.sofia.clicks("Put in force")
    await a_lead_comes(office, "Jo Two", How_they_came_in="Referred to us")
    assert "For @Ravi Rep" in (await office.ravi.sees("L-2 · Jo Two", in_=office.sales)).text
    await office.sofia.clicks("Delete", near="Open floor: all")
    assert "is still used by rule 2" in office.sofia.modal.text
    await office.sofia.closes()
    await office.sofia.clicks("Edit", near="2. source Fair")
    await office.sofia.submits({"Goes to": "All reps"})
    await office.sofia.clicks("Delete", near="Open floor: all")
    await office.sofia.clicks("Delete", near="1. source Fair or Webinar")
    assert "1. source Fair → All reps" in office.sofia.modal.text
    assert "Open floor" not in office.sofia.modal.text.split("Rules, the first")[1]


async def test_forms_say_what_has_to_be_put_right(office: Office) -> None:
    await opens_routing(office.sofia)
    await office.sofia.clicks("Add a rule")
    form = await office.sofia.submits({"Goes to": "All reps"})
    assert "Which leads?" in form.errors["Goes to"]
    await office.sofia.closes()
    await office.sofia.clicks("Add a group")
    form = await office.sofia.submits({"Name": "all reps", "Business minutes to themselves": "soon"})
    assert "Another group has this name already" in form.errors["Name"]
    assert "business minutes from 0" in form.errors["Business minutes to themselves"]
    await office.sofia.closes(everything=True)


async def test_a_dry_run_shows_who_would_have_got_what(office: Office) -> None:
    for name in ("Jo One", "Jo Two", "Jo Three"):
        await a_lead_comes(office, name)
        await office.ravi.sees(f"· {name}", in_=office.sales)
    await office.later(days=2)
    await opens_routing(office.sofia)
    await changes_all_reps(office.sofia)
    await office.sofia.clicks("Try it on past leads")
    told = office.sofia.modal.text
    assert "3 leads offered in the last 30 days would have gone to" in told
    for rep in ("@Ravi Rep: 1 (had 0)", "@Lena Rep: 1 (had 0)", "@Sofia Sales Manager: 1 (had 0)"):
        assert rep in told
    assert "L-1: @Ravi Rep, next in turn in All reps" in told
    await office.sofia.closes(everything=True)
    await office.lena.runs("/lead route L-1")
    await office.lena.sees("has not been routed")
    await office.sofia.runs("/lead route")
    await office.sofia.sees("No routing rules are in force")


async def test_two_managers_do_not_overwrite_each_other_unseen(office: Office) -> None:
    await opens_routing(office.max)
    await changes_all_reps(office.max, "Only the rep whose turn it is may accept")
    await sets_up_turns(office.sofia)
    await office.max.clicks("Put in force")
    assert "@Sofia Sales Manager changed the rules" in office.max.modal.text
    await office.max.closes()
    assert "Version 1 is in force" in office.max.modal.text
    await a_lead_comes(office, "Jo One")
    await office.max.runs("/lead route L-1")
    await office.max.sees("is suggested to @Ravi Rep")
    await office.max.clicks("Put in force")
    assert "Version 2 is in force, by @Max" in office.max.modal.text


async def test_every_decision_and_every_change_is_in_the_log(office: Office) -> None:
    await sets_up_turns(office.sofia)
    for name in NAMES:
        await a_lead_comes(office, f"{name} {name}son")
    await office.ravi.sees("L-18 ·", in_=office.sales)
    await opens_routing(office.max)
    await office.max.clicks("Log")
    first = office.max.modal.text
    assert "L-18 for @Sofia Sales Manager: next in turn in All reps" in first
    assert "1 to 15, newest first" in first
    await office.max.clicks("Older")
    assert "L-1 for @Ravi Rep" in office.max.modal.text
    assert "@Sofia Sales Manager changed the rules (version 1): Group All reps: all sales reps" in office.max.modal.text
    await office.max.clicks("Newer")
    assert "1 to 15, newest first" in office.max.modal.text
