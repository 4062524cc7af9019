"""The simulator's own tools: the drawer, faults, the tour, the keyboard, and small screens."""

import asyncio
from collections.abc import Callable

import pytest
from playwright.async_api import Browser, expect
from slack_sdk.errors import SlackApiError

from bot.playground.playground import Playground
from bot.simulator.page.page import Extras
from bot.slack.charts import pie_chart
from tests.browser.conftest import Opens, Pages
from tests.browser.windows import Window, new_window
from tests.simulator.toy import Toy, section

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop


async def test_the_drawer_shows_each_acknowledgement_against_the_limit_and_each_call(toy: Toy, ada: Window) -> None:
    @toy.bolt.command("/table")
    async def answer(ack: object, client: object) -> None:
        await ack()  # type: ignore[operator]
        await client.chat_postMessage(channel=toy.room.id, text="Booked.")  # type: ignore[attr-defined]

    await ada.types("/table for two")
    await ada.sees("Booked.")
    await ada.presses("What passed")
    drawer = ada.page.locator("#drawer")
    await expect(drawer.locator(".entry", has_text="/table")).to_contain_text("of 3 s")
    posted = drawer.locator(".entry", has_text="chat.postMessage").first
    await posted.locator("summary").click()
    await expect(posted).to_contain_text('"ok": true')
    await ada.page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()


async def test_a_fault_strikes_and_is_shown(toy: Toy, ada: Window) -> None:
    await ada.picks("Faults", "Slack is down")
    await ada.sees("Slack is down", ada.page.get_by_role("status"))
    await ada.presses("What passed")
    with pytest.raises(Exception, match="503"):
        await toy.post(section("never arrives"))
    await expect(ada.page.locator(".entry.failed").first).to_contain_text("HTTP 503")
    await expect(ada.page.locator("#bar")).to_contain_text("Slack is down")
    await ada.page.get_by_role("button", name="More", exact=True).click()
    toy.slack.faults.clear()
    toy.slack.workspace.changes.announce()
    await expect(ada.page.locator("#down")).to_be_hidden()
    await expect(ada.page.get_by_role("menuitem").first).to_be_focused()  # what is open stays open
    await ada.page.keyboard.press("Escape")
    await ada.picks("Faults", "Clear all faults")
    await ada.sees("Clear all faults", ada.page.get_by_role("status"))
    await toy.post(section("arrives"))
    await ada.sees("arrives")


async def test_an_older_slack_takes_no_charts(toy: Toy, ada: Window) -> None:
    await ada.picks("Faults", "An older Slack")
    await ada.sees("An older Slack", ada.page.get_by_role("status"))
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await toy.post(pie_chart("Shares", {"A": 1}))
    await ada.picks("Faults", "Clear all faults")
    await ada.sees("Clear all faults", ada.page.get_by_role("status"))
    await toy.post(pie_chart("Shares", {"A": 1}))
    await ada.sees("A: 1 (100 %)")


async def test_a_slow_slack_takes_calls_at_once_and_answers_late(toy: Toy, ada: Window) -> None:
    await ada.picks("Faults", "Slow")
    await ada.sees("answered after 4 s", ada.page.get_by_role("status"))
    await ada.presses("What passed")
    posting = asyncio.ensure_future(toy.post(section("took its time")))
    await ada.sees("took its time")
    entry = ada.page.locator(".entry", has_text="chat.postMessage")
    await expect(entry).to_contain_text("waiting")
    assert not posting.done()
    assert (await posting)["ok"]
    await expect(entry).to_contain_text("ok")


async def test_what_is_loaded_says_how_far_it_is_in_every_window(toy: Toy, browser: Browser, pages: Pages) -> None:
    go_on = asyncio.Event()

    async def load(report: Callable[[str], None]) -> None:
        report("table 1 of 2")
        await go_on.wait()

    address = await pages(toy, Extras(loads={"Load tables": load}))
    ada, bob = await new_window(browser, address), await new_window(browser, address)
    await ada.opens("Ada Lovelace")
    await bob.opens("Bob")
    await ada.picks("More", "Load tables")
    for window in (ada, bob):
        await window.sees("Load tables: table 1 of 2 …", window.page.get_by_role("status"))
    await bob.picks("More", "Load tables")
    await bob.sees("one thing at a time", bob.page.get_by_role("status"))
    go_on.set()
    await ada.sees("Load tables: done.", ada.page.get_by_role("status"))
    for window in (ada, bob):
        await window.page.context.close()


async def test_a_lead_survives_slack_being_down(opens: Opens, playground: Playground) -> None:
    mia = await opens("Mia Marketer")
    await mia.picks("Faults", "Lost answers")
    await mia.types("/lead help")
    await mia.sees("Only visible to you")
    assert not playground.company.slack.faults.down


