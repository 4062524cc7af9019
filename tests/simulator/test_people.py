"""The things people see and do: whispers, threads, escaping, menus in messages, confirmations, Home, shortcuts."""

from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.simulator.errors import NotVisible
from tests.simulator.toy import Toy, actions, button, modal, plain, section


async def test_a_whisper_is_seen_by_one_person_and_is_not_history(toy: Toy) -> None:
    whisper = await toy.client.chat_postEphemeral(channel=toy.room.id, user=toy.ada.id, text="psst")
    heard = await toy.ada.sees("psst")
    assert heard.ephemeral
    with pytest.raises(NotVisible):
        await toy.bob.sees("psst", timeout=0.01)
    assert (await toy.client.conversations_history(channel=toy.room.id))["messages"] == []
    with pytest.raises(SlackApiError, match="message_not_found"):
        await toy.client.chat_update(channel=toy.room.id, ts=whisper["message_ts"], text="louder")
    stranger = toy.slack.person("Stranger")
    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        await toy.client.chat_postEphemeral(channel=toy.room.id, user=stranger.id, text="psst")


async def test_what_people_type_reaches_the_app_escaped(either: Toy) -> None:
    commands: list[str] = []

    @either.bolt.command("/table")
    @either.bolt.command("/mention")
    async def listen(ack: Any, command: dict[str, Any]) -> None:
        commands.append(command["text"])
        await ack(f"You said {command['text']}")

    answer = await either.ada.runs("/table <!channel> & @Bob")
    assert answer
    assert answer.text == "You said <!channel> & @Bob"
    await either.ada.runs("/mention @Bob in #room")
    bob = f"<@{either.bob.id}|bob> in <#{either.room.id}|room>"
    assert commands == ["&lt;!channel&gt; &amp; @Bob", bob]

    said = await either.ada.says("1 < 2 & @Bob")
    assert said.text == "1 < 2 & @Bob"
    event = either.seen[-1]
    assert event["text"] == f"1 &lt; 2 &amp; <@{either.bob.id}>"
    assert (event["channel_type"], event["user"], event["channel"]) == ("im", either.ada.id, either.ada.dm.id)
    assert event["client_msg_id"]


async def test_a_command_nobody_knows_and_one_in_a_thread(toy: Toy) -> None:
    unknown = await toy.ada.runs("/nonsense")
    assert unknown
    assert unknown.text == "/nonsense is not a valid command."
    await toy.post(text="root")
    root = await toy.ada.sees("root")
    inside = await toy.ada.runs("/table", thread=root)
    assert inside
    assert "not supported in threads" in inside.text
    assert toy.slack.deliveries == [d for d in toy.slack.deliveries if d.kind == "events_api"]


async def test_threads(toy: Toy) -> None:
    root = await toy.post(text="root")
    await toy.client.chat_postMessage(channel=toy.room.id, text="first", thread_ts=root["ts"])
    shown = await toy.ada.sees("root")
    await toy.bob.says("second", thread=shown)
    assert [reply.text for reply in shown.thread] == ["first", "second"]
    history = (await toy.client.conversations_history(channel=toy.room.id))["messages"]
    assert [m["text"] for m in history] == ["root"]
    assert (history[0]["reply_count"], history[0]["reply_users"]) == (2, [toy.app.bot_user_id, toy.bob.id])
    replies = (await toy.client.conversations_replies(channel=toy.room.id, ts=root["ts"]))["messages"]
    assert [m["text"] for m in replies] == ["root", "first", "second"]


async def test_a_click_carries_everything_slack_sends(either: Toy) -> None:
    bodies: list[dict[str, Any]] = []

    @either.bolt.action("yes")
    async def yes(ack: Any, body: dict[str, Any]) -> None:
        bodies.append(body)
        await ack()

    posted = await either.post(section("Well?"), actions(button("Yes & no", "yes", value="7", style="primary")))
    await either.ada.clicks("Yes & no", on=await either.ada.sees("Well?"))
    body = bodies[0]
    assert set(body) == {
        "type", "team", "user", "api_app_id", "token", "enterprise", "is_enterprise_install", "trigger_id",
        "container", "channel", "message", "state", "response_url", "actions",
    }  # fmt: skip
    assert body["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": either.room.id,
        "is_ephemeral": False,
    }
    action = body["actions"][0]
    assert (action["action_id"], action["block_id"], action["value"], action["style"]) == ("yes", "row", "7", "primary")
    assert action["text"] == {"type": "plain_text", "text": "Yes &amp; no", "emoji": True}
    assert float(action["action_ts"]) > float(posted["ts"])


async def test_menus_in_a_message_keep_each_persons_choice(toy: Toy) -> None:
    bodies: list[dict[str, Any]] = []

    @toy.bolt.action("pick")
    @toy.bolt.action("go")
    @toy.bolt.action("more")
    async def picked(ack: Any, body: dict[str, Any]) -> None:
        bodies.append(body)
        await ack()

    choices = [{"text": plain(word), "value": word.lower()} for word in ("Red", "Blue")]
    menu = {"type": "static_select", "action_id": "pick", "placeholder": plain("Colour"), "options": choices}
    more = {"type": "overflow", "action_id": "more", "options": choices}
    await toy.post(actions(menu, button("Go", "go"), more))
    card = toy.ada.reads(toy.room)[-1]
    assert card.labels == ["Colour", "Go", "Red", "Blue"]
    await toy.ada.chooses("Colour", "Blue", on=card)
    await toy.ada.clicks("Go", on=card)
    await toy.bob.clicks("Go", on=card)
    await toy.bob.clicks("Red", on=card)
    assert bodies[0]["actions"][0]["selected_option"]["value"] == "blue"
    states = [body["state"]["values"]["row"]["pick"]["selected_option"] for body in bodies]
    assert [state and state["value"] for state in states] == ["blue", "blue", None, None]
    assert bodies[3]["actions"][0]["selected_option"]["value"] == "red"


