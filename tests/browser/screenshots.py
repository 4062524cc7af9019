"""`make screenshots`: pictures for the README, taken from the real bot in the simulator."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser, Locator, expect

from bot.clock import MovableClock
from bot.logs import configure_logs
from bot.playground.playground import Playground
from tests.browser.chromium import HOW_TO_GET_IT, find_chromium, running_chromium
from tests.browser.month import a_month
from tests.browser.windows import Window, menu_beside, new_window
from tests.conversations.office import JANE, READY

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
NARROW = 900  # pixels: about as wide as Slack draws a message
MONDAY = datetime(2026, 9, 7, 8, 12, tzinfo=UTC)  # 10:12 in Berlin


async def take(what: Locator, name: str) -> None:
    await what.screenshot(path=DOCS / f"{name}.png", animations="disabled")
    print(f"docs/{name}.png")


async def open_as(browser: Browser, playground: Playground, person: str, height: int = 900) -> Window:
    address = f"http://127.0.0.1:{playground.port}/"
    window = await new_window(browser, address, device_scale_factor=1.5, color_scheme="light")
    await window.page.set_viewport_size({"width": 1180, "height": height})
    return await window.opens(person)


async def form_and_card(browser: Browser, playground: Playground) -> None:
    mia = await open_as(browser, playground, "Mia Marketer")
    await mia.goes_to("marketing")
    await mia.types(f"/lead {JANE}")
    await expect(mia.modal.get_by_label("Name")).to_have_value("Jane Doe")
    await mia.presses("Next", mia.modal)
    await mia.fills(READY)
    await mia.modal.locator(".view").evaluate("view => (view.scrollTop = 0)")
    await take(mia.modal, "modal")
    await mia.presses("Save", mia.modal)
    ravi = await open_as(browser, playground, "Ravi Rep", 1150)
    await ravi.goes_to("sales-leads")
    await ravi.sees("Why it came to sales")
    await ravi.page.set_viewport_size({"width": NARROW, "height": 1150})
    await take(ravi.message("Jane Doe"), "card")
    await ravi.page.set_viewport_size({"width": 390, "height": 844})
    await ravi.presses("Reject", ravi.message("Jane Doe"))
    await ravi.modal.get_by_label("Note").fill("They start after the summer.")
    await ravi.modal.get_by_label("No hurry (bad timing)").check()
    await expect(ravi.modal.get_by_label("Until when?")).to_be_visible()
    await take(ravi.page.locator("body"), "reject-phone")


async def follow_up(browser: Browser) -> None:
    """A follow-up on a marketer's phone, in a company of its own: the digest tells of a week like any other."""
    playground = Playground()
    await playground.start(MovableClock(MONDAY))
    mia = await open_as(browser, playground, "Mia Marketer")
    await mia.goes_to("Baton")
    await mia.picks("More", "Bring a lead that is not ready")
    await mia.sees("Emil Lindqvist")
    await mia.picks("Move the clock", "In a month")
    await mia.sees("Time to follow up")
    await mia.page.set_viewport_size({"width": 390, "height": 1040})  # a little taller: all of it in one picture
    await mia.page.evaluate("document.getElementById('toast').style.display = 'none'")
    await take(mia.message("Time to follow up"), "follow-up-phone")
    await playground.stop()


async def the_numbers(browser: Browser) -> None:
    """The digest, a report, the sources and Homes of a company that has had a month."""
    playground, _ = await a_month(MovableClock(MONDAY))
    try:
        await page_digest_and_home(browser, playground)
        await sources_and_report(browser, playground)
    finally:
        await playground.stop()


async def sources_and_report(browser: Browser, playground: Playground) -> None:
    max_ = await open_as(browser, playground, "Max Marketing Manager")
    await max_.goes_to("Baton")
    await max_.types("/lead sources")
    await max_.sees("Webinar Q3", max_.modal)
    await take(max_.modal, "sources")
    await max_.presses("Close", max_.modal)
    await max_.page.set_viewport_size({"width": 390, "height": 1700})
    await max_.types("/lead report last 30 days")
    await max_.sees(".csv")
    await take(max_.message("Week by week"), "report-phone")


async def page_digest_and_home(browser: Browser, playground: Playground) -> None:
    sofia = await open_as(browser, playground, "Sofia Sales Manager")
    await sofia.goes_to("sales-leads")
    await sofia.sees("what became of our leads")
    await sofia.page.set_viewport_size({"width": NARROW, "height": 1700})
    await take(sofia.message("what became of our leads"), "digest")
    await sofia.page.set_viewport_size({"width": 1180, "height": 900})
    await sofia.presses("What passed")
    await sofia.page.locator(".entry").first.wait_for()
    await sofia.page.evaluate("document.getElementById('toast').textContent = ''")
    await take(sofia.page.locator("body"), "page")
    mia = await open_as(browser, playground, "Mia Marketer")
    await mia.goes_to("Baton Home")
    await mia.sees("Waiting for sales", mia.page.locator("#home"))
    await mia.page.wait_for_timeout(1000)  # what is published once the tab is open has come
    await mia.page.set_viewport_size({"width": 390, "height": 1300})
    await take(mia.page.locator("#home .sheet"), "home-phone")


async def definition(browser: Browser, playground: Playground) -> None:
    max_ = await open_as(browser, playground, "Max Marketing Manager", 1000)
    await max_.goes_to("Baton Home")
    await max_.presses("Settings", max_.page.locator("#home"))
    await max_.presses("Lead definition", max_.modal)
    await max_.presses("Change it", max_.modal)
    await menu_beside(max_, "9. When do they want to buy?", "Choices")
    await menu_beside(max_, "3 to 6 months", "Edit")
    await max_.fills({"What it means for a lead": "Ready: it speaks for passing the lead on"})
    await max_.presses("Save", max_.modal)
    await max_.presses("Back to the draft", max_.modal)
    await max_.sees("now means ready instead of nurture", max_.modal)
    await take(max_.modal, "definition")
    await max_.presses("Close everything", max_.modal)


async def main() -> int:
    path = find_chromium()
    if path is None:
        print(HOW_TO_GET_IT, file=sys.stderr)
        return 1
    configure_logs("WARNING")
    DOCS.mkdir(exist_ok=True)
    playground = Playground()
    await playground.start(MovableClock(MONDAY))
    try:
        async with running_chromium(path) as browser:
            await form_and_card(browser, playground)
            await follow_up(browser)
            await definition(browser, playground)
            await the_numbers(browser)
    finally:
        await playground.stop()
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
