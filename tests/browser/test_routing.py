"""Routing in the browser: the page of the rules, and a card that says whose it is, on a phone."""

import pytest
from playwright.async_api import expect

from bot.playground.playground import Playground
from tests.browser.conftest import Opens
from tests.browser.test_card_on_a_phone import CAREFUL, FULL, PHONE
from tests.conversations.office import Office
from tests.conversations.routing import sets_up_turns

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop


async def test_a_card_says_whose_it_is_and_still_fits_a_phone(opens: Opens, playground: Playground) -> None:
    office = Office(playground.company, playground.running.baton)
    await sets_up_turns(office.sofia)
    await office.mia_brings(CAREFUL)
    ravi = await opens("Ravi Rep")
    await ravi.goes_to("sales-leads")
    await ravi.sees("next in turn in All reps")
    await ravi.page.set_viewport_size(PHONE)
    box = await ravi.message("Accept").bounding_box()
    assert box
    assert box["height"] <= FULL


async def test_the_rules_are_read_and_a_rule_added_in_the_window(opens: Opens, playground: Playground) -> None:
    office = Office(playground.company, playground.running.baton)
    await sets_up_turns(office.sofia)
    sofia = await opens("Sofia Sales Manager")
    await sofia.goes_to("sales-leads")
    await sofia.types("/lead route")
    await sofia.presses("Routing", sofia.message("Whose turn is next"))
    await expect(sofia.modal).to_contain_text("Version 1 is in force")
    await sofia.presses("Add a rule", sofia.modal)
    await sofia.modal.get_by_label("Source names").fill("Fair, Webinar")
    await sofia.presses("Save", sofia.modal)
    await expect(sofia.modal).to_contain_text("1. source Fair or Webinar → All reps")
    await sofia.page.set_viewport_size(PHONE)
    await expect(sofia.modal.get_by_role("button", name="Put in force")).to_be_visible()