async def test_a_confirmation_may_be_dismissed_and_near_picks_among_equals(toy: Toy) -> None:
    pressed: list[str] = []

    @toy.bolt.action("drop")
    async def drop(ack: Any, payload: dict[str, Any]) -> None:
        pressed.append(payload["value"])
        await ack()

    sure = {"title": plain("Sure?"), "text": plain("Really"), "confirm": plain("Yes"), "deny": plain("No")}
    rows = [
        block
        for name in ("one", "two")
        for block in (section(name), actions(button("Drop", "drop", value=name, confirm=sure), block_id=name))
    ]
    await toy.post(*rows)
    card = toy.ada.reads(toy.room)[-1]
    await toy.ada.clicks("Drop", on=card, confirm=False)
    assert pressed == []
    await toy.ada.clicks("Drop", on=card, near="two")
    await toy.ada.clicks("Drop", on=card)
    assert pressed == ["two", "one"]


async def test_the_home_tab_is_published_and_pressed(either: Toy) -> None:
    with pytest.raises(NotVisible, match="empty"):
        await either.ada.opens_home()
    home = {"type": "home", "blocks": [section("Welcome"), actions(button("Start", "start"))]}
    first = await either.client.views_publish(user_id=either.ada.id, view=home)
    shown = await either.ada.opens_home()
    assert (shown.text, shown.buttons) == ("Welcome", ["Start"])
    opened = [event for event in either.seen if event["type"] == "app_home_opened"]
    assert "view" not in opened[0]
    assert (opened[1]["tab"], opened[1]["view"]["id"]) == ("home", first["view"]["id"])
    assert either.bob.home is None

    @either.bolt.action("start")
    async def start(ack: Any, body: dict[str, Any], client: Any) -> None:
        assert body["container"] == {"type": "view", "view_id": first["view"]["id"]}
        assert "response_url" not in body
        await client.views_open(trigger_id=body["trigger_id"], view=modal("Go"))
        await ack()

    await either.ada.clicks("Start", on=shown)
    assert either.ada.modal
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await either.client.views_publish(user_id=either.ada.id, view=home, hash="0.old")


async def test_shortcuts_global_and_on_a_message(either: Toy) -> None:
    bodies: list[dict[str, Any]] = []

    @either.bolt.shortcut("new")
    @either.bolt.shortcut("this")
    async def used(ack: Any, body: dict[str, Any]) -> None:
        bodies.append(body)
        await ack()

    await either.ada.uses_shortcut("New booking")
    await either.bob.says("a table for two", in_=either.room)
    await either.ada.uses_shortcut("Book this", on=await either.ada.sees("a table"))
    assert [body["type"] for body in bodies] == ["shortcut", "message_action"]
    assert bodies[1]["message"]["text"] == "a table for two"
    with pytest.raises(NotVisible):
        await either.ada.uses_shortcut("Book this")


async def test_dates_are_read_in_the_readers_zone(toy: Toy) -> None:
    moment = int(datetime(2031, 7, 1, 22, 30, tzinfo=UTC).timestamp())
    await toy.post(
        section(f"*Due* <!date^{moment}^{{date_short}} at {{time}}|soon> for <@{toy.bob.id}> in <#{toy.room.id}>")
    )
    assert (await toy.ada.sees("Due")).text == "Due Jul 2, 2031 at 12:30 AM for @Bob in #room"
    assert (await toy.bob.sees("Due")).text == "Due Jul 1, 2031 at 10:30 PM for @Bob in #room"


async def test_bots_own_messages_and_changes_are_events_too(toy: Toy) -> None:
    posted = await toy.client.chat_postMessage(channel=toy.ada.id, text="hello")
    assert posted["channel"] == toy.ada.dm.id
    await toy.client.chat_update(channel=posted["channel"], ts=posted["ts"], text="bye")
    await toy.client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    await toy.slack.settle()
    told = [d.payload["event"] for d in toy.slack.deliveries if d.payload["event"]["type"] == "message"]
    assert [event.get("subtype") for event in told] == [None, "message_changed", "message_deleted"]
    assert (told[0]["bot_id"], told[0]["channel_type"]) == (toy.app.bot_id, "im")
    assert toy.ada.reads() == []


async def test_nobody_writes_where_they_are_not(toy: Toy) -> None:
    with pytest.raises(NotVisible):
        await toy.slack.person("Stranger").says("hello", in_=toy.room)
    gone = toy.slack.person("Gone", deactivated=True)
    with pytest.raises(NotVisible):
        await gone.runs("/table")
    answer = await toy.client.chat_postMessage(channel=gone.id, text="are you there?")
    assert answer["ok"]


async def test_uninstalling_kills_the_tokens_and_says_goodbye(either: Toy) -> None:
    either.slack.uninstall(either.app)
    await either.slack.settle()
    assert {event["type"] for event in either.seen} >= {"app_uninstalled", "tokens_revoked"}
    with pytest.raises(SlackApiError, match="account_inactive"):
        await either.client.auth_test()
