"""Deliveries nobody asked for, or with something missing: taken without a word, or answered another way.

Slack switches off the events of an app that does not answer 200 to nearly all (docs.slack.dev, app_rate_limited).
"""

import copy
import logging
from typing import Any

import pytest

from bot.simulator.deliveries import Delivery
from bot.slack.ids import Action
from tests.conversations.office import READY, Office, without

MONEY = "Is there a budget?"
PERSON = {"id": "U0NEW", "name": "new", "tz": "Europe/Berlin", "profile": {"display_name": "New"}}
EVENTS: list[dict[str, Any]] = [
    {"type": "team_join", "user": PERSON},
    {"type": "user_change", "user": PERSON, "cache_ts": 1},
    {"type": "user_huddle_changed", "user": PERSON},
    {"type": "channel_created", "channel": {"id": "C0NEW", "name": "new", "creator": "U0NEW"}},
    {"type": "reaction_added", "user": "U0NEW", "item": {"type": "message", "channel": "C1", "ts": "1.0"}},
    {"type": "member_joined_channel", "user": "U0NEW", "channel": "C1", "team": "T1"},
    {"type": "link_shared", "user": "U0NEW", "links": [{"url": "https://acme.example"}]},
    {"type": "message", "subtype": "message_changed", "channel": "C1", "message": {"user": "U0NEW", "text": "hello"}},
    {"type": "message", "channel": "C1", "channel_type": "im", "user": PERSON, "text": "hello"},
    {"type": "message", "channel": "C1", "channel_type": "channel", "text": "hello"},
    {"type": "app_home_opened", "tab": "home"},
    {"type": "subteam_updated", "subteam": {"id": "S1", "users": ["U0NEW"]}},
    {"type": "function_executed", "function": {"id": "Fn1", "callback_id": "f"}, "inputs": {}},
    {"type": "thought_of_next_year", "user": ["U0NEW"], "channel": 7, "item": "x", "text": {"rich": True}},
]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO)
    return caplog


def callback(office: Office, event: dict[str, Any], **outside: Any) -> dict[str, Any]:
    """An event in its envelope; what is None outside is left out."""
    envelope = {
        "type": "event_callback",
        "team_id": office.slack.workspace.team_id,
        "event_id": office.slack.workspace.mint.id("Ev"),
        "event_time": 1,
        "event": event,
        **outside,
    }
    return {name: value for name, value in envelope.items() if value is not None}


def interaction(office: Office, kind: str, **parts: Any) -> dict[str, Any]:
    team = office.slack.workspace.team_id
    who = {"id": office.mia.id, "team_id": team, "name": "mia"}
    return {"type": kind, "team": {"id": team, "domain": "sim"}, "user": who, "trigger_id": "1.2.x", **parts}


def pressed(action: str, **parts: Any) -> list[dict[str, Any]]:
    return [{"type": "button", "action_id": action, "block_id": "b", "value": "1", "action_ts": "1.0", **parts}]


async def delivered(office: Office, payload: dict[str, Any], kind: str = "interactive") -> Delivery:
    delivery = await office.slack.deliver(office.installed, kind, payload)
    assert delivery.ok, (payload, delivery.error)
    return delivery


def troubles(log: pytest.LogCaptureFixture) -> list[str]:
    """Warnings and errors, but for the answer to somebody who says hello and whom Slack does not know."""
    said = [record.getMessage() for record in log.records if record.levelno >= logging.WARNING]
    return [message for message in said if "is held back: user_not_found" not in message]


def latest_click(office: Office) -> dict[str, Any]:
    return copy.deepcopy([each.payload for each in office.slack.deliveries if each.payload.get("actions")][-1])


async def late_click(office: Office, who: Any, label: str, on: Any, harmless: str) -> dict[str, Any]:
    """Return the click of somebody who has not been shown yet what came of the message; a harmless button lends it."""
    buttons = [element for block in on.posted.blocks for element in block.get("elements", ()) if "action_id" in element]
    [wanted] = [copy.deepcopy(each) for each in buttons if each.get("text", {}).get("text") == label]
    await who.clicks(harmless, on=on)
    click = latest_click(office)
    click["actions"] = [{**wanted, "block_id": "b", "action_ts": "1.5"}]
    return click


async def test_events_nobody_listens_to_are_taken_without_a_word(office: Office, log: pytest.LogCaptureFixture) -> None:
    for event in EVENTS:
        await delivered(office, callback(office, event), "events_api")
    limited = {"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": 1518467820, "api_app_id": "A1"}
    await delivered(office, limited, "events_api")
    assert not troubles(log)
    assert not [record for record in log.records if "\n" in record.getMessage()]


async def test_an_event_of_a_whole_organisation_names_no_workspace(
    office: Office, log: pytest.LogCaptureFixture
) -> None:
    for event in EVENTS:
        await delivered(office, callback(office, event, team_id=None, enterprise_id="E1"), "events_api")
        await delivered(office, callback(office, event, team_id=None), "events_api")
    assert not troubles(log)


@pytest.mark.parametrize("missing", [("response_url",), ("response_url", "channel", "container", "message")])
async def test_a_refusal_that_has_no_address_is_told_by_message(office: Office, missing: tuple[str, ...]) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Details", on=card)
    click = {name: part for name, part in latest_click(office).items() if name not in missing}
    click["user"] = {"id": office.visitor.id, "team_id": office.slack.workspace.team_id}
    click["actions"][0] |= {"action_id": Action.ACCEPT, "action_ts": "1.5"}
    for _ in range(2):
        await delivered(office, click)
    await office.work()
    told = [m for m in office.visitor.reads(office.visitor.dm) if "you do not have that role yet" in m.text]
    assert len(told) == 1


