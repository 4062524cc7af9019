"""Uploading a file as Slack wants it: announced, sent to an address of its own, completed once."""

import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.simulator.installing import install
from tests.simulator.toy import MANIFEST, Toy


async def refusal(call: Any) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as caught:
        await call
    return dict(caught.value.response.data)


async def announced(toy: Toy, length: int = 5) -> tuple[str, str]:
    answer = await toy.client.files_getUploadURLExternal(filename="rows.csv", length=length)
    return answer["upload_url"], answer["file_id"]


async def sent(url: str, data: Any, **headers: str) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, data=data, headers=headers) as answer:
        return answer.status


async def completed(toy: Toy, file_id: str, **arguments: Any) -> Any:
    return await toy.client.files_completeUploadExternal(files=[{"id": file_id, "title": "Rows"}], **arguments)


async def test_the_sdks_upload_shows_the_file_to_whoever_is_there(toy: Toy) -> None:
    dm = toy.ada.dm
    await toy.client.files_upload_v2(filename="rows.csv", content="a,b\n", channel=dm.id, initial_comment="Here:")
    message = await toy.ada.sees("Here:", dm)
    assert (message.files, message.opens("rows.csv")) == (["rows.csv"], b"a,b\n")
    [file] = message.raw["files"]
    info = (await toy.client.files_info(file=file["id"]))["file"]
    assert (info["ims"], info["shares"]) == ([dm.id], {"private": {dm.id: [{"ts": message.ts}]}})
    assert (info["mimetype"], info["size"], info["user"]) == ("text/csv", 4, toy.app.bot_user_id)
    assert not toy.bob.reads(dm)


async def test_a_file_goes_into_a_thread_raw_or_as_a_form_and_is_little_known_at_first(toy: Toy) -> None:
    root = await toy.post(text="Numbers")
    url, file_id = await announced(toy)
    form = aiohttp.FormData()
    form.add_field("file", b"a,b\n1", filename="rows.csv")
    assert await sent(url, form) == 200
    answer = await completed(toy, file_id, channel_id=toy.room.id, thread_ts=root["ts"])
    assert (answer["files"][0]["title"], answer["files"][0]["mimetype"], answer["files"][0]["shares"]) == (
        "Rows",
        "",
        {},
    )
    [reply] = (await toy.bob.sees("Numbers")).thread
    assert reply.opens("rows.csv") == b"a,b\n1"


async def test_the_address_takes_the_announced_bytes_once(toy: Toy) -> None:
    url, file_id = await announced(toy)
    assert await sent(url, b"1234") == 400
    assert await sent(url, b"123456") == 400
    assert (await refusal(completed(toy, file_id)))["error"] == "file_not_found", "nothing was sent yet"
    toy.slack.faults.next("upload", status=503)
    assert await sent(url, b"12345") == 503
    assert await sent(url, b"12345") == 200
    assert await sent(url, b"12345") == 404
    assert await sent(f"{url}0", b"12345") == 404
    await completed(toy, file_id)
    assert (await refusal(completed(toy, file_id)))["error"] == "file_not_found", "it can be called only once"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"length": 0}, "missing_argument"),
        ({"length": "many"}, "invalid_arguments"),
        ({"filename": ""}, "invalid_arguments"),
        ({"length": 2_000_000_000}, "file_upload_size_restricted"),
        ({"length": 2_000_000, "snippet_type": "csv"}, "snippet_too_large"),
        ({"alt_txt": "x" * 1001}, "alt_txt_too_large"),
    ],
)
async def test_announcements_slack_refuses(toy: Toy, arguments: dict[str, Any], error: str) -> None:
    asked = {"filename": "rows.csv", "length": 5, **arguments}
    assert (await refusal(toy.client.api_call("files.getUploadURLExternal", params=asked)))["error"] == error


async def test_completions_slack_refuses_leave_the_upload_to_be_completed(toy: Toy) -> None:
    url, file_id = await announced(toy)
    assert await sent(url, b"12345") == 200
    away = toy.slack.channel("away", [toy.ada], app=False)
    hidden = toy.slack.channel("hidden", [toy.ada], private=True, app=False)
    shut = toy.slack.channel("shut", [toy.ada])
    toy.slack.archive(shut)
    for arguments, error in (
        ({"channel_id": toy.ada.id}, "invalid_arguments"),  # people have a DM, which has to be opened first
        ({"channel_id": "D00000000000"}, "channel_not_found"),
        ({"channel_id": hidden.id}, "channel_not_found"),
        ({"channel_id": away.id}, "not_in_channel"),
        ({"channel_id": shut.id}, "posting_to_channel_denied"),
        ({"channels": [toy.room.id] * 101}, "channels_limit_exceeded"),
        ({"channel_id": toy.room.id, "thread_ts": "1.000001"}, "thread_not_found"),
        ({"thread_ts": "1.000001"}, "invalid_arguments"),
        ({"channel_id": toy.room.id, "blocks": "["}, "invalid_blocks_format"),
    ):
        assert (await refusal(completed(toy, file_id, **arguments)))["error"] == error, arguments
    assert (await refusal(toy.client.files_completeUploadExternal(files=[])))["error"] == "invalid_arguments"
    unknown = json.dumps([{"id": file_id, "name": "x"}])
    assert (await refusal(toy.client.api_call("files.completeUploadExternal", params={"files": unknown})))["error"] == (
        "invalid_arguments"
    )
    await completed(toy, file_id, channels=[toy.ada.id, toy.room.id])
    assert toy.ada.reads(toy.ada.dm)[-1].files == toy.bob.reads(toy.room)[-1].files == ["rows.csv"]


async def test_an_optional_scope_may_be_declined_and_has_to_be_listed_twice(toy: Toy) -> None:
    toy.app.declined = frozenset({"files:write"})
    refused = await refusal(toy.client.files_getUploadURLExternal(filename="a.csv", length=5))
    assert (refused["error"], refused["needed"]) == ("missing_scope", "files:write")
    once = {**MANIFEST, "oauth_config": {"scopes": {**MANIFEST["oauth_config"]["scopes"], "bot_optional": ["im:x"]}}}
    with pytest.raises(ValueError, match="optional scope im:x must also be listed"):
        install(toy.slack.workspace, once, None)


async def test_another_app_cannot_complete_it(toy: Toy) -> None:
    url, file_id = await announced(toy)
    assert await sent(url, b"12345") == 200
    other = toy.slack.install(MANIFEST)
    theirs = AsyncWebClient(other.bot_token, base_url=toy.slack.api_url, retry_handlers=[])
    call = theirs.files_completeUploadExternal(files=[{"id": file_id}])
    assert (await refusal(call))["error"] == "file_not_found"
