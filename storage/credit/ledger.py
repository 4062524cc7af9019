"""The ledger of credit: whose the leads are that sales accepted or won in a time, by the rule of bot/credit/shares."""

from typing import Any

from sqlalchemy import Integer, and_, case, func, not_, or_, select, union_all

from bot.credit.shares import OF_THE_ORIGINATOR, Credit
from bot.lead.kinds import EventKind
from bot.numbers.number import Number
from bot.numbers.period import Period
from storage import tables
from storage.numbers.lines import entries, moments, standing
from storage.sql import Prepared, Transaction, given, number, one_of, word

_event, _lead, _contribution = tables.event.c, tables.lead.c, tables.contribution.c


def _ours(team_id: Any) -> Any:
    """Select the workspace's own without having it compared as such: see storage.sql.among_ours."""
    return func.coalesce(team_id, "") == given("team")


_DECIDED = (Number.ACCEPTED, Number.WON)
_entry = entries(standing(one_of(_event.kind, (EventKind.ACCEPTED, EventKind.WON)), more=(_event.at,))).c


def _happened(number: Number) -> Any:
    return func.max(case((_entry.number == word(number), 1), else_=0))


_decided = (
    select(
        _entry.counted.label("lead_id"),
        func.max(_entry.at).label("at"),
        _happened(Number.ACCEPTED).label("accepted"),
        _happened(Number.WON).label("won"),
    )
    .where(one_of(_entry.number, _DECIDED))
    .group_by(_entry.counted)
    .cte("decided")
)
"""The leads that were accepted or won, counted as bot/numbers defines it."""
_with_help = (
    select(*_decided.c, _lead.originator, _contribution.user_id)
    .distinct()
    .select_from(
        _decided.join(tables.lead, _lead.id == _decided.c.lead_id).outerjoin(
            tables.contribution,
            and_(
                _contribution.lead_id == _decided.c.lead_id,
                _ours(_contribution.team_id),
                _contribution.user_id != _lead.originator,
                _contribution.at <= _decided.c.at,  # not who helped with what was decided later
            ),
        )
    )
    .where(_ours(_lead.team_id))
    .cte("with_help")
)
_of_lead = _with_help.c.lead_id
_counted = select(
    *_with_help.c,
    func.count(_with_help.c.user_id).over(partition_by=_of_lead).label("many"),
    func.row_number().over(partition_by=_of_lead).label("place"),
).cte("counted")
_ORIGINATORS, _HELPERS = 1, 2
_part = union_all(select(number(_ORIGINATORS).label("whose")), select(number(_HELPERS))).subquery("part")
_WHOLE = 5040
"""A lead in whole numbers: its half is divided among up to ten helpers without a rest, and the originator keeps what
further ones leave. Whole numbers are summed alike everywhere."""
_each = number(int(_WHOLE * (1 - OF_THE_ORIGINATOR))) // func.nullif(_counted.c.many, 0, type_=Integer)
_originators = _part.c.whose == number(_ORIGINATORS)
# Each of these is read once: SQLite would unfold it, with all it is made of, wherever it is named.
_shared = (
    select(
        *(_counted.c[name] for name in ("lead_id", "at", "accepted", "won")),
        case((_originators, _counted.c.originator), else_=_counted.c.user_id).label("user_id"),
        case((_originators, _WHOLE - func.coalesce(_counted.c.many * _each, 0)), else_=_each).label("share"),
    )
    .select_from(_counted.join(_part, or_(not_(_originators), _counted.c.place == 1)))
    .where(or_(_originators, _counted.c.user_id.is_not(None)))
    .cte("shared")
)
_THANKS = Prepared(
    select(
        _shared.c.user_id,
        func.sum(_shared.c.share).label("share"),
        func.count().label("leads"),
        func.sum(_shared.c.share * _shared.c.accepted).label("accepted"),
        func.sum(_shared.c.share * _shared.c.won).label("won"),
    )
    .group_by(_shared.c.user_id)
    .order_by(func.sum(_shared.c.share).desc(), _shared.c.user_id)
)

_OF_ONE = Prepared(
    select(_shared.c.lead_id, _shared.c.share, _shared.c.accepted, _shared.c.won)
    .where(_shared.c.user_id == given("who"))
    .order_by(_shared.c.at.desc(), _shared.c.lead_id.desc())
    .limit(given("most"))
)


def credited(
    tx: Transaction, team_id: str, user_id: str, period: Period, most: int
) -> list[tuple[int, float, bool, bool]]:
    """List the leads that somebody has a share of, the latest first: the lead's id, the share, whether it was accepted,
    and whether it was won."""
    found = _OF_ONE.rows(tx, **moments(team_id, period), who=user_id, most=most)
    return [(lead, float(share) / _WHOLE, bool(accepted), bool(won)) for lead, share, accepted, won in found]


def thanks(tx: Transaction, team_id: str, period: Period) -> list[Credit]:
    """Return everybody with credit for a lead that was accepted or won in that time, whoever has the most first.

    What was undone does not count; help counts from when it was given.
    """
    found = _THANKS.all(tx, **moments(team_id, period))
    sums = ("share", "accepted", "won")
    return [Credit(**{**row, **{name: float(row[name]) / _WHOLE for name in sums}}) for row in found]