async def test_what_an_act_answers_with_is_told_by_message_where_there_is_no_address(office: Office) -> None:
    await office.mia_brings({**READY, "When do they want to buy?": "3 to 6 months"})
    note = await office.mia.sees("is not ready for sales yet")
    await office.later(days=63)
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Details", on=note)
    click = latest_click(office)
    del click["response_url"]
    shown = [element for block in note.posted.blocks for element in block.get("elements", ())]
    menu = next(element for element in shown if element.get("action_id") == Action.MENU)
    never = next(option for option in menu["options"] if option["text"]["text"] == "Never")
    click["actions"] = [{**menu, "selected_option": never, "block_id": "b", "action_ts": "1.5"}]
    await delivered(office, click)
    await office.work()
    assert [m for m in office.mia.reads(office.mia.dm) if "Closed for good by you" in m.text]


@pytest.mark.parametrize("change", ["no team", "no trigger", "text for a user", "an organisation's"])
async def test_a_click_counts_whatever_it_comes_without(office: Office, change: str) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Details", on=card)
    click = latest_click(office)
    click["actions"][0] |= {"action_id": Action.ACCEPT, "action_ts": "1.5"}
    if change == "no team":
        del click["team"]
    elif change == "no trigger":
        del click["trigger_id"]
    elif change == "text for a user":
        click["user"] = office.ravi.id
    else:
        click |= {"team": None, "enterprise": {"id": "E1", "name": "Org"}, "is_enterprise_install": True}
    await delivered(office, click)
    await office.mia.sees("@Ravi Rep accepted L-1")


async def test_a_form_nobody_can_open_for_want_of_a_trigger_is_told_by_message(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Details", on=card)
    click = latest_click(office)
    del click["trigger_id"]
    click["actions"][0] |= {"action_id": Action.REJECT, "action_ts": "1.5"}
    await delivered(office, click)
    await office.work()
    assert [m for m in office.ravi.reads(office.ravi.dm) if "Slack did not open the window" in m.text]


async def test_asking_one_by_one_needs_no_place_to_be_asked_in(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Details", on=note)
    click = {n: part for n, part in latest_click(office).items() if n not in ("container", "channel", "message")}
    click["actions"][0] |= {"action_id": Action.ASK_ME, "action_ts": "1.5"}
    await delivered(office, click)
    await office.mia.sees(MONEY)


async def test_a_button_nobody_knows_any_more_says_so_and_a_link_does_not(
    office: Office, log: pytest.LogCaptureFixture
) -> None:
    await delivered(office, interaction(office, "block_actions", actions=pressed("of_last_year")))
    await delivered(office, interaction(office, "block_actions", actions=pressed("x", url="https://acme.example")))
    await delivered(office, interaction(office, "block_actions", actions=pressed("x", type="thought_of_next_year")))
    await office.work()
    told = [m.text for m in office.mia.reads(office.mia.dm)]
    assert len(told) == 1
    assert "is from an older version of Baton" in told[0]
    assert not troubles(log)


async def test_a_form_nobody_knows_any_more_keeps_what_was_typed_and_says_so(
    office: Office, log: pytest.LogCaptureFixture
) -> None:
    typed = {"b": {"a": {"type": "plain_text_input", "value": "long story"}}}
    odd = [{"type": "thought_of_next_year", "block_id": "x"}]
    view = {"id": "V1", "type": "modal", "callback_id": "of_last_year", "private_metadata": "", "blocks": odd}
    view |= {"state": {"values": typed}, "hash": "1.x"}
    delivery = await delivered(office, interaction(office, "view_submission", view=view))
    assert delivery.response["response_action"] == "push"
    assert "is from an older version of Baton" in str(delivery.response)
    await delivered(office, interaction(office, "view_closed", view=view, is_cleared=False))
    assert not troubles(log)


async def test_a_shortcut_nobody_knows_any_more_says_so(office: Office) -> None:
    old = {"callback_id": "of_last_year", "action_ts": "1.0"}
    await delivered(office, interaction(office, "shortcut", **old, trigger_id="1.1"))
    await delivered(office, interaction(office, "message_action", **old, message={"ts": "1.0"}, trigger_id="1.2"))
    await office.work()
    told = [m.text for m in office.mia.reads(office.mia.dm)]
    assert ["is from an older version of Baton" in text for text in told] == [True, True]


async def test_a_person_named_with_all_there_is_to_know_of_them_is_that_person(office: Office) -> None:
    opened = {"type": "app_home_opened", "user": {"id": office.ravi.id, "tz": "UTC"}, "tab": "home"}
    await delivered(office, callback(office, opened), "events_api")
    assert "Waiting for you" in str([call.args for call in office.slack.calls if call.method == "views.publish"])


async def test_whatever_else_an_app_may_be_sent_is_answered(office: Office, log: pytest.LogCaptureFixture) -> None:
    suggested = interaction(office, "block_suggestion", action_id="of_last_year", block_id="b", value="x")
    assert (await delivered(office, suggested)).response == {"options": []}
    for payload in (
        interaction(office, "interactive_message", callback_id="x", actions=[{"name": "a", "type": "button"}]),
        interaction(office, "dialog_submission", callback_id="x", submission={}, state=None),
        interaction(office, "workflow_step_edit", callback_id="x", workflow_step={}),
        interaction(office, "thought_of_next_year"),
    ):
        await delivered(office, payload)
    command = {"command": "/of_last_year", "text": "", "team_id": "T1", "user_id": "U1", "trigger_id": "1.2.x"}
    assert "/lead help" in str((await delivered(office, command, "slash_commands")).response)
    assert not troubles(log)
