"""Answers in Details: who said so, how we know, vetted or not; corrected by those who may, and judged again."""

from bot.simulator.form import Form
from bot.simulator.people import Person
from tests.conversations.office import READY, Office, without

MONEY, TIMING = "Is there a budget?", "When do they want to buy?"


async def details(person: Person, wanted: str = "L-1") -> Form:
    shown = await person.runs(f"/lead show {wanted}", in_=person.dm)
    await person.clicks("Details", on=shown)
    assert person.modal is not None
    return person.modal


async def test_an_answer_is_corrected_with_who_said_it_and_how_one_knows(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "6 to 9 months"})
    await office.mia.sees("is not ready for sales yet")
    await details(office.mia)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Timing")
    await office.mia.submits({TIMING: "Within 3 months", "Who said so?": "Tom Chen", "How do you know?": "Call today"})
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "Timing Within 3 months" in card.text
    shown = (await details(office.max)).text
    assert "10 of 10 answered, 0 vetted" in shown
    assert "Timing: Within 3 months\n" in shown
    assert "Timing from “6 to 9 months” to “Within 3 months”" in shown
    await office.max.clicks("Answers in full")
    assert "Tom Chen said so" in office.max.modal.text
    assert "Call today" in office.max.modal.text


async def test_vetting_counts_and_ends_when_the_answer_changes(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await details(office.ravi)
    await office.ravi.clicks("Vetted: Budget")
    assert "Budget: Approved :white_check_mark:" in office.ravi.modal.text
    assert "Vetted: Budget" not in office.ravi.modal.buttons
    assert "10 of 10 answered, 1 vetted" in office.ravi.modal.text
    await office.ravi.clicks("Edit")
    assert "Vetted by @Ravi Rep" in office.ravi.modal.text
    await office.ravi.clicks("Edit", near="Budget")
    await office.ravi.submits({MONEY: "Planned", "Or somebody else": "Their controller"})
    assert "10 of 10 answered, 0 vetted" in office.ravi.modal.text
    assert "Budget: Planned · @Ravi Rep" in office.ravi.modal.text
    assert "Accepted by sales" in office.ravi.modal.text
    await office.ravi.clicks("Edit")
    assert "Their controller said so" in office.ravi.modal.text
    told = await office.mia.sees("corrected Is there a budget?")
    assert "It is “Planned” now." in told.text


async def test_an_answer_is_vetted_on_the_page_that_says_how_one_knows(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await details(office.mia)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Vetted", near="Timing")
    assert "Vetted by @Mia Marketer" in office.mia.modal.text
    assert "9 of 10 answered, 1 vetted" in (await office.mia.closes()).text


async def test_saying_the_same_again_keeps_it_vetted(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await office.mia.sees("needs one answer")
    await details(office.mia)
    await office.mia.clicks("Vetted: Timing")
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Timing")
    await office.mia.submits({"How do you know?": "Their mail of Monday"})
    assert "9 of 10 answered, 1 vetted" in office.mia.modal.text


async def test_once_accepted_only_owner_and_originator_change_answers(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    for person, may in ((office.ravi, True), (office.mia, True), (office.lena, False), (office.visitor, False)):
        await person.clicks("Details", on=card)
        assert (person.modal is not None and "Edit" in person.modal.buttons) is may, person.name


async def test_an_answer_grows_old_and_is_asked_again(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "6 to 9 months"})
    await office.mia.sees("is not ready for sales yet")
    await office.later(days=91)
    shown = (await details(office.mia)).text
    assert "0 of 10 answered, 10 too old, 0 vetted" in shown
    assert "Timing: 6 to 9 months (to be asked again)" in shown
    await office.mia.clicks("Edit")
    assert "older than 90 days: to be asked again" in office.mia.modal.text
    await office.mia.closes()
    await office.mia.clicks("Answer now")
    assert len(office.mia.modal.labels) == 10


async def test_a_name_too_long_for_the_menu_is_kept_whole(office: Office) -> None:
    long = "Ann Maria Theresia Wilhelmina Augusta Constantia von und zu Hohenstein-Langenburg"
    await office.mia_brings({**READY, TIMING: "6 to 9 months", "Who approves the purchase?": long})
    await details(office.mia)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Timing")
    await office.mia.submits({"Who said so?": f"{long[:74]}…"})
    await office.mia.clicks("Edit")
    assert f"{long} said so" in office.mia.modal.text
    await office.mia.clicks("Edit", near="Timing")
    assert office.mia.modal.values["Who said so?"] == f"{long[:74]}…"


async def test_whoever_has_left_the_group_cannot_have_said_it(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "6 to 9 months"})
    await details(office.mia)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Timing")
    await office.mia.fills({"Who said so?": "Tom Chen"})
    await details(office.max)
    await office.max.clicks("Edit")
    await office.max.clicks("Edit", near="Approves")
    await office.max.submits({"Who approves the purchase?": "Ann Weber, CFO"})
    form = await office.mia.submits()
    assert "no longer in the group" in form.errors["Who said so?"]
