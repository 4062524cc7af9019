"""Whatever a Slack app may send is drawn, and what the page does not know is said, not dropped."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from bot.slack.charts import bar_chart
from tests.browser.gallery import HELD, OPTIONS, PRESSED, SHOWN, TABLES
from tests.browser.windows import Window
from tests.simulator.toy import Toy, section

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop


async def test_every_block_is_drawn(toy: Toy, ada: Window) -> None:
    await toy.post(*SHOWN)
    await toy.post(*TABLES[:1])
    await toy.post(*TABLES[1:])
    log = ada.page.locator("#messages")
    for text in (
        "A header",
        "field two",
        "in context",
        "A picture",
        "a point",
        "as typed",
        "Heading",
        "By month",
        "Paged",
    ):
        await ada.sees(text, log)
    await expect(log.locator("strong", has_text="bold").first).to_be_visible()
    await expect(log.locator("blockquote", has_text="quoted").first).to_be_visible()
    await expect(log.get_by_role("link", name="a link")).to_have_attribute("href", "https://a.example")
    outcomes = log.get_by_role("figure", name="Outcomes")
    await expect(outcomes.get_by_role("img", name="Outcomes")).to_be_visible()
    await expect(outcomes.get_by_role("listitem")).to_have_text(["won: 2 (40 %)", "lost: 3 (60 %)"])
    await expect(log.get_by_role("img", name="By month").locator("text.number")).to_have_text(["3", "7"])
    await expect(log.locator(".unknown")).to_have_count(0)
    paged = log.get_by_role("table", name="Paged")
    await expect(paged).not_to_contain_text("Newsletter")
    await ada.presses("More rows", log)
    await ada.sees("Newsletter", paged)
    await ada.presses("Leads", paged)  # numbers are sorted as numbers
    await expect(paged.locator("tbody th")).to_have_text(["Newsletter", "Fair"])
    await expect(paged.get_by_role("columnheader", name="Leads")).to_have_attribute("aria-sort", "ascending")


async def test_every_block_that_holds_others_is_drawn_and_its_buttons_reach_the_app(toy: Toy, ada: Window) -> None:
    acted: list[dict[str, Any]] = []

    @toy.bolt.action(re.compile(".*"))
    async def remember(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        acted.append(body["actions"][0])

    await toy.post(*HELD)
    await toy.post(TABLES[1])
    log = ada.page.locator("#messages")
    for text in (
        "Ships within a day.",
        "Nordwind",
        "Held together",
        "found two",
        "Writing it down",
        "A film",
        "Calendar",
    ):
        await ada.sees(text, log)
    await expect(log.locator(".unknown")).to_have_count(0)
    await expect(log.get_by_role("link", name="Connect")).to_have_attribute("href", "https://sign.example/in")
    await expect(log.get_by_text("inside the container")).to_be_hidden()
    await log.get_by_text("Held together").click()
    for label in ("Open the card", "One", "Within", "Helpful", "Bin it", "See Fair"):
        await ada.presses(label, log)
    await _until(ada, lambda: len(acted) == 6)
    assert [action["action_id"] for action in acted] == ["card", "one", "within", "feedback", "bin", "see Fair"]
    await expect(log.get_by_role("button", name="Not for Ada")).to_have_count(0)
    await ada.presses("Run it", log)
    await expect(ada.page.get_by_role("status")).to_contain_text("this simulator runs none")


async def test_what_is_typed_into_a_searching_menu_outlives_a_redraw(toy: Toy, ada: Window) -> None:
    @toy.bolt.options("external_select")
    async def suggest(ack: Any) -> None:
        await ack(options=OPTIONS)

    posted = await toy.post(*PRESSED)
    await ada.sees("With a menu")
    search = ada.page.locator("#messages").get_by_label("Search")
    await search.press_sequentially("re")
    blocks = [section("Changed meanwhile"), *PRESSED[1:]]
    await toy.client.chat_update(channel=toy.room.id, ts=posted["ts"], text="x", blocks=blocks)
    await ada.sees("Changed meanwhile")
    await expect(search).to_have_value("re")
    await expect(search).to_be_focused()
    await ada.page.locator(".typeahead [role=option]", has_text="Red").click()


async def test_an_unknown_block_is_a_visible_warning(toy: Toy, ada: Window) -> None:
    await toy.post(section("known"))
    await ada.sees("known")
    posted = next(iter(toy.room.history))
    posted.blocks.append({"type": "hologram", "block_id": "new", "depth": 3})
    toy.slack.workspace.changes.announce()
    await ada.sees("cannot draw “hologram”")


async def test_what_a_person_typed_is_never_markup(toy: Toy, ada: Window) -> None:
    await toy.post(section("<img src=x onerror=alert(1)> &lt;b&gt;not bold&lt;/b&gt;"))
    await ada.types("<script>alert(1)</script>")
    await ada.sees("<script>alert(1)</script>")
    await ada.sees("<b>not bold</b>")
    assert await ada.page.locator("#messages img, #messages script").count() == 0


async def test_everything_that_can_be_pressed_reaches_the_app(toy: Toy, ada: Window) -> None:
    acted: list[dict[str, Any]] = []

    @toy.bolt.action(re.compile(".*"))
    async def remember(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        acted.append(body["actions"][0])

    @toy.bolt.options("external_select")
    async def suggest(ack: Any) -> None:
        await ack(options=OPTIONS)

    await toy.post(*PRESSED)
    await ada.sees("With a menu")
    message = ada.message("With a menu")
    await ada.presses("Plain", message)
    await ada.presses("Danger", message)
    await ada.presses("No", ada.page.locator("#confirm"))
    await ada.presses("Danger", message)
    await ada.presses("Do it", ada.page.locator("#confirm"))
    await ada.presses("More actions", message)
    await ada.page.get_by_role("menuitem", name="Green").click()
    await message.get_by_label("Pick a colour").select_option(label="Blue")
    await message.get_by_label("Pick a person").select_option(label="Bob")
    await message.get_by_label("Pick a channel").select_option(label="#room")
    await message.get_by_label("Search").fill("re")
    await message.locator(".typeahead [role=option]", has_text="Red").click()
    await message.locator("input[type=date]").fill("2026-12-24")
    await message.locator("input[type=time]").fill("09:30")
    await message.locator("input[type=radio]").nth(1).check()
    await message.locator("input[type=checkbox]").nth(2).check()
    await _until(ada, lambda: len(acted) == 11)
    by_id = {action["action_id"]: action for action in acted}
    assert by_id["overflow"]["selected_option"]["value"] == "green"
    assert by_id["static_select"]["selected_option"]["value"] == "blue"
    assert by_id["users_select"]["selected_user"] == toy.bob.id
    assert by_id["channels_select"]["selected_channel"] == toy.room.id
    assert by_id["external_select"]["selected_option"]["value"] == "red"
    assert by_id["date"]["selected_date"] == "2026-12-24"
    assert by_id["time"]["selected_time"] == "09:30"
    assert by_id["radio"]["selected_option"]["value"] == "green"
    assert [option["value"] for option in by_id["boxes"]["selected_options"]] == ["blue"]


async def _until(window: Window, done: Any) -> None:
    for _ in range(100):
        if done():
            return
        await window.page.wait_for_timeout(50)
    assert done()


async def test_a_chart_is_as_wide_as_there_is_room_and_all_its_words_stay_inside(toy: Toy, ada: Window) -> None:
    sources = ["Webinar Q3 2026", "Trade fair Hannover", "Website form", "Partner Nordwind", "Rented list", "Fair"]
    await toy.post(bar_chart("By source", sources, {"Accepted": [12, 9, 7, 0, 5, 1200]}))
    picture = ada.page.locator(".picture")
    for width in (1280, 320):
        await ada.page.set_viewport_size({"width": width, "height": 800})
        await _drawn_anew(picture)
        outside = await picture.evaluate(
            """picture => { const room = picture.getBoundingClientRect();
               return [...picture.querySelectorAll("text, rect")].filter((part) => {
                 const box = part.getBoundingClientRect();
                 return box.left < room.left || box.right > room.right || box.top < room.top
                   || box.bottom > room.bottom;
               }).map((part) => part.textContent); }"""
        )
        assert outside == []
        shown = await picture.locator("text:not(.number)").all_text_contents()
        assert any(name.startswith("Trade") for name in shown)
    await ada.page.get_by_text("The numbers").click()
    await ada.sees("1,200", ada.page.get_by_role("table"))


async def _drawn_anew(picture: Locator) -> None:
    """Wait until it is as wide as its room; the page's policy lets nobody wait in a script of their own."""
    for _ in range(100):
        if await picture.evaluate("it => it.firstChild.clientWidth === it.clientWidth"):
            return
        await picture.page.wait_for_timeout(50)
    raise AssertionError("the picture kept its old width")


async def test_a_notification_says_what_the_text_says_not_the_blocks(toy: Toy, ada: Window) -> None:
    await ada.goes_to("Tables Home")
    await toy.post(section("drawn"), text="In words")
    await expect(ada.page.get_by_role("navigation")).to_contain_text("In words")
    await expect(ada.page.get_by_role("navigation")).not_to_contain_text("drawn")
    await ada.goes_to("room")
    await ada.sees("drawn")
    await expect(ada.page.get_by_role("navigation")).not_to_contain_text("In words")
