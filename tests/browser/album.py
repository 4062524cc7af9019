"""`make album`: every kind of message and window on a desktop and on a phone, some in the dark, to be looked at."""

import asyncio
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Error, Page

from bot.clock import MovableClock
from bot.logs import configure_logs
from bot.playground.playground import Playground
from bot.simulator.people import Person
from tests.browser.chromium import HOW_TO_GET_IT, find_chromium, running_chromium
from tests.browser.in_and_out import files_go_in_and_out
from tests.browser.month import a_month
from tests.browser.windows import new_window
from tests.conversations.office import READY, Office
from tests.conversations.submissions import Story
from tests.conversations.walk import details, kinds_of_messages

ALBUM = Path(__file__).resolve().parent.parent.parent / "album"
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_AROUND = 420  # pixels: the page's own bars
SIZES = {"desktop": (1180, 1000), "phone": (390, 844)}
NUMBERS = {
    "/lead digest": "digest_so_far",
    "/lead sources": "sources",
    "/lead triage": "triage",
    "/lead credit": "credit",
    "/lead help numbers": "numbers",
    "/lead report last 30 days": "report",
}
DARK = {"card", "digest", "sources", "report", "follow_up", "lead_details_view", "home", "reject_form"}


class Album:
    """A camera beside the story: it looks over people's shoulders, and takes each kind of thing once."""

    def __init__(self, browser: Browser, playground: Playground) -> None:
        self._browser, self._playground = browser, playground
        self._pages: dict[tuple[str, str, str], Page] = {}
        self._taken: set[str] = set()

    async def windows(self, who: Person, values: dict[str, Any] | None) -> None:
        """Take the window in front of somebody, then let them send it off."""
        if who.modal:
            await self._take(str(who.modal.view.definition["callback_id"]), who, "", "#modal")
        await who.submits(values)

    async def messages(self, office: Office) -> None:
        kinds = kinds_of_messages(office)
        for who in (office.ravi, office.mia, office.max, office.sofia, office.lena):
            for message in reversed(who.reads()):
                kind = kinds.get(message.ts, "")
                if kind and not message.posted.is_reply:
                    await self._take(kind, who, message.channel.id, f'[data-ts="{message.ts}"]')

    async def home(self, who: Person, name: str) -> None:
        await who.opens_home()
        await self._take(name, who, "", "#home .sheet", home=True)

    async def _take(self, kind: str, who: Person, where: str, what: str, *, home: bool = False) -> None:
        if kind in self._taken:
            return
        self._taken.add(kind)
        if (where or home) and who.modal:
            await who.closes(everything=True)
        for size in SIZES:
            for scheme in ("light", "dark") if kind in DARK else ("light",):
                page = await self._page(who, size, scheme)
                if home or where:
                    await page.locator("#modal").wait_for(state="hidden")
                if home:
                    await page.get_by_role("navigation").get_by_role("button", name="Baton Home").click()
                elif where:
                    name = (
                        "Baton" if where == who.dm.id else self._playground.company.slack.workspace.channels[where].name
                    )
                    await page.get_by_role("navigation").get_by_role("button", name=name).first.click()
                await self._shoot(page, what, ALBUM / f"{kind}-{size}-{scheme}.png")
        print(kind, flush=True)

    async def _shoot(self, page: Page, what: str, path: Path) -> None:
        """Take it once it stands still, at a window as high as it is: what comes meanwhile draws the page anew."""
        size = page.viewport_size
        assert size
        if what == "#modal":  # its words may go on beneath what is seen of it
            await page.locator(what).wait_for()
            await page.wait_for_timeout(300)
            words = await page.evaluate("document.querySelector('#modal .view')?.scrollHeight ?? 0")
            await page.set_viewport_size({"width": size["width"], "height": max(size["height"], words + _AROUND)})
        box = await page.locator(what).first.bounding_box()
        if what != "#modal" and box and box["height"] + _AROUND > size["height"]:
            await page.set_viewport_size({"width": size["width"], "height": int(box["height"]) + _AROUND})
        await self._shoot_still(page, what, path)
        await page.set_viewport_size(size)

    async def _shoot_still(self, page: Page, what: str, path: Path) -> None:
        for patience in (300, 1000, 3000):
            await page.locator(what).first.wait_for()
            await page.wait_for_timeout(patience)
            with suppress(Error):
                await page.locator(what).first.screenshot(path=path, animations="disabled")
                return
        raise TimeoutError(path.name)

    async def answer(self, who: Person, line: str, name: str) -> None:
        """Take what somebody is answered who runs a command: a message only they see, or a window."""
        said = await who.runs(line)
        if who.modal:
            await self._take(name, who, "", "#modal")
            await who.closes(everything=True)
        elif said:
            await self._take(name, who, said.channel.id, f'[data-ts="{said.ts}"]')

    async def window(self, who: Person, name: str) -> None:
        """Take what is open in front of somebody."""
        await self._take(name, who, "", "#modal")

    async def message(self, who: Person, name: str, words: str) -> None:
        """Take the latest message in somebody's conversation with Baton that says this."""
        said = next(each for each in reversed(who.reads(who.dm)) if words in each.text)
        await self._take(name, who, who.dm.id, f'[data-ts="{said.ts}"]')

    async def details(self, who: Person, label: str) -> None:
        """Take Details and its page of answers."""
        if await details(who, label):
            await self._take("lead_details_view", who, "", "#modal")
            await who.clicks("Edit")
            await self._take("lead_in_full_view", who, "", "#modal")

    async def _page(self, who: Person, size: str, scheme: str) -> Page:
        key = (who.id, size, scheme)
        if key not in self._pages:
            address = f"http://127.0.0.1:{self._playground.port}/"
            window = await new_window(self._browser, address, color_scheme=scheme)
            width, height = SIZES[size]
            await window.page.set_viewport_size({"width": width, "height": height})
            await window.page.add_init_script("localStorage.setItem('tour-done', 'yes')")
            await window.page.goto(f"{address}?as={who.id}")
            self._pages[key] = window.page
        return self._pages[key]


