"""Sees to it that what waits for somebody reaches somebody who can act on it, and not an account that nobody reads."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.delivery.slack import CallError, Slack
from bot.lead.kinds import NoticeKind
from bot.lead.natures import NATURE, Nature
from bot.lead.people import Person
from bot.lead.post import UndeliverableError
from bot.lead.team.part_with import part_with
from bot.lead.team.sides import Side, managing, may_act
from bot.lead.team.standing import REFUSED_AS, unfit
from bot.team.notices import stands_in
from storage import leads, workspaces
from storage.delivery import deliveries, outbox
from storage.delivery.claims import ClaimedNotice
from storage.sql import Database, Transaction

_SEEN_FOR = timedelta(hours=1)
_MOST_SEEN = 1000


WAITS_FOR: Mapping[str, Side] = {
    NoticeKind.FOLLOW_UP: Side.MARKETING,
    NoticeKind.INQUIRY: Side.MARKETING,
    NoticeKind.FOLLOW_UPS: Side.MARKETING,
    NoticeKind.MISSING: Side.MARKETING,
    NoticeKind.REJECTED: Side.MARKETING,
    NoticeKind.STALE: Side.MARKETING,
    NoticeKind.HOW_IT_WENT: Side.SALES,
    NoticeKind.MEETING_TOMORROW: Side.SALES,
    NoticeKind.MEETING_ON_HOLD: Side.SALES,
}
"""The messages after which a lead waits for whoever gets them, and the side that has to act."""


def instead(tx: Transaction, notice: ClaimedNotice) -> str:
    """The manager who is told instead of somebody who cannot act on it any more; "" where whoever it is for can.

    Raises UndeliverableError where nobody is left who could.
    """
    side, user = WAITS_FOR.get(notice.kind), notice.destination
    lead = leads.get(tx, notice.team_id, _about(notice), answers=False) if side else None
    if side is None or lead is None:
        return ""
    members = workspaces.members(tx, notice.team_id)
    if any(user in held for held in members.values()) if side is Side.SALES else may_act(members, user, side):
        return ""
    side = Side.SALES if user == lead.owner else Side.MARKETING
    others = managing(members, side, user)
    if not others:
        raise UndeliverableError("nobody_to_tell")
    return others[lead.number % len(others)]


def _about(notice: ClaimedNotice) -> int:
    """Return the lead it is about, the first one of several; 0 for none."""
    return notice.lead_id or next((int(item["lead"]) for item in notice.data.get("leads", ())), 0)


class Reaching:
    """Slack is asked of each person at most once an hour, and only when a lead waits for what they are told: it takes
    messages to some deactivated accounts in silence."""

    def __init__(self, database: Database, slack: Slack) -> None:
        self._database = database
        self._slack = slack
        self._seen: dict[Person, datetime] = {}

    async def turned_away(self, notice: ClaimedNotice) -> bool:
        """Leave the notice to a manager where whoever it is for cannot act on it any more; returns whether.

        Raises UndeliverableError where there is no manager either.
        """
        if NATURE.get(notice.kind) is not Nature.ANSWER:
            cover = await self._database.read(stands_in, notice)
            if cover:
                return await self._database.transact(_pass_to_cover, notice)
        if notice.kind not in WAITS_FOR or not _about(notice):
            return False
        await self._look(Person(notice.team_id, notice.destination))
        if not await self._database.read(instead, notice):
            return False
        return await self._database.transact(_turn_away, notice)

    async def _look(self, who: Person) -> None:
        now = self._database.clock.now()
        if self._seen.get(who, now - 2 * _SEEN_FOR) > now - _SEEN_FOR:
            return
        try:
            user = await self._slack.user(who.user_id)
        except CallError as failed:
            why = REFUSED_AS.get(failed.outcome.code)
        else:
            why = unfit(user, who.team_id)
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen[who] = now
        if why:
            self._seen.pop(who, None)
            await self._database.transact(part_with, who, why)


def _pass_to_cover(tx: Transaction, notice: ClaimedNotice) -> bool:
    """Leave the notice to whoever sees to the lead while its owner is away."""
    said = stands_in(tx, notice)
    to = said.pop("to", "")
    if to and deliveries.supersede(tx, notice, "away"):
        outbox.leave(tx, notice.team_id, NoticeKind(notice.kind), to, notice.lead_id, **{**notice.data, **said})
    return bool(to)


def _turn_away(tx: Transaction, notice: ClaimedNotice) -> bool:
    to = instead(tx, notice)
    if to and deliveries.supersede(tx, notice, "cannot_act"):
        about = {"instead_of": notice.destination, **notice.data}
        outbox.leave(tx, notice.team_id, NoticeKind(notice.kind), to, notice.lead_id, **about)
    return bool(to)


def refused(tx: Transaction, notice: ClaimedNotice, code: str) -> bool:
    """Slack refuses to write to somebody for what they are: note it, and leave what waits for them to a manager.
    False for somebody Baton knows nothing of, and where nobody else could be told: then it is held back."""
    why = REFUSED_AS.get(code)
    if not why or not part_with(tx, Person(notice.team_id, notice.destination), why):
        return False
    try:
        return _turn_away(tx, notice) or deliveries.supersede(tx, notice, code)
    except UndeliverableError:
        return False
