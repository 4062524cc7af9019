"""User groups that give roles: the form in Settings, its menus, and Slack's word that one of them changed."""

import asyncio
import logging
from typing import Any

from bot.no_answer import NO_ANSWER, slacks_word
from bot.slack.blocks import option
from bot.workspace.give_by_group import give_by_group, group_changed, to_give_by_group
from bot.workspace.groups_form import groups_form, named
from commands.visit import Visit

logger = logging.getLogger(__name__)

_WITHIN = 1.2  # seconds, of the three in which Slack wants its answer
_OFFERED = 100


async def open_groups(visit: Visit) -> None:
    """Open the form or, where Slack does not tell which groups there are, a page that says why."""
    sheet = await visit.desk.read(to_give_by_group, visit.person)
    _, refused = await _groups(visit)
    await visit.open(groups_form(sheet.but_refused(refused)))
    await visit.ack()


async def suggest_groups(visit: Visit) -> None:
    """List the user groups in the menu whose name or handle holds what was typed."""
    typed = str(visit.body.get("value") or "").casefold().lstrip("@").strip()
    found, _ = await _groups(visit)
    called = {group_id: named(*each) for group_id, each in found.items()}
    fitting = sorted((label, group_id) for group_id, label in called.items() if typed in label.casefold())
    await visit.ack(options=[option(group_id, label) for label, group_id in fitting[:_OFFERED]])


async def submit_groups(visit: Visit) -> None:
    called, _ = await _groups(visit)
    await visit.desk.transact(give_by_group, visit.person, visit.form, called, visit.key)
    await visit.ack()


async def hear_group_change(visit: Visit) -> None:
    """A user group changed: Slack is asked who is in it now, as events may come late, twice and out of order."""
    event = visit.body.get("event") or {}
    group_id = str(event.get("subteam_id") or (event.get("subteam") or {}).get("id") or "")
    if group_id:
        await visit.desk.transact(group_changed, str(visit.body.get("team_id") or ""), group_id)
    await visit.ack()


async def _groups(visit: Visit) -> tuple[dict[str, tuple[str, str]], str]:
    """Return how Slack calls each user group by its id, (name, handle); or its word for why it does not say."""
    try:
        async with asyncio.timeout(_WITHIN):
            answer = await visit.client.usergroups_list()
    except NO_ANSWER as problem:
        logger.info("Slack does not say which user groups there are: %s", slacks_word(problem))
        return {}, slacks_word(problem) or "no_answer"
    found: list[dict[str, Any]] = answer.get("usergroups") or []
    return {str(each["id"]): (str(each.get("name") or ""), str(each.get("handle") or "")) for each in found}, ""