async def main() -> int:
    path = find_chromium()
    if path is None:
        print(HOW_TO_GET_IT, file=sys.stderr)
        return 1
    configure_logs("WARNING")
    ALBUM.mkdir(exist_ok=True)
    async with running_chromium(path) as browser:
        await of_a_story(browser)
        await of_a_follow_up(browser)
        await of_a_month(browser)
        await of_files(browser)
    return 0


async def of_files(browser: Browser) -> None:
    """Take what goes in and out as files."""
    playground = Playground()
    await playground.start(MovableClock(MONDAY))
    office = Office(playground.company, playground.running.baton)
    try:
        await office.mia_brings()
        album = Album(browser, playground)
        await files_go_in_and_out(office, album.window, album.message)
    finally:
        await playground.stop()


async def of_a_month(browser: Browser) -> None:
    """Take what the numbers look like once there are some."""
    playground, office = await a_month(MovableClock(MONDAY))
    try:
        album = Album(browser, playground)
        await album.messages(office)
        for line, name in NUMBERS.items():
            await album.answer(office.max, line, name)
        for who in (office.mia, office.ravi, office.max, office.sofia):
            await album.home(who, f"home_of_{who.name.split()[0].lower()}_after_a_month")
    finally:
        await playground.stop()


async def of_a_follow_up(browser: Browser) -> None:
    playground = Playground()
    await playground.start(MovableClock(MONDAY))
    office = Office(playground.company, playground.running.baton)
    try:
        await office.mia_brings({**READY, "Are they committed to finding a solution?": "Exploring"})
        for days in (30, 1, 1, 1):  # over a weekend
            await office.later(days=days)
        await Album(browser, playground).messages(office)
    finally:
        await playground.stop()


async def of_a_story(browser: Browser) -> None:
    playground = Playground()
    await playground.start(MovableClock(MONDAY))
    office = Office(playground.company, playground.running.baton)
    try:
        album = Album(browser, playground)
        await album.home(office.visitor, "home_without_a_role")
        await Story(office, album.windows).tell()
        await album.details(office.ravi, "L-4")
        await album.messages(office)
        await album.home(office.mia, "home")
        await album.home(office.ravi, "home_of_a_rep")
        await album.home(office.max, "home_of_a_manager")
    finally:
        await playground.stop()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
