"""A browser window as a person uses it: by the words on the screen."""

import re
from typing import Any

from playwright.async_api import Browser, Locator, Page, expect

PATIENCE = 10_000  # milliseconds
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60"><rect width="80" height="60" fill="#8ac"/></svg>'
)


class Window:
    """One person at one window; a script error in the page fails whatever is done next."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        page.set_default_timeout(PATIENCE)

    async def opens(self, person: str | None = None) -> "Window":
        await self.page.goto(self.address)
        if person:
            await self.page.get_by_role("button", name=person).click()
            await expect(self.page.get_by_role("button", name=person)).to_have_attribute("aria-pressed", "true")
        tour = self.page.get_by_role("button", name="Skip the tour")
        if await tour.is_visible():
            await tour.click()
        return self

    async def goes_to(self, place: str) -> None:
        name = re.compile(rf"^([#⌂🔒] )?{re.escape(place)}( \(unread\))?$")
        button = self.page.get_by_role("navigation").get_by_role("button", name=name)
        await button.click()
        await expect(button).to_have_attribute("aria-current", "page")

    async def types(self, text: str) -> None:
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def picks(self, menu: str, entry: str) -> None:
        await self.page.get_by_role("button", name=menu, exact=True).click()
        await self.page.get_by_role("menuitem", name=entry).click()

    async def fills(self, values: dict[str, str]) -> None:
        for label, value in values.items():
            field = self.modal.get_by_label(re.compile(rf"^{re.escape(label)}( \(optional\))?$"))
            if await field.evaluate("field => field.tagName") == "SELECT":
                await field.select_option(label=value)
            elif await field.get_attribute("role") == "radiogroup":
                await field.get_by_label(value).check()
            else:
                await field.fill(value)

    async def presses(self, label: str, on: Locator | None = None) -> None:
        await (on or self.page).get_by_role("button", name=label, exact=True).click()

    async def sees(self, text: str, in_: Locator | None = None) -> Locator:
        found = (in_ or self.page.locator("#main")).get_by_text(text).last
        await expect(found).to_be_visible(timeout=PATIENCE)
        assert not self.errors
        return found

    def message(self, text: str) -> Locator:
        return self.page.locator("#messages .message").filter(has_text=text).last

    @property
    def composer(self) -> Locator:
        return self.page.locator("#composer textarea")

    @property
    def modal(self) -> Locator:
        return self.page.locator("#modal")

    @property
    def thread(self) -> Locator:
        return self.page.get_by_role("complementary", name="Thread")


async def menu_beside(window: Window, text: str, entry: str) -> None:
    """Pick an entry of the menu beside this text in the modal."""
    menu = window.page.get_by_role("button", name="More actions")
    row = window.modal.locator(".section").filter(has_text=text).filter(has=menu)
    await window.presses("More actions", row.first)
    await window.page.get_by_role("menuitem", name=entry).click()


async def new_window(browser: Browser, address: str, **options: Any) -> Window:
    context = await browser.new_context(viewport={"width": 1280, "height": 860}, **options)
    await context.route(
        "https://pictures.example/**", lambda route: route.fulfill(body=PICTURE, content_type="image/svg+xml")
    )
    return Window(await context.new_page(), address)
