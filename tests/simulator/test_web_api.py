"""The Web API: who may call what, what it answers, and how it refuses."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.simulator.toy import MANIFEST, Toy, actions, button, running_toy, section


async def refusal(call: Any) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as caught:
        await call
    answer = caught.value.response
    return dict(answer.data)


def client(toy: Toy, token: str) -> AsyncWebClient:
    return AsyncWebClient(token, base_url=toy.slack.api_url, retry_handlers=[])


async def test_tokens(toy: Toy) -> None:
    assert (await toy.client.auth_test())["bot_id"] == toy.app.bot_id
    assert (await refusal(client(toy, "xoxb-wrong").auth_test()))["error"] == "invalid_auth"
    assert (await refusal(client(toy, toy.app.app_token).auth_test()))["error"] == "not_allowed_token_type"
    assert (await refusal(toy.client.apps_connections_open(app_token=toy.app.bot_token)))["error"] == (
        "not_allowed_token_type"
    )
    async with aiohttp.ClientSession() as session, session.post(f"{toy.slack.api_url}auth.test") as answer:
        assert await answer.json() == {"ok": False, "error": "not_authed"}
    unknown = await refusal(toy.client.api_call("chat.shout"))
    assert (unknown["error"], unknown["req_method"]) == ("unknown_method", "chat.shout")


async def test_scopes_come_from_the_manifest(toy: Toy) -> None:
    poor = toy.slack.install({**MANIFEST, "oauth_config": {"scopes": {"bot": ["commands"]}}, "settings": {}})
    refused = await refusal(client(toy, poor.bot_token).chat_postMessage(channel=toy.room.id, text="x"))
    assert (refused["error"], refused["needed"], refused["provided"]) == ("missing_scope", "chat:write", "commands")
    assert (await refusal(toy.client.reactions_add(channel="C1", name="x", timestamp="1")))["error"] == "missing_scope"
    user = (await toy.client.users_info(user=toy.ada.id))["user"]
    assert "email" not in user["profile"]
    assert (user["tz"], user["deleted"], user["real_name"]) == ("Europe/Berlin", False, "Ada Lovelace")


async def test_a_manifest_slack_would_refuse_is_not_installed(toy: Toy) -> None:
    with pytest.raises(ValueError, match=r"message\.im requires scope im:history"):
        toy.slack.install({**MANIFEST, "oauth_config": {"scopes": {"bot": ["commands"]}}})


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"channel": "C404", "text": "x"}, "channel_not_found"),
        ({"text": "x", "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": "{"}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [section("y" * 3000)] * 4}, "msg_blocks_too_long"),
        ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"text": "x", "metadata": {"event_type": "a b", "event_payload": {}}}, "invalid_metadata_schema"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_schema"),
    ],
)
async def test_posts_slack_refuses(toy: Toy, arguments: dict[str, Any], error: str) -> None:
    refused = await refusal(toy.client.api_call("chat.postMessage", json={"channel": toy.room.id, **arguments}))
    assert refused["error"] == error


async def test_where_a_bot_may_post(toy: Toy) -> None:
    elsewhere = toy.slack.channel("elsewhere", [toy.ada], app=False)
    hidden = toy.slack.channel("hidden", [toy.ada], private=True, app=False)
    for channel, error in ((elsewhere, "not_in_channel"), (hidden, "channel_not_found")):
        assert (await refusal(toy.client.chat_postMessage(channel=channel.id, text="x")))["error"] == error
    toy.slack.invite(toy.app, hidden)
    await toy.client.chat_postMessage(channel="#hidden", text="x")
    toy.slack.archive(toy.room)
    assert (await refusal(toy.client.chat_postMessage(channel=toy.room.id, text="x")))["error"] == "is_archived"


async def test_an_update_keeps_what_it_does_not_name(toy: Toy) -> None:
    posted = await toy.post(section("card"), actions(button("Go", "go")))
    await toy.client.chat_update(channel=toy.room.id, ts=posted["ts"], text="only the fallback")
    card = await toy.ada.sees("card")
    assert card.labels == ["Go"]
    await toy.client.chat_update(channel=toy.room.id, ts=posted["ts"], text="bare", blocks=[])
    assert (card.text, card.labels) == ("bare", [])
    said = await toy.ada.says("mine", in_=toy.room)
    refused = await refusal(toy.client.chat_update(channel=toy.room.id, ts=said.ts, text="yours"))
    assert refused["error"] == "cant_update_message"
    await toy.client.chat_delete(channel=toy.room.id, ts=posted["ts"])
    assert card.deleted
    gone = await refusal(toy.client.chat_update(channel=toy.room.id, ts=posted["ts"], text="x"))
    assert gone["error"] == "message_not_found"


async def test_metadata_is_told_only_to_who_asks(toy: Toy) -> None:
    key = {"event_type": "posted", "event_payload": {"key": "7"}}
    await toy.post(text="hello", metadata=key)
    plain = await toy.client.conversations_history(channel=toy.room.id)
    full = await toy.client.conversations_history(channel=toy.room.id, include_all_metadata=True)
    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == key


async def test_history_comes_in_pages_and_between_times(toy: Toy) -> None:
    stamps = [(await toy.post(text=str(number)))["ts"] for number in range(5)]
    first = await toy.client.conversations_history(channel=toy.room.id, limit=2)
    assert [m["text"] for m in first["messages"]] == ["4", "3"]
    assert first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await toy.client.conversations_history(channel=toy.room.id, limit=2, cursor=cursor)
    assert [m["text"] for m in second["messages"]] == ["2", "1"]
    after = await toy.client.conversations_history(channel=toy.room.id, oldest=stamps[2])
    assert [m["text"] for m in after["messages"]] == ["4", "3"]
    including = await toy.client.conversations_history(
        channel=toy.room.id, oldest=stamps[2], latest=stamps[3], inclusive=True
    )
    assert [m["text"] for m in including["messages"]] == ["3", "2"]
    assert (await refusal(toy.client.conversations_history(channel=toy.room.id, cursor="?")))["error"] == (
        "invalid_cursor"
    )


async def test_people_channels_and_links(toy: Toy) -> None:
    gone = toy.slack.person("Gone", deactivated=True)
    assert (await toy.client.users_info(user=gone.id))["user"]["deleted"]
    assert (await refusal(toy.client.users_info(user="U404")))["error"] == "user_not_found"
    members = (await toy.client.conversations_members(channel=toy.room.id))["members"]
    assert set(members) == {toy.ada.id, toy.bob.id, toy.app.bot_user_id}
    listed = (await toy.client.conversations_list(types="public_channel,private_channel"))["channels"]
    assert [(channel["name"], channel["is_member"]) for channel in listed] == [("room", True)]
    opened = await toy.client.conversations_open(users=toy.ada.id)
    assert opened["channel"]["id"] == toy.ada.dm.id
    page = await toy.client.users_list(limit=1)
    assert page["response_metadata"]["next_cursor"]
    posted = await toy.post(text="x")
    link = (await toy.client.chat_getPermalink(channel=toy.room.id, message_ts=posted["ts"]))["permalink"]
    assert link.endswith(f"/archives/{toy.room.id}/p{posted['ts'].replace('.', '')}")


async def test_long_text_is_cut_with_a_warning(toy: Toy) -> None:
    answer = await toy.client.chat_postMessage(channel=toy.room.id, text="x" * 40_001)
    assert len(answer["message"]["text"]) == 40_000
    assert answer["warning"] == "message_truncated"


async def test_every_call_is_logged_with_arguments_slack_would_drop_in_silence(toy: Toy) -> None:
    await toy.post(text="x", colour="red")
    logged = toy.slack.calls[-1]
    assert (logged.method, logged.args["text"], logged.effect) == ("chat.postMessage", "x", True)
    assert logged.unknown_arguments == ["colour"]


async def test_rate_limits_are_kept_where_asked_for() -> None:
    async with running_toy(rate_limits=True) as toy:
        for _ in range(3):
            await toy.post(text="x")
        with pytest.raises(SlackApiError) as caught:
            await toy.post(text="x")
        response = caught.value.response
        assert (response.status_code, response["error"], response.headers["Retry-After"]) == (429, "ratelimited", "1")
        toy.clock.advance(seconds=1)
        await toy.post(text="x")
