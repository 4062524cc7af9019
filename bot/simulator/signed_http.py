"""Delivery over HTTP: signed requests to an app's request URL (docs.slack.dev: verifying-requests)."""

import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.simulator.deliveries import Delivery, DeliveryFailed
from bot.simulator.errors import SlackError
from bot.simulator.records import InstalledApp

AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
FORM = "application/x-www-form-urlencoded"
RETRY_REASONS = {"operation_timeout": "http_timeout", "connection_failed": "connection_failed"}


class SignedHttp:
    """Signatures carry the machine's time, because apps compare them with the machine's time."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def carry(self, delivery: Delivery) -> Any:
        """POST a delivery; what the app answered (JSON, text or None). Anything but a 200 fails."""
        url = delivery.app.request_url or ""
        body, content_type = encoded(delivery)
        headers = {"Content-Type": content_type, "User-Agent": AGENT, **signature(delivery.app, body)}
        if delivery.retry_num:
            reason = RETRY_REASONS.get(delivery.retry_reason or "", "http_error")
            headers |= {"X-Slack-Retry-Num": str(delivery.retry_num), "X-Slack-Retry-Reason": reason}
        return await self._post(url, body, headers)

    async def verify_url(self, app: InstalledApp) -> None:
        """Do what Slack does when a request URL is saved; raises SlackError if the challenge is not returned."""
        challenge = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"
        body = json.dumps(
            {"token": app.verification_token, "challenge": challenge, "type": "url_verification"}
        ).encode()
        headers = {"Content-Type": "application/json", **signature(app, body)}
        answer = await self._post(app.request_url or "", body, headers)
        given = answer.get("challenge") if isinstance(answer, dict) else answer
        if given != challenge:
            raise SlackError("url_verification_failed")

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> Any:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        try:
            async with self._session.post(url, data=body, headers=headers, allow_redirects=False) as answer:
                text = await answer.text()
                if answer.status != 200:
                    raise DeliveryFailed(f"http_error {answer.status}")
                if not text:
                    return None
                return json.loads(text) if answer.content_type == "application/json" else text
        except (aiohttp.ClientError, ValueError) as problem:
            raise DeliveryFailed("connection_failed") from problem


def encoded(delivery: Delivery) -> tuple[bytes, str]:
    """The body and content type of a delivery: events as JSON, commands and interactions as forms."""
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload).encode(), "application/json"
    if delivery.kind == "slash_commands":
        return urlencode(delivery.payload).encode(), FORM
    return urlencode({"payload": json.dumps(delivery.payload)}).encode(), FORM


def signature(app: InstalledApp, body: bytes) -> dict[str, str]:
    timestamp = str(int(time.time()))
    base = b"v0:" + timestamp.encode() + b":" + body
    digest = hmac.new(app.signing_secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
