"""Asking Slack who is in the user groups that give roles: when one changed, and once a day."""

import logging
from collections.abc import Iterable, Mapping
from typing import Protocol

from bot.delivery.attempt import whereabouts
from bot.delivery.now_and_then import NowAndThen
from bot.delivery.slack import CallError, Slack
from bot.lead.team.standing import REFUSED_AS, unfit
from storage.sql import Database, Transaction
from storage.team.groups import Group

logger = logging.getLogger(__name__)

_EVERY = 5.0  # seconds
_MOST = 60  # people looked up in one round: Slack allows a hundred calls a minute


class Roles(Protocol):
    """The acts by which user groups give roles, which belong to a later room than any that delivery knows."""

    def groups_to_ask(self, tx: Transaction, team_id: str) -> list[str]: ...

    def strangers_in(self, tx: Transaction, team_id: str, group_id: str, user_ids: list[str]) -> list[str]: ...

    def heed_group(
        self, tx: Transaction, team_id: str, found: Group, users: Mapping[str, str | None], whole: bool
    ) -> None: ...


class Groups:
    """The asking, one group after the other; what Slack refuses is asked again later, and nobody loses a role by it."""

    def __init__(self, database: Database, slack: Slack, roles: Roles | None) -> None:
        self._database = database
        self._slack = slack
        self._roles = roles
        self._rounds = NowAndThen("groups", _EVERY)

    def go_on(self, teams: Iterable[str]) -> None:
        """Begin to ask about those that are to be asked about, unless that was not long ago."""
        self._rounds.begin(lambda: self.ask(teams))

    async def stop(self) -> None:
        await self._rounds.stop()

    async def ask(self, teams: Iterable[str]) -> None:
        roles = self._roles
        if roles is None:
            return
        try:
            for team_id in tuple(teams):
                if wanted := await self._database.read(roles.groups_to_ask, team_id):
                    await self._ask_about(roles, team_id, wanted)
        except CallError as failed:
            logger.info("Slack does not say who is in a user group: %s", failed.outcome.code)
        except Exception as problem:
            logger.error("User groups could not be asked about: %s", whereabouts(problem))

    async def _ask_about(self, roles: Roles, team_id: str, wanted: list[str]) -> None:
        described = {str(each.get("id")): each for each in await self._slack.groups()}
        for group_id in wanted:
            told = described.get(group_id, {})
            gone = not told or bool(told.get("date_delete"))
            users = [] if gone else await self._slack.group_members(group_id)
            strangers = await self._database.read(roles.strangers_in, team_id, group_id, users)
            standing: dict[str, str | None] = dict.fromkeys(user for user in users if user not in strangers)
            for user in strangers[:_MOST]:
                standing[user] = await self._standing(user, team_id)
            found = Group(group_id, str(told.get("name") or ""), str(told.get("handle") or ""), gone, None)
            await self._database.transact(roles.heed_group, team_id, found, standing, len(strangers) <= _MOST)

    async def _standing(self, user_id: str, team_id: str) -> str:
        try:
            return unfit(await self._slack.user(user_id), team_id) or ""
        except CallError as failed:
            why = REFUSED_AS.get(failed.outcome.code)
            if why is None:
                raise
            return why
