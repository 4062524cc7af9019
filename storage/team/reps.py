"""Reps: all of a workspace's at once, with what is known of each and how many leads they have open."""

from typing import Any, NamedTuple

from sqlalchemy import and_, func, literal_column, select, text, union_all

from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from bot.team.rep import MOST_COUNTED, Kind
from storage import tables, tags
from storage.sql import Prepared, Transaction, given, insert_or_ignore, number, upsert, word

_rep = tables.rep.c
_member = tables.member.c
_lead = tables.lead.c
_tag = tables.tag.c
_zone = tables.person_zone.c
_gone = tables.departure.c


class Profile(NamedTuple):
    """A rep's profile as it is kept: see the table."""

    kind: Kind = Kind.BOTH
    segments: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    weight: int = 1
    cap: int | None = None
    hours: str = ""
    tz: str = ""


class OwnHours(NamedTuple):
    """The zone somebody lives in, and the hours they typed; "" for what is as the team's."""

    tz: str = ""
    week: str = ""


class Counted(NamedTuple):
    """A rep with all that the tables know of them, but for absences; `zone` is what Slack says, "" if nothing. `asked`
    counts the leads that wait for their answer."""

    user_id: str
    profile: Profile
    experienced: bool
    zone: str
    open_leads: int
    asked: int


_WHAT = [_rep[name] for name in Profile._fields]
_THEIRS = (_rep.team_id == given("team"), _rep.user_id == given("user"))
_PROFILE = Prepared(select(*_WHAT).where(*_THEIRS))
_HOLD = insert_or_ignore(tables.rep, "team_id", "user_id", *Profile._fields)
_HELD = Prepared(select(_rep.user_id).where(*_THEIRS).with_for_update())
_OWN = Prepared(
    union_all(
        select(word("zone"), _zone.tz, word("")).where(_zone.team_id == given("team"), _zone.user_id == given("user")),
        select(word("own"), _rep.tz, _rep.hours).where(_rep.team_id == given("team"), _rep.user_id == given("user")),
    )
)
_OPEN = (
    select(literal_column("1"))
    .where(
        _lead.team_id == given("team"),
        _lead.owner == _member.user_id,
        text("owner <> ''"),  # in the index's words
        _lead.stage == word(Stage.ACCEPTED),
    )
    .correlate(tables.member)
    .limit(number(MOST_COUNTED))
    .subquery()
)
_ASKED = (
    select(literal_column("1"))
    .where(
        _lead.team_id == given("team"),
        _lead.routed_to == _member.user_id,
        text(tables.FOR_SOMEBODY),  # in the index's words
    )
    .correlate(tables.member)
    .limit(number(MOST_COUNTED))
    .subquery()
)
_REPS = Prepared(
    select(
        _member.user_id,
        *_WHAT,
        _tag.user_id.label("experienced"),
        _zone.tz.label("zone"),
        select(func.count()).select_from(_OPEN).scalar_subquery().label("open_leads"),
        select(func.count()).select_from(_ASKED).scalar_subquery().label("asked"),
    )
    .outerjoin(tables.rep, and_(_rep.team_id == _member.team_id, _rep.user_id == _member.user_id))
    .outerjoin(
        tables.tag,
        and_(_tag.team_id == _member.team_id, _tag.user_id == _member.user_id, _tag.tag == tags.SALES_EXPERIENCED),
    )
    .outerjoin(tables.person_zone, and_(_zone.team_id == _member.team_id, _zone.user_id == _member.user_id))
    .outerjoin(tables.departure, and_(_gone.team_id == _member.team_id, _gone.user_id == _member.user_id))
    .where(_member.team_id == given("team"), _member.role == Role.REP, _gone.user_id.is_(None))
    .order_by(_member.user_id)
)


def profile(tx: Transaction, team_id: str, user_id: str) -> Profile:
    return _profile(_PROFILE.first(tx, team=team_id, user=user_id) or {})


def hold(tx: Transaction, team_id: str, user_id: str) -> None:
    """See to it that nobody else changes their profile until this transaction is over."""
    _HOLD.run(tx, team_id=team_id, user_id=user_id, **_row(Profile()))
    _HELD.value(tx, team=team_id, user=user_id)


def _row(profile: Profile) -> dict[str, Any]:
    return {**profile._asdict(), "segments": list(profile.segments), "territories": list(profile.territories)}


def own_hours(tx: Transaction, team_id: str, user_id: str) -> OwnHours:
    """Return somebody's hours: the zone they gave themselves counts before the one that Slack says."""
    rows = {which: (tz, week) for which, tz, week in _OWN.rows(tx, team=team_id, user=user_id)}
    said, (tz, week) = rows.get("zone", ("", ""))[0], rows.get("own", ("", ""))
    return OwnHours(tz or said, week)


def keep(tx: Transaction, team_id: str, user_id: str, profile: Profile) -> None:
    upsert(tx, tables.rep, [{"team_id": team_id, "user_id": user_id, **_row(profile)}], ("team_id", "user_id"))


def of_team(tx: Transaction, team_id: str) -> list[Counted]:
    """Return everybody who has the role and can be reached in Slack, as far as is known, in a stable order."""
    return [
        Counted(
            row["user_id"], _profile(row), bool(row["experienced"]), row["zone"] or "", row["open_leads"], row["asked"]
        )
        for row in _REPS.all(tx, team=team_id)
    ]


def _profile(row: dict[str, Any]) -> Profile:
    if not row or row["kind"] is None:
        return Profile()
    segments, territories = tuple(row["segments"] or ()), tuple(row["territories"] or ())
    return Profile(Kind(row["kind"]), segments, territories, row["weight"], row["cap"], row["hours"], row["tz"])
