"""The courier's calls to Slack: each is cut off after ten seconds, never repeated by the SDK, and classed."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from aiohttp import ClientError, ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.delivery.files.downloading import download
from bot.delivery.outcomes import CallError as CallError
from bot.delivery.outcomes import Fate, Outcome, classify
from bot.delivery.pacing import Pacing
from bot.lead.post import Post
from bot.slack.undrawn import is_drawn, undrawn
from storage.delivery.claims import RATE_LIMITED

TIMEOUT = 10
_UPLOAD, _SLOWEST = 180.0, 500_000  # seconds for the bytes of a file, and bytes a second if they are many
_NOT_DRAWN = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})

logger = logging.getLogger(__name__)
_sdk_logger = logging.getLogger("baton.slack_sdk")
_sdk_logger.setLevel(logging.INFO)  # at DEBUG the SDK writes whole messages into the log


def make_client(token: str, base_url: str, session: ClientSession | None = None) -> AsyncWebClient:
    """Make a client that never repeats a request on its own: a repeated post is a duplicate everybody sees."""
    return AsyncWebClient(token, base_url, timeout=TIMEOUT, session=session, logger=_sdk_logger, retry_handlers=[])


class Slack:
    def __init__(self, client: AsyncWebClient, clock: Clock, pacing: Pacing) -> None:
        self._client = client
        self._clock = clock
        self._pacing = pacing

    async def who_am_i(self) -> None:
        """Raise CallError if Slack does not know Baton."""
        await self._call("auth.test")

    async def open_direct_channel(self, user_id: str) -> str:
        answer = await self._call("conversations.open", users=user_id)
        return str(answer["channel"]["id"])

    async def user(self, user_id: str) -> dict[str, Any]:
        """Ask who somebody is; returns Slack's user object."""
        return dict((await self._call("users.info", user=user_id)).get("user") or {})

    async def groups(self) -> list[dict[str, Any]]:
        """Return Slack's objects of all user groups, those that are disabled too."""
        return [
            dict(each) for each in (await self._call("usergroups.list", include_disabled=True)).get("usergroups") or []
        ]

    async def group_members(self, group_id: str) -> list[str]:
        """Return the user ids of those in a user group."""
        return [
            str(user) for user in (await self._call("usergroups.users.list", usergroup=group_id)).get("users") or []
        ]

    async def publish_home(self, user_id: str, view: dict[str, Any], seen: str) -> str:
        """Publish somebody's Home unless it was published since it had the hash `seen` ("" for unknown); returns its
        hash."""
        only = {"hash": seen} if seen else {}
        answer = await self._call("views.publish", user_id=user_id, view=view, **only)
        return str((answer.get("view") or {}).get("hash") or "")

    async def send(self, post: Post, channel: str, key: str) -> tuple[str, str]:
        """Post, or redraw, the message; returns its channel and ts. A workspace that does not take its charts or tables
        gets them in words: such a refusal says for certain that nothing was posted."""
        try:
            return await self._send(post, channel, key)
        except CallError as failed:
            if failed.outcome.code not in _NOT_DRAWN or not is_drawn(post.blocks):
                raise
            logger.warning("Slack refused charts or tables (%s), which are sent in words", failed.outcome.code)
        return await self._send(replace(post, blocks=undrawn(post.blocks)), channel, key)

    async def _send(self, post: Post, channel: str, key: str) -> tuple[str, str]:
        arguments: dict[str, Any] = {"channel": channel, "text": post.text, "blocks": post.blocks}
        if post.update_ts:
            arguments["ts"] = post.update_ts
        else:
            arguments |= {"unfurl_links": False, "unfurl_media": False}
        if post.thread_ts and not post.update_ts:
            arguments["thread_ts"] = post.thread_ts
        if post.method == "chat.postEphemeral":
            del arguments["unfurl_links"], arguments["unfurl_media"]
            arguments["user"] = post.ephemeral_to
        if post.leaves_a_trace:
            arguments["metadata"] = {"event_type": "baton_notice", "event_payload": {"key": key}}
        answer = await self._call(post.method, **arguments)
        return str(answer.get("channel") or channel), str(answer.get("ts") or answer.get("message_ts") or "")

    async def announce_file(self, name: str, size: int) -> tuple[str, str]:
        """Ask where to send a file of so many bytes; returns the address, and the file's id."""
        answer = await self._call("files.getUploadURLExternal", filename=name, length=size)
        return str(answer["upload_url"]), str(answer["file_id"])

    async def send_bytes(self, url: str, size: int, pieces: AsyncIterator[bytes]) -> None:
        """Send a file to its address; nobody sees it before it is completed."""
        headers = {"Content-Length": str(size), "Content-Type": "application/octet-stream"}
        try:
            async with (
                asyncio.timeout(_UPLOAD + size / _SLOWEST),
                ClientSession() as session,
                session.post(url, data=pieces, headers=headers, proxy=self._client.proxy) as answer,
            ):
                status = answer.status
        except (ClientError, TimeoutError, OSError) as problem:
            raise CallError(Outcome(Fate.TRANSIENT, "upload_failed")) from problem
        if status != 200:
            raise CallError(Outcome(Fate.TRANSIENT, f"upload_http_{status}"))

    async def complete_file(self, file_id: str, title: str, channel: str, comment: str) -> None:
        """Share a file that was sent; works once for each."""
        files = [{"id": file_id, "title": title}]
        await self._call("files.completeUploadExternal", files=files, channel_id=channel, initial_comment=comment)

    async def file(self, file_id: str) -> dict[str, Any]:
        """Ask about a file that somebody gave to Baton; returns Slack's file object."""
        return dict((await self._call("files.info", file=file_id)).get("file") or {})

    async def read_file(self, url: str) -> bytes:
        """Fetch what is in such a file, as bytes; see `downloading`."""
        return await download(self._client, url)

    async def messages(self, channel: str, thread_ts: str, oldest: str, cursor: str) -> dict[str, Any]:
        """Read one page of a channel's, or a thread's, messages with their metadata."""
        window: dict[str, Any] = {"channel": channel, "oldest": oldest, "limit": 100}
        window["include_all_metadata"] = True
        if cursor:
            window["cursor"] = cursor
        if thread_ts:
            return await self._call("conversations.replies", ts=thread_ts, **window)
        return await self._call("conversations.history", **window)

    async def is_there(self, channel: str, ts: str) -> bool:
        """Tell whether that message is in the channel; one answered in a thread leaves a gravestone when deleted."""
        only = {"oldest": ts, "latest": ts, "inclusive": True, "limit": 1}
        answer = await self._call("conversations.history", channel=channel, **only)
        found = [message for message in answer.get("messages", []) if message.get("ts") == ts]
        return any(message.get("subtype") != "tombstone" for message in found)

    async def _call(self, method: str, **arguments: Any) -> dict[str, Any]:
        channel, now = str(arguments.get("channel", "")), self._clock.now()
        held = self._pacing.held_until(method, channel, now)
        if held:
            raise CallError(Outcome(Fate.TRANSIENT, RATE_LIMITED, held - now))
        try:
            # A session passed in brings its own, longer timeout.
            async with asyncio.timeout(TIMEOUT):
                response = await getattr(self._client, method.replace(".", "_"))(**arguments)
            return dict(response.data)
        except Exception as problem:
            outcome = classify(problem, method)
            if outcome.retry_after:
                now = self._clock.now()
                self._pacing.hold(method, channel, now, now + outcome.retry_after)
            raise CallError(outcome) from problem
