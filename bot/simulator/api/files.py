"""The files.* methods: announcing a file, completing its upload in a channel, and what is known of one."""

import json
import re
from typing import Any

from bot.simulator.api.call import Call
from bot.simulator.api.chat import thread_of
from bot.simulator.content import Content, read_content
from bot.simulator.errors import SlackError
from bot.simulator.files import File
from bot.simulator.posting import post
from bot.simulator.records import Channel, Json
from bot.simulator.uploads import LARGEST_SNIPPET_BYTES, LARGEST_UPLOAD_BYTES, Upload

LONGEST_ALT_TEXT = 1000
MOST_CHANNELS = 100
_CHANNEL = re.compile(r"[CGDZ][A-Z0-9]{8,}", re.ASCII)
# "input must match regex pattern", as Slack answers to somebody's id there (slackapi/bolt-js#2115).
_NO_CHANNEL = "[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"


def get_upload_url(call: Call) -> Json:
    name, length = call.required("filename"), _length(call)
    if length > LARGEST_UPLOAD_BYTES:
        raise SlackError("file_upload_size_restricted")
    if call.text("snippet_type") and length > LARGEST_SNIPPET_BYTES:
        raise SlackError("snippet_too_large")
    alt_text = call.text("alt_txt") or ""
    if len(alt_text) > LONGEST_ALT_TEXT:
        raise SlackError("alt_txt_too_large")
    uploads = call.workspace.uploads
    upload = uploads.announce(call.app, name, length, alt_text)
    return {"upload_url": uploads.address(upload), "file_id": upload.file_id}


def _length(call: Call) -> int:
    given = call.args.get("length")
    if given in (None, "", 0, "0"):
        raise SlackError("missing_argument")
    if isinstance(given, bool) or not re.fullmatch(r"[0-9]{1,18}", str(given), re.ASCII):
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] must be an integer: length"]})
    return int(given)


def complete_upload(call: Call) -> Json:
    """Share what was uploaded, in one message a channel. The answer knows little of the files yet, as Slack's does:
    they are looked at afterwards (slackapi/bolt-js#2115, slackapi/python-slack-sdk#1575)."""
    wanted = _wanted(call)
    channels = _channels(call)
    thread_ts = call.text("thread_ts")
    if thread_ts and len(channels) != 1:
        raise SlackError("invalid_arguments")
    root = thread_of(call, channels[0]) if thread_ts else None
    content = _introduction(call)
    uploads = [_upload(call, item["id"]) for item in wanted]
    author = call.workspace.users[call.app.bot_user_id]
    files = []
    for item, upload in zip(wanted, uploads, strict=True):
        call.workspace.uploads.complete(upload)
        file = call.workspace.files.add(author, upload.name, upload.content or b"", file_id=upload.file_id)
        file.title = str(item.get("title") or upload.name)
        files.append(file)
    for channel in channels:
        post(call.workspace, channel, author, content, thread_ts=root, subtype="file_share", files=files)
    return {"files": [_hardly_known(call, file) for file in files]}


def _wanted(call: Call) -> list[Json]:
    given: Any = call.args.get("files")
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            raise SlackError("invalid_arguments") from None
    if not isinstance(given, list) or not given:
        raise SlackError("invalid_arguments", response_metadata={"messages": ["[ERROR] missing required field: files"]})
    for item in given:
        if (
            not isinstance(item, dict)
            or not isinstance(item.get("id"), str)
            or set(item) - {"id", "title", "highlight_type"}
        ):
            raise SlackError("invalid_arguments")
    if len({item["id"] for item in given}) != len(given):
        raise SlackError("invalid_arguments")
    return given


def _upload(call: Call, file_id: str) -> Upload:
    upload = call.workspace.uploads.sent(call.app, file_id)
    if upload is None:
        raise SlackError("file_not_found")  # never announced, not sent yet, another app's, or completed before
    return upload


def _channels(call: Call) -> list[Channel]:
    """Return where to share; nowhere, if no channel is given: then the files stay private."""
    one, several = call.text("channel_id"), call.text("channels")
    if one and not _CHANNEL.fullmatch(one):
        raise SlackError("invalid_arguments", response_metadata={"messages": [_NO_CHANNEL]})
    names = [one] if one else [name.strip() for name in (several or "").split(",") if name.strip()]
    if len(names) > MOST_CHANNELS:
        raise SlackError("channels_limit_exceeded")
    return [_channel(call, name) for name in names]


def _channel(call: Call, name: str) -> Channel:
    person = call.workspace.users.get(name)
    if person is not None and not person.is_bot:
        return call.workspace.direct_channel(call.app, person.id)  # `channels` takes people too
    channel = call.workspace.channels.get(name)
    if channel is None or (channel.kind != "public" and not call.is_in(channel)):
        raise SlackError("channel_not_found")
    if not call.is_in(channel):
        raise SlackError("not_in_channel")
    if channel.archived:
        raise SlackError("posting_to_channel_denied")
    return channel


def _introduction(call: Call) -> Content:
    comment = call.text("initial_comment")
    if comment:  # "If the initial_comment field is provided, the blocks field is ignored"
        return read_content({"text": comment})
    return read_content({"text": "", "blocks": call.structured("blocks")})


def _hardly_known(call: Call, file: File) -> Json:
    known = call.workspace.files.json(file)
    return known | {"mimetype": "", "filetype": "", "pretty_type": "", "media_display_type": "unknown", "shares": {}}


def file_info(call: Call) -> Json:
    file = call.workspace.files.find(call.required("file", "file_not_found"))
    if file is None:
        raise SlackError("file_not_found")
    nothing_more = {"comments": [], "response_metadata": {"next_cursor": ""}}
    return {"file": call.workspace.files.json(file)} | nothing_more
