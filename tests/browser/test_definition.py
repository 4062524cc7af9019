"""The lead definition, changed and signed by clicking in two windows."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.windows import menu_beside

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop

CHANGED = "now means ready instead of nurture"


async def test_a_manager_changes_a_choice_and_the_other_signs(opens: Opens) -> None:
    max_, sofia = await opens("Max Marketing Manager"), await opens("Sofia Sales Manager")
    await max_.goes_to("Baton Home")
    await max_.presses("Settings", max_.page.locator("#home"))
    await max_.presses("Lead definition", max_.modal)
    await max_.presses("Change it", max_.modal)
    await menu_beside(max_, "9. When do they want to buy?", "Choices")
    await max_.sees("Back to the draft", max_.modal)  # the page before names the choice too
    await menu_beside(max_, "3 to 6 months", "Edit")
    await max_.fills({"What it means for a lead": "Ready: it speaks for passing the lead on"})
    await max_.presses("Save", max_.modal)
    await max_.presses("Back to the draft", max_.modal)
    await max_.sees(CHANGED, max_.modal)
    await max_.presses("Propose", max_.modal)
    await max_.presses("Propose", max_.page.locator("#confirm"))
    await max_.sees("It is waiting for", max_.modal)
    await sofia.goes_to("Baton")
    await sofia.sees(CHANGED)
    await sofia.presses("Try on past leads", sofia.message(CHANGED))
    await sofia.sees("nothing to try", sofia.modal)
    await sofia.presses("Back", sofia.modal)
    await sofia.presses("Sign", sofia.message(CHANGED))
    await sofia.presses("Sign", sofia.page.locator("#confirm"))
    await expect(sofia.page.locator("#messages")).to_contain_text(
        re.compile("Version 2 of the lead definition is in force")
    )
