"""Conversations, contacts and meetings, clicked in a browser."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opens
from tests.browser.test_story import mia_hands_over

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop


async def test_a_meeting_is_planned_held_up_and_goes_ahead(opens: Opens) -> None:
    mia, ravi = await opens("Mia Marketer"), await opens("Ravi Rep")
    await mia_hands_over(mia)
    await ravi.goes_to("sales-leads")
    await ravi.sees("Why it came to sales")
    await ravi.presses("Accept", ravi.message("Jane Doe"))
    await expect(ravi.message("Jane Doe")).to_contain_text("Accepted by")
    await ravi.presses("Details", ravi.message("Jane Doe"))
    await expect(ravi.modal.get_by_text("VP Operations").first).to_be_in_viewport()  # read from its top
    await ravi.presses("Plan a meeting", ravi.modal)
    people = ravi.modal.locator("details.several")
    await people.locator("summary").click()
    await people.get_by_label("Jane Doe").check()
    await ravi.fills({"Date": "2026-11-25", "Time": "14:00"})
    await ravi.presses("Save", ravi.modal)
    await ravi.sees("until everybody's role", ravi.modal)
    await ravi.modal.get_by_label("Change a contact").select_option(label="Jane Doe")
    await expect(ravi.modal.get_by_label("Who is it?")).to_have_value("Jane Doe")
    await ravi.modal.get_by_label("User").check()
    await ravi.fills({"How did they come to join, and why?": "Her team will use it"})
    await ravi.presses("Save", ravi.modal)
    await expect(ravi.modal).not_to_contain_text("On hold")
    await expect(ravi.modal).to_contain_text("User: Jane Doe")
    await ravi.page.keyboard.press("Escape")
    await ravi.goes_to("Baton")
    await ravi.sees("goes ahead")
    assert not ravi.errors


async def test_a_message_is_logged_as_a_conversation(opens: Opens) -> None:
    mia = await opens("Mia Marketer")
    await mia_hands_over(mia, {})
    await mia.goes_to("marketing")
    await mia.types("Jane says the budget round is in March")
    message = mia.message("budget round")
    await message.hover()
    await message.get_by_role("button", name="More for the message").click()
    await mia.page.get_by_role("menuitem", name="Log a conversation").click()
    await mia.modal.get_by_role("combobox").fill("acme")
    await mia.modal.locator(".typeahead [role=option]", has_text="L-1 Jane Doe (Acme Corp)").click()
    await mia.presses("Next", mia.modal)
    await expect(mia.modal.get_by_label("What did you learn?")).to_have_value("Jane says the budget round is in March")
    await mia.fills({"How?": "Phone", "Is there a budget?": "Planned"})
    await mia.presses("Save", mia.modal)
    await expect(mia.modal).to_be_hidden()
    await mia.goes_to("Baton")
    await mia.sees("Logged for")
    assert not mia.errors
