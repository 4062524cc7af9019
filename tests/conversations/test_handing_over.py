"""Hand over: a lead, or all of somebody's, comes to somebody else; the credit stays, and both hear of it."""

from typing import Any

from bot.simulator.controls import pressable
from bot.simulator.people import Person
from bot.simulator.seen import HomeView
from tests.conversations.office import READY, Office, brings, without

TIMING = "When do they want to buy?"
TAKES_OVER = "Who takes over for marketing?"


async def details(office: Office, who: Person, lead: str = "L-1") -> Any:
    shown = await who.runs(f"/lead show {lead}", in_=office.sales)
    await who.clicks("Details", on=shown)
    return who.modal


def buttons(who: Person) -> list[str]:
    assert who.modal
    return [control.label for control in pressable(who.modal.view.blocks, who._names)]


async def ben_joins(office: Office) -> Person:
    """A second marketer besides Mia and Max."""
    ben: Person = office.slack.person("Ben Marketer", tz="Europe/Berlin")
    office.slack.invite(ben, office.sales)
    await settings(office, {"Marketers": ["Mia Marketer", "Max Marketing Manager", "Ben Marketer"]})
    return ben


async def settings(office: Office, changed: dict[str, Any]) -> Any:
    home: HomeView = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    return await office.max.submits(changed)


