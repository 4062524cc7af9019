"""Details of a lead that a lot is known about fits two screens of a phone, and begins with what can be done."""

import pytest
from playwright.async_api import ViewportSize, expect

from bot.playground.playground import Playground
from tests.browser.conftest import Opens
from tests.browser.windows import Window
from tests.conversations.office import JANE, READY

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop

PHONE: ViewportSize = {"width": 390, "height": 844}
SCREENS = 2
WITH, LEARNED = "With whom?", "What did you learn?"
LESSONS = ("Maria wants a pilot in March and asked who else runs it", "The budget round is in March", "Tom signs last")


async def a_lot_is_known(playground: Playground) -> None:
    """A lead with every answer, notes, an attempt, three conversations, somebody new and two meetings on hold."""
    company = playground.company
    mia, ravi = company.mia, company.ravi
    await mia.runs(f"/lead {JANE}, +49 151 23456789, notes: lost two days of orders in October", in_=company.sales)
    await mia.submits()
    await mia.submits({**READY, "Who else are they talking to?": "Initech and Globex"})
    await ravi.clicks("Accept", on=await ravi.sees("Jane Doe", in_=company.sales))
    await ravi.clicks("Details", on=await ravi.runs("/lead show L-1", in_=ravi.dm))
    await ravi.clicks("Log attempt")
    await ravi.submits({"How?": "Phone", "What came of it?": "No answer"})
    for number, lesson in enumerate(LESSONS):
        await ravi.clicks("Log a conversation")
        new = {"Somebody new": "Kim Park, Planner"} if number == 1 else {}
        await ravi.submits({"How?": "Phone", WITH: ["Jane Doe"], LEARNED: lesson, **new})
    for day in ("2026-11-25", "2026-12-02"):
        await ravi.clicks("Plan a meeting")
        await ravi.submits({WITH: ["Kim Park"], "Date": day, "Time": "14:00"})
    await ravi.closes()


async def details(window: Window) -> None:
    await window.goes_to("Baton")
    await window.types("/lead L-1")
    shown = window.page.locator("#messages .message").filter(has_text="Answers:").last
    await shown.get_by_role("button", name="Details", exact=True).click()
    await expect(window.modal.get_by_text("History").first).to_be_attached()


async def test_it_fits_two_screens_of_a_phone(opens: Opens, playground: Playground) -> None:
    await a_lot_is_known(playground)
    for person in ("Ravi Rep", "Mia Marketer", "Sofia Sales Manager"):
        window = await opens(person)
        await window.page.set_viewport_size(PHONE)
        await details(window)
        height = await window.modal.locator(".view").evaluate("view => view.scrollHeight")
        print(person, height)
        assert height <= SCREENS * PHONE["height"], person
        first = window.modal.locator(".view button").first
        await expect(first).to_be_in_viewport()
        row = window.modal.locator(".view .actions").first.locator("button, select")
        tops = {round((box or {"y": 0})["y"] / 10) for box in [await each.bounding_box() for each in await row.all()]}
        assert len(tops) == 1, "the two buttons and the menu stand in one row"
        await window.page.keyboard.press("Escape")
        assert not window.errors


async def test_an_act_from_the_menu_works_like_a_button(opens: Opens, playground: Playground) -> None:
    await a_lot_is_known(playground)
    ravi = await opens("Ravi Rep")
    await ravi.page.set_viewport_size(PHONE)
    await details(ravi)
    more = ravi.modal.locator(".actions").first.locator("select").filter(has_text="Add a contact")
    await more.select_option(label="Add a contact")
    await ravi.fills({"Who is it?": "Ann Weber"})
    await ravi.presses("Save", ravi.modal)
    await expect(ravi.modal).to_contain_text("Ann Weber")
    assert not ravi.errors
