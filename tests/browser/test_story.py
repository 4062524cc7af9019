"""The handoff, as two people live it in two windows."""

import re

import pytest
from playwright.async_api import expect

from bot.playground.playground import Playground
from tests.browser.conftest import Opens
from tests.browser.windows import Window
from tests.conversations.office import JANE, READY

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop


async def mia_hands_over(mia: Window, answers: dict[str, str] = READY, lead: str = JANE) -> None:
    await mia.types(f"/lead {lead}")
    await expect(mia.modal.get_by_label("Name")).to_have_value(lead.split(",")[0])
    await mia.presses("Next", mia.modal)
    await expect(mia.modal.get_by_role("heading", name="Questions for")).to_be_visible()
    await mia.fills(answers)
    await mia.presses("Save", mia.modal)
    await expect(mia.modal).to_be_hidden()


async def test_a_marketer_hands_over_and_sees_live_that_the_rep_accepted(opens: Opens) -> None:
    mia, ravi = await opens("Mia Marketer"), await opens("Ravi Rep")
    await mia.goes_to("sales-leads")
    await ravi.goes_to("sales-leads")
    await mia_hands_over(mia)
    await ravi.sees("Why it came to sales")
    await ravi.presses("Accept", ravi.message("Jane Doe"))
    await expect(ravi.message("Jane Doe")).to_contain_text("Accepted by")
    await expect(mia.message("Jane Doe")).to_contain_text("Accepted by")
    await mia.goes_to("Baton")
    await mia.sees("Ravi Rep accepted")


async def test_a_rejection_asks_for_a_reason_and_the_marketer_hears_it(opens: Opens) -> None:
    mia, lena = await opens("Mia Marketer"), await opens("Lena Rep")
    await mia_hands_over(mia)
    await lena.goes_to("sales-leads")
    await lena.sees("Why it came to sales")
    await lena.presses("Reject", lena.message("Jane Doe"))
    await expect(lena.modal).to_be_visible()
    await lena.presses("Reject", lena.modal)
    await expect(lena.modal.locator(".error").first).to_be_visible()
    await lena.fills({"Reason": "No need", "Note": "They signed elsewhere."})
    await lena.presses("Reject", lena.modal)
    await expect(lena.modal).to_be_hidden()
    await mia.goes_to("Baton")
    await mia.sees("They signed elsewhere.")


async def test_missing_answers_are_asked_for_in_the_thread(opens: Opens) -> None:
    mia = await opens("Mia Marketer")
    await mia_hands_over(mia, {key: value for key, value in READY.items() if key != "When do they want to buy?"})
    await mia.goes_to("Baton")
    await mia.sees("needs one answer")
    await mia.presses("Ask me one by one", mia.message("needs one answer"))
    await mia.page.get_by_role("button", name="1 reply").click()
    await mia.thread.get_by_label("Reply").fill("within three months")
    await mia.thread.get_by_label("Reply").press("Enter")
    await mia.sees("Within 3 months", mia.thread)


async def test_the_clock_brings_a_follow_up(opens: Opens) -> None:
    mia = await opens("Mia Marketer")
    await mia_hands_over(mia, READY | {"When do they want to buy?": "3 to 6 months"})
    await mia.goes_to("Baton")
    await mia.picks("Move the clock", "In three months")
    await mia.picks("Move the clock", "In three months")
    await mia.sees("Time to follow up")


async def test_an_answer_is_only_visible_to_who_asked(opens: Opens) -> None:
    mia, ravi = await opens("Mia Marketer"), await opens("Ravi Rep")
    await mia.goes_to("sales-leads")
    await ravi.goes_to("sales-leads")
    await mia.types("/lead help")
    await mia.sees("Only visible to you")
    await expect(ravi.page.locator("#messages .message")).to_have_count(0)


async def test_home_shows_what_waits(opens: Opens) -> None:
    mia = await opens("Mia Marketer")
    await mia_hands_over(mia)
    await mia.goes_to("Baton Home")
    await mia.sees("Jane Doe", mia.page.locator("#home"))


async def test_weeks_of_samples_end_with_a_digest_and_a_reset_starts_afresh(
    opens: Opens, playground: Playground
) -> None:
    sofia = await opens("Sofia Sales Manager")
    await sofia.goes_to("sales-leads")
    await sofia.picks("More", "Load a week of sample leads")
    digests = sofia.page.locator("#messages .message").filter(has_text="what became of our leads")
    under_way = re.compile("…")  # "done" is said for seconds only, and a slow browser may not look just then
    await expect(digests.last).to_be_visible(timeout=60_000)
    await expect(sofia.page.locator("#toast")).not_to_have_text(under_way, timeout=60_000)
    await sofia.picks("More", "Load a week of sample leads")
    await sofia.sees("Bergen Foods")
    await expect(sofia.page.locator("#toast")).not_to_have_text(under_way, timeout=60_000)
    await sofia.picks("More", "Reset")
    await expect(sofia.page.locator("#messages .message")).to_have_count(0, timeout=15_000)
    await expect(sofia.page.get_by_role("button", name="Mia Marketer")).to_have_attribute("aria-pressed", "true")
