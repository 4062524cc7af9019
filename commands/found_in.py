"""The message that a lead was found in: carried through the form, and the link to it."""

import asyncio
import logging

from bot.no_answer import NO_ANSWER
from bot.slack.text import clean
from bot.sources.name_source import DISCUSSION
from commands.visit import Visit

logger = logging.getLogger(__name__)

_WITHIN = 0.8  # seconds, of the three in which Slack wants its answer


def found_in(visit: Visit) -> str:
    """Return what the form carries: no lead's id, the channel's, and the message's ts without its dot."""
    channel, ts = _channel(visit)[0], str(visit.body.get("message_ts") or "")
    return f"0 {channel} {ts.replace('.', '')}" if channel.isalnum() and ts else ""


def discussion_of(visit: Visit) -> str:
    """Return the name of the discussion that the message is part of; "" outside of channels that have a name."""
    channel, name = _channel(visit)
    named = name if channel.startswith("C") and name not in ("", "privategroup") else ""
    return f"{DISCUSSION} #{clean(named)[:100]}" if named else ""


def _channel(visit: Visit) -> tuple[str, str]:
    channel = visit.body.get("channel") or {}
    return str(channel.get("id") or ""), str(channel.get("name") or "").lstrip("#")


async def link_to(visit: Visit, carried: str) -> str:
    """Return the link to the message that the form carries; "" for none, or where Slack does not tell it in time."""
    channel, _, ts = carried.partition(" ")
    if not channel.isalnum() or not ts.isdecimal() or len(ts) < 7:
        return ""
    try:
        async with asyncio.timeout(_WITHIN):
            said = await visit.client.chat_getPermalink(channel=channel, message_ts=f"{ts[:-6]}.{ts[-6:]}")
    except NO_ANSWER as problem:
        logger.warning("The link to a message was not found: %s", type(problem).__name__)
        return ""
    return str(said.get("permalink") or "")
