"""Modals in the browser: each kind of input, errors at a field, a stack, the focus and Escape."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from tests.browser.gallery import ASKED, OPTIONS
from tests.browser.windows import Window
from tests.simulator.toy import Toy, actions, button, modal, section, text_input

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one Chromium, so one loop


async def opened(toy: Toy, ada: Window, view: dict[str, Any]) -> None:
    @toy.bolt.command("/table")
    async def open_view(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    await ada.types("/table for two")
    await expect(ada.modal).to_be_visible()


async def test_every_kind_of_input_reaches_the_app(toy: Toy, ada: Window) -> None:
    given: dict[str, Any] = {}

    @toy.bolt.view("booking")
    async def submitted(ack: Any, view: dict[str, Any]) -> None:
        given.update({block: next(iter(held.values())) for block, held in view["state"]["values"].items()})
        await ack()

    @toy.bolt.options("typed")
    async def suggest(ack: Any) -> None:
        await ack(options=OPTIONS)

    await opened(toy, ada, modal("Everything", *ASKED))
    form = ada.modal
    await expect(form.locator(".count")).to_have_text("20")
    for label, text in {"Short": "abc", "Mail": "a@b.example", "Site": "https://c.example", "Number": "7"}.items():
        await form.get_by_label(label, exact=True).fill(text)
    await expect(form.locator(".count")).to_have_text("17")
    await form.get_by_label("Rich", exact=True).fill("some words")
    await form.get_by_label("Colour", exact=True).select_option(label="Green")
    await form.get_by_role("group", name="Colours").locator("summary").click()
    await form.get_by_role("group", name="Colours").get_by_label("Red").check()
    await form.get_by_label("Person", exact=True).select_option(label="Bob")
    await form.get_by_role("group", name="People").locator("summary").click()
    await form.get_by_role("group", name="People").get_by_label("Ada Lovelace").check()
    await form.get_by_label("Place", exact=True).select_option(label="#room")
    await form.get_by_label("Search", exact=True).fill("bl")
    await form.locator(".typeahead [role=option]:visible", has_text="Blue").click()
    await form.get_by_role("group", name="Places").locator("summary").click()
    places = form.get_by_role("group", name="Places")
    for place in ("#room", "Bob"):
        await places.get_by_label(place).check()
    await places.get_by_label("Ada Lovelace").click()  # a third one is not taken
    await expect(places.get_by_label("Ada Lovelace")).not_to_be_checked()
    await form.get_by_label("Channel", exact=True).select_option(label="#room")
    await form.get_by_role("group", name="Channels").locator("summary").click()
    await form.get_by_role("group", name="Channels").get_by_label("#room").check()
    searches = form.get_by_label("Searches", exact=True)
    for colour in ("Red", "Green"):
        await searches.fill(colour.lower())
        await form.locator(".typeahead [role=option]:visible", has_text=colour).click()
    await form.get_by_role("button", name="Remove Red").click()
    await searches.fill("bl")
    await form.locator(".typeahead [role=option]:visible", has_text="Blue").click()
    await form.get_by_label("Day", exact=True).fill("2026-12-24")
    await form.get_by_label("Time", exact=True).fill("10:15")
    await form.get_by_label("Moment", exact=True).fill("2026-12-24T10:15")
    await form.get_by_role("radiogroup", name="One").get_by_label("Blue").check()
    await form.get_by_role("group", name="Some").get_by_label("Green").check()
    await form.get_by_label("File", exact=True).set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"}
    )
    await ada.presses("Save", form)
    await expect(form).to_be_hidden()
    assert given["short"]["value"] == "abc"
    assert given["long"]["value"] is None
    assert given["rich"]["rich_text_value"]["type"] == "rich_text"
    assert given["colour"]["selected_option"]["value"] == "green"
    assert [one["value"] for one in given["colours"]["selected_options"]] == ["red"]
    assert (given["person"]["selected_user"], given["people"]["selected_users"]) == (toy.bob.id, [toy.ada.id])
    assert given["place"]["selected_conversation"] == toy.room.id
    assert given["places"]["selected_conversations"] == [toy.room.id, toy.bob.id]
    assert (given["channel"]["selected_channel"], given["channels"]["selected_channels"]) == (
        toy.room.id,
        [toy.room.id],
    )
    assert given["search"]["selected_option"]["value"] == "blue"
    assert [one["value"] for one in given["searches"]["selected_options"]] == ["green", "blue"]
    assert (given["day"]["selected_date"], given["time"]["selected_time"]) == ("2026-12-24", "10:15")
    assert (
        given["moment"]["selected_date_time"]
        == datetime(2026, 12, 24, 10, 15, tzinfo=ZoneInfo(toy.ada.user.tz)).timestamp()
    )
    assert given["one"]["selected_option"]["value"] == "blue"
    assert given["file"]["files"][0]["name"] == "a.txt"


async def test_errors_stand_at_their_fields_and_what_was_typed_stays(toy: Toy, ada: Window) -> None:
    @toy.bolt.view("booking")
    async def refuse(ack: Any) -> None:
        await ack(response_action="errors", errors={"name": "Nobody is called that."})

    await opened(toy, ada, modal("Booking", text_input("Name", "name"), text_input("Mail", "mail", "email_text_input")))
    name, mail = ada.modal.get_by_label("Name"), ada.modal.get_by_label("Mail")
    await name.fill("Xx")
    await mail.fill("no address")
    await ada.presses("Save", ada.modal)
    await ada.sees("valid email address", ada.modal)
    await expect(mail).to_be_focused()
    await mail.fill("a@b.example")
    await ada.presses("Save", ada.modal)
    await ada.sees("Nobody is called that.", ada.modal)
    await expect(name).to_have_value("Xx")
    await expect(name).to_have_attribute("aria-invalid", "true")
    await expect(name).to_be_focused()


async def test_the_focus_stays_in_the_modal_and_escape_gives_it_back(toy: Toy, ada: Window) -> None:
    await opened(toy, ada, modal("Booking", text_input("Name", "name")))
    await expect(ada.modal.get_by_label("Name")).to_be_focused()
    for _ in range(8):
        await ada.page.keyboard.press("Tab")
        inside = await ada.page.evaluate("document.activeElement.closest('#modal, body > :not(*)') !== null")
        assert inside or await ada.page.evaluate("document.activeElement === document.body")
    await ada.page.keyboard.press("Escape")
    await expect(ada.modal).to_be_hidden()
    await expect(ada.composer).to_be_focused()


async def test_a_pushed_modal_shows_the_one_beneath_and_closing_returns_to_it(toy: Toy, ada: Window) -> None:
    @toy.bolt.action("deeper")
    async def push(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_push(trigger_id=body["trigger_id"], view=modal("Second", section("deep"), submit=None))

    await opened(toy, ada, modal("First", text_input("Name", "name"), actions(button("Deeper", "deeper"))))
    await ada.modal.get_by_label("Name").fill("kept")
    await ada.presses("Deeper", ada.modal)
    await ada.sees("deep", ada.modal)
    await ada.sees("‹ First", ada.modal)
    await ada.presses("Cancel", ada.modal)
    await expect(ada.modal.get_by_label("Name")).to_have_value("kept")


async def test_an_app_that_does_not_answer_is_said_in_the_modal(toy: Toy, ada: Window) -> None:
    await opened(toy, ada, modal("Booking", text_input("Name", "name")))
    await ada.modal.get_by_label("Name").fill("Xx")
    await toy.slack.sockets.drop(toy.app)
    await ada.presses("Save", ada.modal)
    await ada.sees("We had some trouble connecting", ada.modal)
    await expect(ada.modal.get_by_label("Name")).to_have_value("Xx")
