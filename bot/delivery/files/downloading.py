"""Fetching what is in a file that somebody gave to Baton: from Slack alone, and never more than it may have.

Slack answers a token that may not read the file with the page to sign in, or sends there
(docs.slack.dev reference/objects/file-object: url_private "with the `files:read` scope").
"""

import asyncio
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.outcomes import CallError, Fate, Outcome

LARGEST = 10_000_000
"""In bytes: as much as Slack takes in a form."""
TOO_LARGE, NO_ACCESS, GONE, ELSEWHERE = "too_large", "no_access", "file_gone", "not_slacks"
_SECONDS = 120.0
_PIECE = 2**16


async def download(client: AsyncWebClient, url: str) -> bytes:
    """Return the bytes of a file; raises CallError, PERMANENT for one that is too large, gone, elsewhere, or not for
    this token."""
    if not is_slacks(url, client.base_url):
        raise CallError(Outcome(Fate.PERMANENT, ELSEWHERE))
    headers = {"Authorization": f"Bearer {client.token}"}
    try:
        async with (
            asyncio.timeout(_SECONDS),
            ClientSession() as session,
            session.get(url, headers=headers, allow_redirects=False, proxy=client.proxy) as answer,
        ):
            _check(answer.status, answer.content_type)
            if (answer.content_length or 0) > LARGEST:
                raise CallError(Outcome(Fate.PERMANENT, TOO_LARGE))
            content = bytearray()
            async for piece in answer.content.iter_chunked(_PIECE):
                content += piece
                if len(content) > LARGEST:
                    raise CallError(Outcome(Fate.PERMANENT, TOO_LARGE))
            return bytes(content)
    except (ClientError, TimeoutError, OSError) as problem:
        raise CallError(Outcome(Fate.TRANSIENT, "download_failed")) from problem


def is_slacks(url: str, base_url: str) -> bool:
    """Tell whether Slack itself serves this address: the token goes nowhere else. A base without a registered name, as
    the simulator's, serves its files itself."""
    asked, base = urlsplit(url), urlsplit(base_url)
    if base.scheme != "https":
        return (asked.scheme, asked.netloc) == (base.scheme, base.netloc)
    host, ours = asked.hostname or "", (base.hostname or "").removeprefix("www.")
    apart = asked.username is None and asked.port in (None, 443)
    return asked.scheme == "https" and apart and bool(ours) and (host == ours or host.endswith(f".{ours}"))


def _check(status: int, content_type: str) -> None:
    """Raise CallError for anything but the file; none that holds leads is a web page."""
    if 300 <= status < 400 or status in (401, 403) or (status == 200 and content_type == "text/html"):
        raise CallError(Outcome(Fate.PERMANENT, NO_ACCESS))
    if status in (404, 410):
        raise CallError(Outcome(Fate.PERMANENT, GONE))
    if status != 200:
        raise CallError(Outcome(Fate.TRANSIENT, f"download_http_{status}"))