async def test_commands_are_offered_while_typing_and_taken_with_the_keyboard(toy: Toy, ada: Window) -> None:
    await ada.composer.press_sequentially("/")
    offers = ada.page.get_by_role("listbox", name="Commands")
    await expect(offers.get_by_role("option")).to_have_count(3)
    await ada.composer.press_sequentially("t")
    await ada.composer.press("Tab")
    await expect(ada.composer).to_have_value("/table ")
    await ada.composer.press("Escape")
    await expect(offers).to_be_hidden()


async def test_a_menu_is_walked_with_arrows_and_escape_gives_the_focus_back(toy: Toy, ada: Window) -> None:
    button = ada.page.get_by_role("button", name="Move the clock")
    await button.press("Enter")
    await expect(ada.page.get_by_role("menuitem", name="In an hour")).to_be_focused()
    await ada.page.keyboard.press("ArrowDown")
    await expect(ada.page.get_by_role("menuitem", name="Next morning")).to_be_focused()
    await ada.page.keyboard.press("Escape")
    await expect(button).to_be_focused()


async def test_shortcuts_come_from_the_manifest(toy: Toy, ada: Window) -> None:
    asked = []

    @toy.bolt.shortcut("this")
    async def book(ack: object, body: dict[str, object]) -> None:
        asked.append(body["message_ts"])
        await ack()  # type: ignore[operator]

    await ada.types("Two tables, please")
    await ada.sees("Two tables, please")
    message = ada.message("Two tables, please")
    await message.hover()
    await message.get_by_role("button", name="More for the message").click()
    await ada.page.get_by_role("menuitem", name="Book this").click()
    await expect(ada.page.get_by_role("menuitem", name="Book this")).to_be_hidden()
    await ada.page.wait_for_timeout(200)
    assert asked == [toy.room.history[-1].ts]


async def test_edited_and_deleted_messages_change_on_the_screen(toy: Toy, ada: Window) -> None:
    posted = await toy.post(section("first words"))
    await ada.sees("first words")
    await toy.client.chat_update(channel=toy.room.id, ts=posted["ts"], text="x", blocks=[section("second words")])
    await ada.sees("second words")
    await ada.sees("(edited)")
    await toy.client.chat_delete(channel=toy.room.id, ts=posted["ts"])
    await expect(ada.page.locator("#messages .message")).to_have_count(0)


async def test_a_deleted_message_that_was_replied_to_leaves_its_replies_in_place(toy: Toy, ada: Window) -> None:
    root = await toy.post(section("the question"))
    await toy.post(section("the reply"), thread_ts=root["ts"])
    await ada.sees("1 reply")
    await toy.client.chat_delete(channel=toy.room.id, ts=root["ts"])
    await ada.sees("This message was deleted.")
    await expect(ada.page.locator("#messages")).not_to_contain_text("the question")
    await ada.presses("1 reply")
    await ada.sees("the reply", ada.thread)


async def test_the_tour_leads_through_five_steps_and_can_be_skipped(browser: Browser, playground: Playground) -> None:
    window = await new_window(browser, f"http://127.0.0.1:{playground.port}/")
    await window.page.goto(window.address)
    tour = window.page.get_by_role("complementary", name="Tour")
    await expect(tour).to_contain_text("Step 1 of 5")
    await window.presses("Next", tour)
    await window.presses("Type it for me", tour)
    await expect(window.composer).to_have_value(
        "/lead Jane Doe, VP Operations at Acme Corp, jane@acme.example, from Webinar Q3"
    )
    for _ in range(2):
        await window.presses("Next", tour)
    await window.presses("Do it for me", tour)
    await window.sees("Emil Lindqvist")
    await window.picks("Move the clock", "In a month")
    await window.sees("Time to follow up")
    await window.presses("Skip the tour", tour)
    await window.page.reload()
    await expect(window.composer).to_be_visible()
    await expect(tour).to_be_hidden()
    await window.page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_phone_shows_everything_without_scrolling_sideways(opens: Opens, scheme: str) -> None:
    mia = await opens("Mia Marketer", color_scheme=scheme)
    await mia.page.set_viewport_size({"width": 380, "height": 720})
    await mia.types("/lead Jane Doe, Acme")
    await expect(mia.modal).to_be_visible()
    width = "document.documentElement.scrollWidth"
    assert await mia.page.evaluate(width) <= 380
    await mia.page.keyboard.press("Escape")
    for _ in range(3):
        await mia.types("/lead help")  # more than a screen of it
    await mia.sees("What Baton can do")
    await expect(mia.composer).to_be_in_viewport()
    assert await mia.page.evaluate(width) <= 380
    assert await mia.page.evaluate("document.documentElement.scrollHeight") <= 720
    for name in ("Move the clock", "Faults", "More", "Shortcuts"):
        await mia.page.get_by_role("button", name=name, exact=True).click()
        shown = await mia.page.locator("[role=menu]:visible").bounding_box()
        assert shown is not None
        assert 0 <= shown["x"] <= 380 - shown["width"], name
        await mia.page.keyboard.press("Escape")
    await mia.goes_to("Baton Home")
    await expect(mia.page.get_by_role("button", name="⌂ Baton Home")).to_be_in_viewport(ratio=1)
