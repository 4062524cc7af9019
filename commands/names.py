"""The names of people whom somebody mentioned: Slack hands over their ids alone."""

import asyncio
import logging
from collections.abc import Sequence

from bot.no_answer import NO_ANSWER
from bot.slack.markup import as_typed, mentioned
from commands.visit import Visit

logger = logging.getLogger(__name__)

_MOST = 5
_WITHIN = 0.8  # seconds, of the three that opening a form has


async def typed_by(visit: Visit, text: str) -> str:
    """Return a text of Slack's as it was typed, with the names of the people mentioned in it."""
    return as_typed(text, await _names_in(visit, text))


async def _names_in(visit: Visit, text: str) -> dict[str, str]:
    """Return the names of those mentioned, by user id; those Slack tells in time."""
    return await _names_of(visit, mentioned(text)[:_MOST]) if "<@" in text else {}


async def _names_of(visit: Visit, user_ids: Sequence[str]) -> dict[str, str]:
    async def look_up(user_id: str) -> str:
        try:
            async with asyncio.timeout(_WITHIN):
                user = (await visit.client.users_info(user=user_id)).get("user") or {}
        except NO_ANSWER as problem:
            logger.warning("The name of somebody mentioned was not found: %s", type(problem).__name__)
            return ""
        profile = user.get("profile") or {}
        return str(profile.get("real_name") or user.get("real_name") or profile.get("display_name") or "")

    found = await asyncio.gather(*map(look_up, user_ids))
    return {user_id: name for user_id, name in zip(user_ids, found, strict=True) if name}
