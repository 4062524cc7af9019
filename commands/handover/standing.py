"""Asks Slack, before a role or a lead is given to somebody, whether they can have one."""

import asyncio
from collections.abc import Collection, Mapping
from contextlib import suppress

from bot.lead.errors import FieldProblems
from bot.lead.team.standing import AT_THE_FIELD, REFUSED_AS, Unfit, unfit
from bot.no_answer import NO_ANSWER, slacks_word
from commands.visit import Visit

_WITHIN = 1.5  # seconds, of the three in which Slack wants its answer
_MOST = 30


async def none_unfit(visit: Visit, chosen: Mapping[str, Collection[str]]) -> None:
    """Raise FieldProblems by field where somebody chosen there is deactivated, a guest, a bot or from elsewhere.

    Whom Slack says nothing of in time is let through: they are looked at again when something is sent to them.
    """
    people = list(dict.fromkeys(user for users in chosen.values() for user in users if user))[:_MOST]
    found: dict[str, Unfit | None] = {}
    with suppress(TimeoutError):
        async with asyncio.timeout(_WITHIN):
            for user, why in zip(people, await asyncio.gather(*(_look(visit, user) for user in people)), strict=True):
                found[user] = why
    problems = {}
    for name, users in chosen.items():
        reasons = dict.fromkeys(AT_THE_FIELD[why] for user in users if (why := found.get(user)))
        if reasons:
            who = "Somebody you picked" if len(users) > 1 else "Whoever you picked"
            problems[name] = f"{who} {' or '.join(reasons)}, and can hold no role. Please pick somebody else."
    if problems:
        raise FieldProblems(problems)


async def _look(visit: Visit, user_id: str) -> Unfit | None:
    try:
        answer = await visit.client.users_info(user=user_id)
    except NO_ANSWER as problem:
        return REFUSED_AS.get(slacks_word(problem))
    user = answer.get("user")
    return unfit(user, visit.person.team_id) if isinstance(user, dict) else None
