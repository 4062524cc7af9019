"""The leads that somebody has on one side, counted, named, and handed over all at once."""

from functools import cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, select, text, update

from bot.lead.record import Listed
from bot.lead.team.sides import COLUMN, HELD, Side
from storage import finding, tables
from storage.sql import Among, Prepared, Transaction, among_ours, given, one_of

_lead = tables.lead.c


class Held(NamedTuple):
    """The number of leads, and the sum of their ids: by both one sees whether they are others by now."""

    leads: int
    ids: int

    @property
    def stamp(self) -> str:
        return f"{self.leads}:{self.ids}"


def tally(tx: Transaction, team_id: str, user_id: str, side: Side) -> Held:
    return Held(*_tally(side).rows(tx, team=team_id, who=user_id)[0])


def named(tx: Transaction, team_id: str, user_id: str, side: Side, limit: int = 10) -> list[Listed]:
    """Those that are longest in their stage."""
    whose = {COLUMN[side]: user_id}
    return finding.listed(tx, team_id, HELD[side], limit=limit, **whose)


def take(tx: Transaction, team_id: str, user_id: str, side: Side) -> list[int]:
    """The ids of all of them, which nobody else changes until this transaction is over."""
    return list(_ids(side).values(tx, team=team_id, who=user_id))


def give(tx: Transaction, team_id: str, lead_ids: list[int], side: Side, to: str) -> None:
    _give(side).run(tx, team=team_id, ids=lead_ids, **{COLUMN[side]: to})


def _theirs(side: Side) -> ColumnElement[bool]:
    of_them = and_(_lead.team_id == given("team"), _lead[COLUMN[side]] == given("who"))
    in_the_indexs_words = [text("owner <> ''")] if side is Side.SALES else []
    return and_(of_them, *in_the_indexs_words, one_of(_lead.stage, HELD[side]))


@cache
def _tally(side: Side) -> Prepared:
    return Prepared(select(func.count(), func.coalesce(func.sum(_lead.id), 0)).where(_theirs(side)))


@cache
def _ids(side: Side) -> Prepared:
    return Prepared(select(_lead.id).where(_theirs(side)).order_by(_lead.id).with_for_update(key_share=True))


@cache
def _give(side: Side) -> Prepared:
    return Prepared(update(tables.lead).where(among_ours(_lead.team_id, Among(_lead.id, "ids"))), COLUMN[side])