async def nurtured(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")


async def test_whoever_has_a_lead_hands_it_over_from_details(office: Office) -> None:
    ben = await ben_joins(office)
    await office.mia_brings(without(TIMING))
    await details(office, office.mia)
    await office.mia.clicks("Hand over")
    assert await office.mia.submits({TAKES_OVER: "Ben Marketer"}) is not None, "Details are beneath"
    assert "Ben Marketer has it for marketing." in office.mia.modal.text
    assert "handed it over for marketing: @Ben Marketer has it now" in office.mia.modal.text
    note = await ben.sees("handed L-1 · Jane Doe, VP Operations at Acme Corp over to you")
    assert "The credit stays with @Mia Marketer" in note.text
    assert "jane@acme.example" in note.text
    await office.work()
    assert not [m for m in office.mia.reads(office.mia.dm) if "handed" in m.text], "she did it herself"
    home = await ben.opens_home()
    assert "Jane Doe" in home.text


async def test_the_new_one_gets_the_reminders_and_the_old_one_none(office: Office) -> None:
    ben = await ben_joins(office)
    await nurtured(office)
    await details(office, office.max)
    await office.max.clicks("Hand over")
    await office.max.submits({TAKES_OVER: "Ben Marketer"})
    told = await office.mia.sees("There is nothing left for you to do about it")
    assert "@Max Marketing Manager handed" in told.text
    for _ in range(62):
        await office.later(days=1)
    note = await ben.sees("Time to follow up")
    assert not [m for m in office.mia.reads(office.mia.dm) if "Time to follow up" in m.text]
    await ben.clicks("Done", on=note)
    assert await ben.submits() is None
    await ben.sees("Done by you")


async def test_a_follow_up_that_waits_is_told_to_the_new_one_as_well(office: Office) -> None:
    ben = await ben_joins(office)
    await nurtured(office)
    await office.later(days=60)
    await office.mia.sees("Time to follow up")
    await details(office, office.mia)
    await office.mia.clicks("Hand over")
    await office.mia.submits({TAKES_OVER: "Ben Marketer"})
    await office.work()
    note = await ben.sees("Time to follow up")
    await ben.clicks("Done", on=note)
    assert await ben.submits() is None
    await ben.sees("Done by you")


async def test_an_accepted_lead_changes_its_owner(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await details(office, office.ravi)
    await office.ravi.clicks("Hand over")
    await office.ravi.submits({"Who takes over for sales?": "Lena Rep"})
    note = await office.lena.sees("over to you")
    assert "jane@acme.example" in note.text
    await office.ravi.sees("@Lena Rep has it now", in_=office.sales)
    home = await office.lena.opens_home()
    assert "Jane Doe" in home.text


async def test_all_of_a_reps_leads_come_in_one_list_that_leads_to_each(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    await brings(office.mia, office.sales, who="Bo Lind at North Ltd, bo@north.example")
    await office.ravi.clicks("Accept", on=await office.ravi.sees("L-2 · Bo Lind", in_=office.sales))
    await office.sofia.clicks("Hand over", on=await office.sofia.opens_home())
    await office.sofia.submits({"Whose leads?": "Ravi Rep"})
    before = len(office.lena.reads(office.lena.dm))
    await office.sofia.submits({"Who takes over for sales?": "Lena Rep"})
    told = await office.lena.sees("handed 2 leads (L-1, L-2) over to you for sales")
    await office.work()
    assert len(office.lena.reads(office.lena.dm)) == before + 1
    assert "L-1 Jane Doe (Acme Corp)" in told.text
    await office.lena.clicks("Work on it", on=told, near="Bo Lind")
    mine = await office.lena.sees("is yours")
    assert "bo@north.example" in mine.text
    await office.lena.clicks("Log attempt", on=mine)
    await office.lena.submits({"What came of it?": "No answer"})
    await office.work()
    assert "1 of 5 attempts" in mine.text


async def test_only_who_has_it_and_managers_of_that_side_may(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    for stranger in (office.ravi, office.lena, office.sofia):
        await details(office, stranger)
        assert "Hand over" not in buttons(stranger)
        await stranger.closes(everything=True)
    await details(office, office.max)
    assert "Hand over" in buttons(office.max)


async def test_it_goes_to_nobody_without_the_role(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await details(office, office.mia)
    await office.mia.clicks("Hand over")
    for name in ("Ravi Rep", "Vic Visitor"):
        form = await office.mia.submits({TAKES_OVER: name})
        assert "not one of the marketers" in form.errors[TAKES_OVER]
    assert "Mia" in (await office.mia.runs("/lead show L-1", in_=office.sales)).text


async def test_it_goes_to_no_guest_whatever_role_they_had(office: Office) -> None:
    ben = await ben_joins(office)
    await office.mia_brings(without(TIMING))
    await details(office, office.mia)
    await office.mia.clicks("Hand over")
    ben.user.guest = True  # while Baton was switched off, so that it has not heard of it
    form = await office.mia.submits({TAKES_OVER: "Ben Marketer"})
    assert "is a guest in this workspace" in form.errors[TAKES_OVER]


async def test_a_form_that_is_older_than_what_it_changes_is_refused_and_drawn_again(office: Office) -> None:
    await ben_joins(office)
    await office.mia_brings(without(TIMING))
    await details(office, office.mia)
    await office.mia.clicks("Hand over")
    await details(office, office.max)
    await office.max.clicks("Hand over")
    await office.max.submits({TAKES_OVER: "Ben Marketer"})
    await office.mia.submits({TAKES_OVER: "Max Marketing Manager"})
    assert "not yours to hand over" in office.mia.modal.text
    await details(office, office.max)
    await office.max.clicks("Hand over")
    window = office.max.leaves()
    await details(office, office.max)
    await office.max.clicks("Hand over")
    await office.max.submits({TAKES_OVER: "Mia Marketer"})
    office.max.turns_to(window)
    form = await office.max.submits({TAKES_OVER: "Max Marketing Manager"})
    assert "@Mia Marketer has L-1 for marketing now" in form.text
    await office.max.submits()
    shown = await office.max.runs("/lead show L-1", in_=office.sales)
    assert "@Max Marketing Manager has it for marketing" in shown.text


async def test_a_manager_hands_over_all_that_somebody_has(office: Office) -> None:
    ben = await ben_joins(office)
    await nurtured(office)
    await brings(office.mia, office.sales, without(TIMING), "Bo Lind at North Ltd, bo@north.example")
    home = await office.max.opens_home()
    await office.max.clicks("Hand over", on=home)
    form = await office.max.submits({"Whose leads?": "Mia Marketer"})
    assert "For marketing: 2 leads" in form.text
    assert "L-1 Jane Doe" in form.text
    assert await office.max.submits({TAKES_OVER: "Ben Marketer"}) is None
    await office.max.sees("2 leads of @Mia Marketer handed over")
    await ben.sees("handed 2 leads (L-1, L-2) over to you for marketing; @Mia Marketer had them before")
    await office.mia.sees("handed 2 leads (L-1, L-2) that you had for marketing over to @Ben Marketer")
    assert "Jane Doe" in (await ben.runs("/lead mine", in_=office.sales)).text
    assert "You have no open leads now" in (await office.mia.runs("/lead mine", in_=office.sales)).text


async def test_what_asked_the_old_one_about_any_of_them_asks_no_more(office: Office) -> None:
    await ben_joins(office)
    await nurtured(office)
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    assert "Done" in note.labels
    await office.max.clicks("Hand over", on=await office.max.opens_home())
    await office.max.submits({"Whose leads?": "Mia Marketer"})
    await office.max.submits({TAKES_OVER: "Ben Marketer"})
    await office.work()
    assert "Done" not in note.labels
    assert "@Ben Marketer" in note.text


async def test_somebody_hands_over_all_they_have_themselves(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    home = await office.mia.opens_home()
    await office.mia.clicks("Hand over", on=home)
    assert "For marketing: one lead" in office.mia.modal.text
    form = await office.mia.submits({TAKES_OVER: "Mia Marketer"})
    assert "They already have these leads" in form.errors[TAKES_OVER]
    await office.mia.submits({TAKES_OVER: "Max Marketing Manager"})
    await office.max.sees("handed one lead (L-1) over to you")


async def test_what_came_in_meanwhile_is_not_handed_over_unseen(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    home = await office.max.opens_home()
    await office.max.clicks("Hand over", on=home)
    await office.max.submits({"Whose leads?": "Mia Marketer"})
    await brings(office.mia, office.sales, without(TIMING), "Bo Lind at North Ltd, bo@north.example")
    form = await office.max.submits({TAKES_OVER: "Max Marketing Manager"})
    assert "@Mia Marketer has 2 leads for marketing now" in form.text
    await office.max.submits()
    await office.mia.sees("took over 2 leads")


async def test_who_has_none_has_none_to_hand_over(office: Office) -> None:
    home = await office.max.opens_home()
    await office.max.clicks("Hand over", on=home)
    await office.max.submits({"Whose leads?": "Lena Rep"})
    assert "has no leads that could be handed over" in office.max.modal.text
