"""Two apps in one workspace: each has its messages, its Home, its commands and its shortcuts."""

import copy

import pytest
from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from tests.browser.windows import Window
from tests.simulator.toy import MANIFEST, Toy, section

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop

NOTES = copy.deepcopy(MANIFEST)
NOTES["display_information"]["name"] = NOTES["features"]["bot_user"]["display_name"] = "Notes"
NOTES["features"]["slash_commands"] = [{"command": "/note", "description": "Write it down"}]


async def test_each_app_has_its_messages_and_its_home(toy: Toy, ada: Window) -> None:
    notes = toy.slack.install(NOTES)
    client = AsyncWebClient(notes.bot_token, base_url=toy.slack.api_url, retry_handlers=[])
    for app_client, words in ((toy.client, "tables"), (client, "notes")):
        await app_client.chat_postMessage(channel=toy.ada.id, text=f"Hello from {words}")
        await app_client.views_publish(
            user_id=toy.ada.id, view={"type": "home", "blocks": [section(f"Home of {words}")]}
        )
    for name, words in (("Tables", "tables"), ("Notes", "notes")):
        await ada.goes_to(name)
        await ada.sees(f"Hello from {words}")
        await ada.goes_to(f"{name} Home")
        await ada.sees(f"Home of {words}", ada.page.locator("#home"))
        await expect(ada.page).to_have_title(f"{name} Home · Ada Lovelace · Simulated Slack")
    await ada.page.reload()
    await ada.sees("Home of notes", ada.page.locator("#home"))
    await ada.goes_to("Notes")
    await ada.presses("Bob", ada.page.locator("#bar"))
    await expect(ada.page.get_by_role("heading", name="Notes", level=1)).to_be_visible()
    await expect(ada.page.locator("#messages .message")).to_have_count(0)  # the direct messages are Bob's own


async def test_the_one_whose_home_is_opened_hears_of_it(toy: Toy, ada: Window) -> None:
    notes = toy.slack.install(NOTES)
    await ada.goes_to("Notes Home")
    await ada.goes_to("Tables Home")
    await ada.page.wait_for_timeout(300)
    opened = [d.app.name for d in toy.slack.deliveries if d.type == "app_home_opened"]
    assert opened == [notes.name, toy.app.name]


async def test_commands_and_shortcuts_of_both_are_offered(toy: Toy, ada: Window) -> None:
    toy.slack.install(NOTES)
    await expect(ada.page.get_by_role("navigation").get_by_text("Notes Home")).to_be_visible()
    await ada.composer.press_sequentially("/")
    await expect(ada.page.get_by_role("listbox", name="Commands")).to_contain_text("Write it down · Notes")
    await ada.page.get_by_role("button", name="Shortcuts").click()
    await expect(ada.page.get_by_role("menuitem", name="New booking")).to_have_count(2)
