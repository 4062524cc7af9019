"""Modals: triggers, stacks, hashes, field errors, what survives an update, and Slack's own checks at the fields."""

import asyncio
from datetime import date, time
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.simulator.errors import NotAcknowledged, NotVisible
from tests.simulator.toy import Toy, actions, button, modal, plain, running_toy, section, text_input


def options(*words: str) -> list[dict[str, Any]]:
    return [{"text": plain(word), "value": word.lower()} for word in words]


EVERYTHING = [
    text_input("Name", "name"),
    text_input("Email", "email", "email_text_input"),
    text_input("Site", "site", "url_text_input", optional=True),
    text_input("Size", "size", "number_input", element={"is_decimal_allowed": False, "min_value": "1"}, optional=True),
    text_input("Note", "note", element={"min_length": 3, "max_length": 5}, optional=True),
    text_input("Stage", "stage", "static_select", element={"options": options("Early", "Late")}, optional=True),
    text_input("Tags", "tags", "multi_static_select", element={"options": options("A", "B")}, optional=True),
    text_input("Ways", "ways", "checkboxes", element={"options": options("Mail", "Phone")}, optional=True),
    text_input("Size class", "radio", "radio_buttons", element={"options": options("S", "L")}, optional=True),
    text_input("Day", "day", "datepicker", optional=True),
    text_input("Hour", "hour", "timepicker", optional=True),
    text_input("Owner", "owner", "users_select", optional=True),
    text_input("Room", "room", "channels_select", optional=True),
    text_input("Anywhere", "any", "multi_conversations_select", optional=True),
]


class Opener:
    """Opens the given view on /table, and keeps what comes back."""

    def __init__(self, toy: Toy, view: dict[str, Any]) -> None:
        self.toy = toy
        self.view = view
        self.opened: dict[str, Any] = {}
        self.submitted: list[dict[str, Any]] = []
        self.closed: list[dict[str, Any]] = []
        self.answer: dict[str, Any] = {}
        toy.bolt.command("/table")(self.open)
        toy.bolt.view("booking")(self.submit)
        toy.bolt.view_closed("booking")(self.close)

    async def open(self, ack: Any, body: dict[str, Any], client: Any) -> None:
        self.opened = (await client.views_open(trigger_id=body["trigger_id"], view=self.view)).data
        await ack()

    async def submit(self, ack: Any, body: dict[str, Any]) -> None:
        self.submitted.append(body)
        await ack(**self.answer)

    async def close(self, ack: Any, body: dict[str, Any]) -> None:
        self.closed.append(body)
        await ack()


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


async def test_answers_to_a_submission(toy: Toy) -> None:
    app = Opener(toy, modal("First", text_input("Name", "name")))
    for answer, titles in [
        ({"response_action": "update", "view": modal("Second")}, "Second"),
        ({"response_action": "push", "view": modal("Second")}, "Second"),
        ({"response_action": "clear"}, None),
        ({}, None),
    ]:
        app.answer = answer
        await toy.ada.runs("/table")
        form = await toy.ada.submits({"Name": "x"})
        assert (form.title if form else None) == titles


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nothing": "x"}},
        {"response_action": "errors", "errors": {"name": ""}},
        {"response_action": "update", "view": modal("x" * 25)},
    ],
)
async def test_nonsense_in_answer_to_a_submission_is_trouble(toy: Toy, answer: dict[str, Any]) -> None:
    app = Opener(toy, modal("First", section("Hi"), text_input("Name", "name")))
    app.answer = answer
    await toy.ada.runs("/table")
    with pytest.raises(NotAcknowledged, match="response_action"):
        await toy.ada.submits({"Name": "x"})
    form = await toy.ada.submits(patient=True)
    assert form
    assert form.trouble == "We had some trouble connecting. Try again?"
    assert form.values == {"Name": "x"}


async def test_closing_is_told_where_asked_for(toy: Toy) -> None:
    app = Opener(toy, modal("Quiet"))
    await toy.ada.runs("/table")
    assert await toy.ada.closes() is None
    app.view = modal("Loud", notify_on_close=True)
    await toy.ada.runs("/table")
    await toy.ada.closes(everything=True)
    assert [(body["view"]["title"]["text"], body["is_cleared"]) for body in app.closed] == [("Loud", True)]


async def test_a_dispatching_input_tells_the_app_while_it_is_filled(toy: Toy) -> None:
    field = text_input("City", "city", dispatch_action=True)
    app = Opener(toy, modal("Where", field))
    told: list[dict[str, Any]] = []

    @toy.bolt.action("typed")
    async def typed(ack: Any, body: dict[str, Any], client: Any) -> None:
        told.append(body)
        view = modal("Where", field, text_input("Street", "street"))
        await client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)
        await ack()

    await toy.ada.runs("/table")
    await toy.ada.fills({"City": "Oslo"})
    assert told[0]["actions"][0]["value"] == "Oslo"
    assert told[0]["view"]["state"]["values"]["city"]["typed"]["value"] == "Oslo"
    assert toy.ada.modal
    assert toy.ada.modal.values == {"City": "Oslo", "Street": None}
    await toy.ada.submits({"Street": "Main"})
    assert len(app.submitted) == 1


async def test_an_external_menu_asks_the_app(toy: Toy) -> None:
    app = Opener(toy, modal("Find", text_input("Company", "company", "external_select")))

    @toy.bolt.options("typed")
    async def find(ack: Any, payload: dict[str, Any]) -> None:
        await ack(options=options("Acme", "Acme Labs") if "Acm" in payload["value"] else [])

    await toy.ada.runs("/table")
    with pytest.raises(NotVisible):
        await toy.ada.fills({"Company": "Nobody"})
    await toy.ada.submits({"Company": "Acme Labs"})
    chosen = app.submitted[0]["view"]["state"]["values"]["company"]["typed"]
    assert chosen["selected_option"]["value"] == "acme labs"


async def test_a_choice_no_longer_offered_is_dropped_by_an_update(toy: Toy) -> None:
    def menu(*words: str) -> dict[str, Any]:
        return text_input("Stage", "stage", "static_select", element={"options": options(*words)})

    app = Opener(toy, modal("One", menu("Early", "Late")))
    await toy.ada.runs("/table")
    toy.ada.fills({"Stage": "Late"})
    await toy.client.views_update(view_id=app.opened["view"]["id"], view=modal("Two", menu("Early", "Late", "Never")))
    assert toy.ada.modal
    assert toy.ada.modal.values == {"Stage": "Late"}
    await toy.client.views_update(view_id=app.opened["view"]["id"], view=modal("Three", menu("Early")))
    assert toy.ada.modal.values == {"Stage": None}
