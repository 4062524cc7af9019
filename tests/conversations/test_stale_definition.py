"""A draft in two windows, and proposals that others make meanwhile: nothing is undone, revived or overruled unseen."""

from bot.simulator.people import Person
from bot.simulator.records import View
from tests.conversations.agreement import MONEY, TIMING, opens_the_definition, opens_the_editor, proposes_earlier_offers
from tests.conversations.office import Office, without
from tests.conversations.test_odd_deliveries import delivered, late_click

SHORT, SURVEY, PROMPT = "Short name on the card", "Survey wording: how to ask the prospect", "Question to the marketer"
HORIZON, STALE = "Readiness horizon in days", "Days after which an answer is stale"


async def a_second_window(manager: Person) -> list[View]:
    """The first one is left open."""
    window = manager.leaves()
    await opens_the_editor(manager)
    return window


async def test_two_windows_change_different_things_of_one_question(office: Office) -> None:
    await opens_the_editor(office.max)
    await office.max.clicks("Edit", near=f". {MONEY}")
    first = await a_second_window(office.max)
    await office.max.clicks("Edit", near=f". {MONEY}")
    await office.max.submits({SHORT: "Their budget"})
    await office.max.turns_to(first).submits({SURVEY: "What have you set aside for it?"})
    await office.max.clicks("Edit", near=f". {MONEY}")
    assert office.max.modal.values[SHORT] == "Their budget"
    assert office.max.modal.values[SURVEY] == "What have you set aside for it?"


async def test_two_windows_change_the_same_and_one_decides(office: Office) -> None:
    await opens_the_editor(office.max)
    await office.max.clicks("Horizon and profile")
    first = await a_second_window(office.max)
    await office.max.clicks("Horizon and profile")
    await office.max.submits({HORIZON: "100", "Target profile: roles": "Head of IT"})
    form = await office.max.turns_to(first).submits({HORIZON: "120", STALE: "60"})
    assert "You made Readiness horizon in days “100” in another window" in form.text
    assert (form.values[HORIZON], form.values[STALE]) == ("120", "60")
    assert form.values["Target profile: roles"] == "Head of IT"
    page = await office.max.submits()
    assert "Head of IT" in page.text
    await office.max.clicks("Horizon and profile")
    assert (office.max.modal.values[HORIZON], office.max.modal.values[STALE]) == ("120", "60")


async def test_a_question_that_was_retired_is_not_revived_by_an_older_form(office: Office) -> None:
    await opens_the_editor(office.max)
    await office.max.clicks("Edit", near=f". {MONEY}")
    first = await a_second_window(office.max)
    await office.max.clicks("Retire", near=f". {MONEY}")
    form = await office.max.turns_to(first).submits({SHORT: "Their budget"})
    await office.max.sees("no longer in your draft")
    assert form.values[SHORT] == "Their budget"
    await office.max.closes(everything=True)
    await opens_the_editor(office.max)
    assert MONEY not in office.max.modal.text.split("Retired: ")[1].split("\n", 1)[1]


async def test_a_choice_that_was_removed_is_not_revived_either(office: Office) -> None:
    await opens_the_editor(office.max)
    await office.max.clicks("Choices", near=f". {MONEY}")
    await office.max.clicks("Edit", near="Planned")
    first = await a_second_window(office.max)
    await office.max.clicks("Choices", near=f". {MONEY}")
    await office.max.clicks("Remove", near="Planned")
    form = await office.max.turns_to(first).submits({"The reason a person reads": "They have planned for it."})
    await office.max.sees("no longer in your draft")
    assert form.values["The reason a person reads"] == "They have planned for it."


async def test_buttons_of_an_older_page_do_nothing_and_the_page_is_drawn_anew(office: Office) -> None:
    await opens_the_editor(office.max)
    first = await a_second_window(office.max)
    await office.max.clicks("Move down", near=f". {MONEY}")
    max_ = office.max.turns_to(first)
    for press in ("Move down", "Retire"):
        await max_.clicks(press, near=f". {MONEY}")
        assert "You changed your draft in another window" in max_.modal.text
        await max_.closes()
        assert MONEY in max_.modal.text
        window = await a_second_window(max_)
        await max_.clicks("Move down", near=f". {TIMING}")
        max_.turns_to(window)
    await max_.clicks("Propose")
    assert "You changed your draft in another window" in max_.modal.text
    await max_.closes()
    await max_.clicks("Propose")
    assert "Sofia" in max_.modal.text


async def test_a_draft_is_not_put_in_the_place_of_a_proposal_that_was_not_seen(office: Office) -> None:
    await opens_the_editor(office.max)
    await office.max.clicks("Edit", near=f". {MONEY}")
    await office.max.submits({SHORT: "Their budget"})
    await proposes_earlier_offers(office.sofia)
    await office.max.clicks("Propose")
    assert "@Sofia Sales Manager proposed a change" in office.max.modal.text
    assert "yours would take its place" in office.max.modal.text
    await office.max.closes()
    assert "@Sofia Sales Manager proposed a change" in office.max.modal.text
    await opens_the_definition(office.sofia)
    assert "You proposed a change" in office.sofia.modal.text
    await office.max.clicks("Propose")
    await office.sofia.sees("has proposed another change")


async def test_whoever_signs_or_discusses_a_replaced_proposal_hears_whose_took_its_place(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    asked = await office.sofia.sees("proposes a change to the lead definition", in_=office.sofia.dm)
    click = await late_click(office, office.sofia, "Sign", asked, "Discuss")
    await opens_the_editor(office.max)
    await office.max.clicks("Edit", near=f". {MONEY}")
    await office.max.submits({SHORT: "Their budget"})
    await office.max.clicks("Propose")
    told = await office.sofia.submits({"Your remark": "Why is that?"})
    assert "A newer proposal took its place today at 10:30 AM (@Max Marketing Manager made it)" in told.text
    form = await office.sofia.closes()
    assert form.values["Your remark"] == "Why is that?"
    await office.sofia.closes()
    await delivered(office, click)
    await office.sofia.sees("A newer proposal took its place today at 10:30 AM (@Max Marketing Manager made it)")
    assert not [m for m in office.max.reads(office.max.dm) if "remark" in m.text]


async def test_open_drafts_are_not_judged_by_a_version_they_were_not_tried_with(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await proposes_earlier_offers(office.max)
    await _signs(office, 2)
    await opens_the_definition(office.max)
    await office.max.clicks("Re-judge open drafts")
    await _waits(office, "Re-judge them")
    window = office.max.leaves()
    await opens_the_editor(office.max)
    await office.max.clicks("Edit", near=f". {MONEY}")
    await office.max.submits({SHORT: "Their budget"})
    await office.max.clicks("Propose")
    await office.max.closes(everything=True)
    await _signs(office, 3)
    await office.max.turns_to(window).clicks("Re-judge them")
    assert "Version 3 of the lead definition took effect" in office.max.modal.text


async def _signs(office: Office, version: int) -> None:
    asked = await office.sofia.sees(f"(version {version})", in_=office.sofia.dm)
    await office.sofia.clicks("Sign", on=asked)
    await office.max.sees(f"is now version {version}", in_=office.max.dm)


async def _waits(office: Office, label: str) -> None:
    for _ in range(100):
        if label in office.max.modal.buttons:
            return
        await office.slack.workspace.changes.until(lambda: label in office.max.modal.buttons or None, 5)
