"""Modals: triggers, stacks, hashes, field errors, what survives an update, and Slack's own checks at the fields."""

import asyncio
from datetime import date, time
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.simulator.errors import NotAcknowledged, NotVisible
from tests.simulator.opener import EVERYTHING, Opener
from tests.simulator.toy import Toy, actions, button, modal, running_toy, text_input


async def test_values_have_slacks_shapes_unset_and_set(toy: Toy) -> None:
    app = Opener(toy, modal("All", *EVERYTHING))
    await toy.ada.runs("/table")
    values = app.opened["view"]["state"]["values"]
    assert values["name"]["typed"] == {"type": "plain_text_input", "value": None}
    assert values["stage"]["typed"] == {"type": "static_select", "selected_option": None}
    assert values["tags"]["typed"] == {"type": "multi_static_select", "selected_options": []}
    assert values["owner"]["typed"] == {"type": "users_select", "selected_user": None}

    toy.ada.fills({"Name": "Grace <b>", "Email": "grace@example.com", "Size": 12, "Note": "abc"})
    toy.ada.fills({"Stage": "Late", "Tags": ["B"], "Ways": ["Mail", "Phone"], "Size class": "L"})
    toy.ada.fills({"Day": date(2026, 2, 3), "Hour": time(9, 5), "Owner": toy.bob, "Room": "#room"})
    form = toy.ada.modal
    assert form
    assert form.values["Owner"] == "Bob"
    assert form.values["Stage"] == "Late"
    assert form.choices("Stage") == ["Early", "Late"]
    assert await toy.ada.submits({"Anywhere": ["room", "Bob"]}) is None

    sent = app.submitted[0]["view"]["state"]["values"]
    late = {"text": {"type": "plain_text", "text": "Late", "emoji": True}, "value": "late"}
    assert sent["name"]["typed"]["value"] == "Grace <b>"
    assert sent["stage"]["typed"] == {"type": "static_select", "selected_option": late}
    assert [o["value"] for o in sent["ways"]["typed"]["selected_options"]] == ["mail", "phone"]
    assert sent["day"]["typed"] == {"type": "datepicker", "selected_date": "2026-02-03"}
    assert sent["hour"]["typed"]["selected_time"] == "09:05"
    assert sent["size"]["typed"] == {"type": "number_input", "value": "12"}
    assert sent["room"]["typed"]["selected_channel"] == toy.room.id
    assert sent["any"]["typed"]["selected_conversations"] == [toy.room.id, toy.bob.id]


async def test_slack_checks_the_fields_before_anything_is_delivered(toy: Toy) -> None:
    app = Opener(toy, modal("All", *EVERYTHING))
    await toy.ada.runs("/table")
    form = await toy.ada.submits({"Email": "nonsense", "Site": "nowhere", "Size": "0", "Note": "abcdef"})
    assert form
    assert set(form.errors) == {"Name", "Email", "Site", "Size", "Note"}
    assert form.errors["Name"] == "Please complete this required field."
    assert app.submitted == []
    with pytest.raises(NotVisible, match="Early"):
        toy.ada.fills({"Stage": "Never"})
    with pytest.raises(NotVisible, match="Name"):
        toy.ada.fills({"Nickname": "x"})


async def test_a_trigger_opens_once_and_not_for_long() -> None:
    async with running_toy(trigger_seconds=0.05) as toy:
        errors: list[str] = []

        @toy.bolt.command("/table")
        async def late(ack: Any, body: dict[str, Any], client: Any) -> None:
            if body["text"] == "late":
                await asyncio.sleep(0.06)
            for _ in range(2):
                try:
                    await client.views_open(trigger_id=body["trigger_id"], view=modal("Hi"))
                except SlackApiError as refusal:
                    errors.append(refusal.response["error"])
            await ack()

        await toy.ada.runs("/table")
        await toy.ada.runs("/table late")
        assert errors == ["exchanged_trigger_id", "expired_trigger_id", "expired_trigger_id"]
        with pytest.raises(SlackApiError, match="invalid_trigger_id"):
            await toy.client.views_open(trigger_id="1.2.3", view=modal("Hi"))


async def test_a_view_refused_says_why_and_keeps_the_trigger(toy: Toy) -> None:
    app = Opener(toy, modal("x" * 25))
    with pytest.raises(NotAcknowledged):
        await toy.ada.runs("/table")
    answer = toy.slack.calls[-1].answer
    assert answer
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    assert app.opened == {}


async def test_an_update_with_an_old_hash_conflicts(toy: Toy) -> None:
    app = Opener(toy, modal("One"))
    await toy.ada.runs("/table")
    view = app.opened["view"]
    assert (view["root_view_id"], view["previous_view_id"]) == (view["id"], None)
    await toy.client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Two"))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await toy.client.views_update(view_id=view["id"], hash=view["hash"], view=modal("Three"))
    assert toy.ada.modal
    assert toy.ada.modal.title == "Two"
    await toy.ada.closes()
    with pytest.raises(SlackApiError, match="not_found"):
        await toy.client.views_update(view_id=view["id"], view=modal("Four"))


async def test_what_was_typed_survives_an_update_only_under_the_same_ids(toy: Toy) -> None:
    app = Opener(toy, modal("One", text_input("Kept", "kept"), text_input("Lost", "lost")))
    await toy.ada.runs("/table")
    toy.ada.fills({"Kept": "a", "Lost": "b"})
    renamed = text_input("Lost", "lost-2", element={"initial_value": "fresh"})
    again = text_input("Kept", "kept", element={"initial_value": "ignored"})
    await toy.client.views_update(view_id=app.opened["view"]["id"], view=modal("Two", again, renamed))
    assert toy.ada.modal
    assert toy.ada.modal.values == {"Kept": "a", "Lost": "fresh"}


async def test_three_modals_at_most(toy: Toy) -> None:
    refused: list[str] = []
    Opener(toy, modal("1", actions(button("Deeper", "deeper"))))

    @toy.bolt.action("deeper")
    async def push(ack: Any, body: dict[str, Any], client: Any) -> None:
        try:
            view = modal("next", actions(button("Deeper", "deeper")))
            await client.views_push(trigger_id=body["trigger_id"], view=view)
        except SlackApiError as refusal:
            refused.append(refusal.response["error"])
        await ack()

    await toy.ada.runs("/table")
    for _ in range(3):
        await toy.ada.clicks("Deeper")
    assert refused == ["push_limit_reached"]
    await toy.ada.closes()
    await toy.ada.closes()
    assert toy.ada.modal
    assert toy.ada.modal.title == "1"
