"""An app's answers to submissions, what it hears of closed modals, and what it is asked while one is filled."""

from typing import Any

import pytest

from bot.simulator.errors import NotAcknowledged, NotVisible
from tests.simulator.opener import Opener, options
from tests.simulator.toy import Toy, modal, section, text_input


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
