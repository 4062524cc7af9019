"""A whole conversation with the toy app, over Socket Mode and over signed HTTP alike."""

from typing import Any

import pytest

from bot.simulator.errors import NotVisible
from tests.simulator.toy import Toy, actions, button, modal, section, text_input


def a_booking_app(toy: Toy) -> None:
    @toy.bolt.command("/table")
    async def open_form(ack: Any, body: dict[str, Any], client: Any) -> None:
        form = modal("Book a table", text_input("Name", "name"), text_input("Email", "mail", "email_text_input"))
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @toy.bolt.view("booking")
    async def book(ack: Any, view: dict[str, Any], client: Any) -> None:
        name = view["state"]["values"]["name"]["typed"]["value"]
        if name == "Nobody":
            await ack(response_action="errors", errors={"name": "Somebody has to come"})
            return
        card = [section(f"*Table* for {name}"), actions(button("Confirm", "confirm", value="7"))]
        await client.chat_postMessage(channel=toy.room.id, text="A booking", blocks=card)
        await ack()

    @toy.bolt.action("confirm")
    async def confirm(ack: Any, body: dict[str, Any], client: Any) -> None:
        message = body["message"]
        said = f"Confirmed by <@{body['user']['id']}>"
        await client.chat_update(channel=toy.room.id, ts=message["ts"], text=said, blocks=[section(said)])
        await ack()


async def test_a_booking_goes_from_command_to_confirmed_card(either: Toy) -> None:
    a_booking_app(either)
    await either.ada.runs("/table")
    form = either.ada.modal
    assert form
    assert (form.title, form.labels, form.buttons) == ("Book a table", ["Name", "Email"], ["Save"])

    again = await either.ada.submits({"Name": "Nobody", "Email": "ada@example.com"})
    assert again
    assert again.errors == {"Name": "Somebody has to come"}
    assert again.values["Email"] == "ada@example.com"
    assert await either.ada.submits({"Name": "Grace"}) is None

    card = await either.bob.sees("Table for Grace", in_=either.room)
    assert card.labels == ["Confirm"]
    await either.bob.clicks("Confirm", on=card)
    assert card.text == "Confirmed by @Bob"
    assert card.edited
    with pytest.raises(NotVisible, match="Confirm"):
        await either.ada.clicks("Confirm", on=card)


async def test_nobody_clicks_what_nobody_sees(toy: Toy) -> None:
    posted = await toy.post(section("Hello"), actions(button("Yes", "yes"), button("No", "no")))
    card = await toy.ada.sees("Hello")
    assert card.ts == posted["ts"]
    with pytest.raises(NotVisible, match=r"\['Yes', 'No'\]"):
        await toy.ada.clicks("Maybe", on=card)
    with pytest.raises(NotVisible, match="Hello"):
        await toy.ada.sees("Goodbye", timeout=0.05)
