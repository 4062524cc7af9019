"""Choosing whom a lead is for, in a workspace of a million leads, beside the statements it takes, asked by hand."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.lead.identity.sameness import keys_of
from bot.lead.record import Lead
from bot.routing.route import decide
from bot.routing.routed import Mode
from bot.routing.rules.rulebook import ALL_REPS, Rulebook, WhenAway
from storage import leads
from storage.routing import rulebooks
from storage.sql import Transaction
from storage.tables import FOR_SOMEBODY, OF_AN_ACCOUNT
from tests.benchmarks.scale_by_hand import ByHand
from tests.benchmarks.scale_data import NOW, TEAM

BOOK = Rulebook(1, (replace(ALL_REPS, mode=Mode.SUGGESTED),), when_away=WhenAway.COVER)
MOST_MS = 2.0
_DEALT = "SELECT owner, decided_by, number, stage_at FROM lead WHERE team_id = ? AND stage_at <= ? AND {} \
ORDER BY stage_at DESC LIMIT 50"
_OPEN = "SELECT count(*) FROM (SELECT 1 FROM lead WHERE team_id = member.team_id AND {} LIMIT 200) AS few"
_REPS = f"""
SELECT member.user_id, rep.weight, rep.cap, rep.hours, person_zone.tz,
    ({_OPEN.format("owner = member.user_id AND owner <> '' AND stage = 'accepted'")}),
    ({_OPEN.format(f"routed_to = member.user_id AND {FOR_SOMEBODY}")})
FROM member
LEFT JOIN rep ON rep.team_id = member.team_id AND rep.user_id = member.user_id
LEFT JOIN person_zone ON person_zone.team_id = member.team_id AND person_zone.user_id = member.user_id
LEFT JOIN departure ON departure.team_id = member.team_id AND departure.user_id = member.user_id
WHERE member.team_id = ? AND member.role = 'rep' AND departure.user_id IS NULL ORDER BY member.user_id
"""


def set_up(tx: Transaction) -> None:
    rulebooks.add(tx, TEAM, BOOK, "U0REP00")


class Choosing:
    """Leads, one after the other, for each of whom a rep is chosen: by Baton, and by the bare statements."""

    def __init__(self, tx: Transaction, hand: ByHand, known: int, some: int = 50) -> None:
        self.tx, self._hand, self._at = tx, hand, 0
        rng = random.Random(5)
        found = (leads.get(tx, TEAM, rng.randrange(1, known)) for _ in range(some))
        self.asked: list[Lead] = [lead for lead in found if lead]

    def _each(self, act: Callable[[Lead], Any]) -> Callable[[], Any]:
        def following() -> Any:
            self._at += 1
            return act(self.asked[self._at % len(self.asked)])

        return following

    @property
    def ours(self) -> Callable[[], Any]:
        return self._each(lambda lead: decide(self.tx, BOOK, lead, {}))

    @property
    def by_hand(self) -> Callable[[], Any]:
        return self._each(self._ask)

    def _ask(self, lead: Lead) -> None:
        ask, keys = self._hand.ask, keys_of(lead.details)
        ask("SELECT state FROM routing_turn WHERE team_id = ? AND group_id = ?", TEAM, ALL_REPS.id)
        ask("SELECT * FROM workspace WHERE team_id = ?", TEAM)
        ask("SELECT * FROM absence WHERE team_id = ? AND ended_at IS NULL AND until > ?", TEAM, NOW)
        ask("SELECT user_id, group_id FROM group_member WHERE team_id = ? AND unfit = ''", TEAM)
        ask(_REPS, TEAM)
        ask(_DEALT.format("email_key = ? AND email_key <> ''"), TEAM, NOW, keys.email)
        ask(_DEALT.format("phone_key = ? AND phone_key <> ''"), TEAM, NOW, keys.phone)
        firm = "person_key = ? AND company_key = ? AND person_key <> ''"
        ask(_DEALT.format(firm), TEAM, NOW, keys.person, keys.company)
        ask(_DEALT.format(f"company_key = ? AND {OF_AN_ACCOUNT}"), TEAM, NOW, keys.company)
