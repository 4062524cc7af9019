"""The key of a delivery: one for all copies of it, and another for everything else that a person does."""

import copy
from typing import Any

import orjson
import pytest

from bot.lead.delivery_key import key_of

CLICK = {"type": "block_actions", "actions": [{"action_id": "accept_lead", "action_ts": "1.1", "value": "1"}]}
FORM = {
    "type": "view_submission",
    "trigger_id": "t1",
    "view": {
        "id": "V1",
        "callback_id": "reject_form",
        "hash": "1.a",
        "state": {"values": {"note": {"note": {"value": "x"}}, "until": {"until": {"selected_date": None}}}},
    },
}
COMMAND = {"command": "/lead", "text": "Jane", "trigger_id": "t1"}
SHORTCUT = {"type": "shortcut", "callback_id": "new_lead", "trigger_id": "t1"}
EVENT = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", "text": "hello"}}

OTHERS: list[tuple[dict[str, Any], tuple[Any, ...], str]] = [
    (CLICK, ("actions", 0, "action_id"), "reject_lead"),
    (CLICK, ("actions", 0, "action_ts"), "1.2"),
    (FORM, ("view", "id"), "V2"),
    (FORM, ("view", "callback_id"), "snooze_form"),
    (FORM, ("view", "hash"), "1.b"),
    (FORM, ("view", "state", "values", "note", "note", "value"), "y"),
    (COMMAND, ("trigger_id",), "t2"),
    (SHORTCUT, ("trigger_id",), "t2"),
    (EVENT, ("event_id",), "Ev2"),
]


@pytest.mark.parametrize("body", [CLICK, FORM, COMMAND, SHORTCUT, EVENT], ids=lambda body: str(sorted(body)))
def test_a_copy_has_the_same_key_however_it_is_written(body: dict[str, Any]) -> None:
    written = orjson.loads(orjson.dumps(body, option=orjson.OPT_SORT_KEYS))
    assert key_of(written, "U1") == key_of(body, "U1")


@pytest.mark.parametrize(("body", "where", "other"), OTHERS, ids=lambda part: str(part)[:40])
def test_what_a_person_does_anew_has_another_key(body: dict[str, Any], where: tuple[Any, ...], other: str) -> None:
    anew = copy.deepcopy(body)
    place: Any = anew
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = other
    assert key_of(anew, "U1") != key_of(body, "U1")


def test_the_same_click_of_two_people_is_two() -> None:
    assert key_of(CLICK, "U1") != key_of(CLICK, "U2")


def test_a_double_click_on_a_form_is_one_whatever_its_trigger() -> None:
    assert key_of(FORM | {"trigger_id": "t2"}, "U1") == key_of(FORM, "U1")


def test_no_key_tells_what_was_typed() -> None:
    typed = copy.deepcopy(FORM)
    typed["view"]["state"]["values"]["note"]["note"]["value"] = "jane@acme.example"
    assert "jane" not in key_of(typed, "U1")
