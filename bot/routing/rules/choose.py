"""Choosing whom a lead is for: an existing relation first, then the rules from the top, then turns within the group.

Everything it goes by is handed in, so the same question always gets the same answer.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.lead.record import Lead
from bot.lead.workplace.calendar import next_working_moment
from bot.lead.workplace.working_time import add_working_time
from bot.routing.routed import Mode, Routed
from bot.routing.rules.decision import Decision, Passed, Relation, Why
from bot.routing.rules.matching import is_in, not_theirs, rule_for
from bot.routing.rules.rulebook import AtNight, Group, Rulebook, WhenAway
from bot.routing.rules.turns import Turns, charge, take, whose_turn
from bot.team.eligible import Obstacle, at_work_from, eligible
from bot.team.rep import Rep


@dataclass(frozen=True, slots=True)
class Question:
    """A lead to be routed, and what the choice goes by: the reps, who dealt with it before, each group's turns, and by
    user id why somebody was passed over for it. `now` is UTC."""

    lead: Lead
    reps: Sequence[Rep]
    now: datetime
    relations: Sequence[Relation] = ()
    turns: Turns = field(default_factory=Turns)
    passed_over: Mapping[str, str] = field(default_factory=dict)


def choose(book: Rulebook, asked: Question) -> Decision:
    """Return whom the lead is for, and the group's turns after that."""
    rule = rule_for(book, asked.lead)
    group, number = book.group(rule.group if rule else book.catch_all), rule.id if rule else 0
    related, passed = _related(book, group, asked) if book.relations else (None, ())
    found = related or _by_turn(book, group, asked)
    return replace(found, rule=number, passed=_each_once((*passed, *found.passed)))


def _related(book: Rulebook, group: Group, asked: Question) -> tuple[Decision | None, tuple[Passed, ...]]:
    """Return the choice that an existing relation makes, if one does, and whom it passed."""
    by_id = {rep.user_id: rep for rep in asked.reps}
    passed: list[Passed] = []
    for relation in asked.relations:
        rep = by_id.get(relation.user)
        about = {"lead": relation.lead} if relation.lead else {}
        if rep is None:
            passed.append(Passed(relation.user, "dealt with them before, and is no active sales rep now"))
            continue
        if rep.user_id in asked.passed_over:
            passed.append(Passed(rep.user_id, asked.passed_over[rep.user_id]))
            continue
        found = eligible(rep, asked.now, in_hours=False)
        if found.ok:
            return _given(group, rep, relation.why, asked, about), tuple(passed)
        passed.append(Passed(rep.user_id, f"dealt with them before, but {found.words}"))
        if found.obstacle is Obstacle.AWAY:
            return _while_away(book, group, rep, relation, asked), tuple(passed)
    return None, tuple(passed)


def _while_away(book: Rulebook, group: Group, rep: Rep, relation: Relation, asked: Question) -> Decision | None:
    """Return the choice for a lead whose own rep is away: ask, wait for them, give it to their cover, or
    None."""
    absence = rep.away_at(asked.now)
    if absence is None or book.when_away is WhenAway.REASSIGN:
        return None
    about = {"for": rep.user_id, "lead": relation.lead}
    if book.when_away is WhenAway.ASK:
        return Decision(Routed(rep.user_id, Mode.ASKED, None, group.id), Why.ASKED, about=about)
    if book.when_away is WhenAway.WAIT:
        back = next_working_moment(absence.until, rep.hours)
        waits = _given(group, rep, Why.WAITS, replace(asked, now=back), about)
        return replace(waits, routed=replace(waits.routed, until=waits.routed.until or back))
    cover = next((each for each in asked.reps if each.user_id == absence.cover), None)
    takes = cover and cover.user_id not in asked.passed_over and eligible(cover, asked.now, in_hours=False).ok
    if cover is None or not takes:
        return None
    return _given(group, cover, Why.COVER, asked, about)


def _given(group: Group, rep: Rep, why: Why, asked: Question, about: Mapping[str, object]) -> Decision:
    """Give it to this rep out of turn, which counts as a turn in the group if they are in it."""
    turns = charge(asked.turns, rep.user_id, rep.weight) if is_in(group, rep) else None
    return Decision(_routed(group, rep, asked.now), why, about=about, turns=turns)


def _by_turn(book: Rulebook, group: Group, asked: Question) -> Decision:
    members = [rep for rep in asked.reps if is_in(group, rep)]
    if group.mode is Mode.OPEN:
        everybody = Routed(group=group.id)
        return Decision(everybody, Why.EVERYBODY, passed=_obstacles(group, members, asked, asked.now))
    opening, said = _who_can(group, members, asked)
    can = [rep for rep in members if not said[rep.user_id]]
    passed = tuple(Passed(user, words) for user, words in said.items() if words)
    if not can:
        return _nobody_left(book, group, asked, passed)
    weights = {rep.user_id: rep.weight for rep in can}
    user = whose_turn(asked.turns, weights)
    rep = next(each for each in can if each.user_id == user)
    turns = take(asked.turns, user, weights, _absent(group, members, can, asked.passed_over))
    return Decision(_routed(group, rep, opening), Why.TURN, passed=passed, turns=turns)


def _who_can(group: Group, members: Sequence[Rep], asked: Question) -> tuple[datetime, dict[str, str]]:
    """Return from when (UTC) the lead can be given to somebody, now or at the group's next opening if nobody is at work
    and it may wait; and by user id why each cannot be given it then, "" if they can."""
    now = asked.now
    said = {rep.user_id: why_not(rep, asked, now) for rep in members}
    if not all(said.values()) or group.at_night is AtNight.WHOEVER_IS_ON:
        return now, said
    free = [rep for rep in members if not why_not(rep, asked, now, in_hours=False)]
    if not free:
        return now, said
    opening = min(at_work_from(now, rep.hours) for rep in free)
    return opening, {rep.user_id: why_not(rep, asked, opening) for rep in members}


def why_not(rep: Rep, asked: Question, at: datetime, *, in_hours: bool = True) -> str:
    """Say why a rep cannot be given the lead at that moment (UTC), to stand behind their name; "" if they can."""
    if rep.user_id in asked.passed_over:
        return asked.passed_over[rep.user_id]
    if words := not_theirs(rep, asked.lead):
        return words
    found = eligible(rep, at, in_hours=in_hours)
    return "" if found.ok else found.words


def _obstacles(group: Group, members: Sequence[Rep], asked: Question, at: datetime) -> tuple[Passed, ...]:
    found = ((rep.user_id, why_not(rep, asked, at)) for rep in members)
    return tuple(Passed(user, words) for user, words in found if words)


def _absent(group: Group, members: Sequence[Rep], can: Sequence[Rep], passed_over: Collection[str]) -> set[str]:
    """Return who misses the turns they are not there for; a manager may have chosen that they catch up."""
    if group.catch_up:
        return set()
    return {rep.user_id for rep in members} - {rep.user_id for rep in can} - set(passed_over)


def _nobody_left(book: Rulebook, group: Group, asked: Question, passed: tuple[Passed, ...]) -> Decision:
    """Name the overflow owner; as nobody else is left, everybody else may take it as well."""
    overflow = book.overflow if book.overflow not in asked.passed_over else ""
    mode = Mode.SUGGESTED if overflow else Mode.OPEN
    return Decision(Routed(overflow, mode, None, group.id), Why.NOBODY_LEFT, passed=passed)


def _routed(group: Group, rep: Rep, since: datetime) -> Routed:
    """Offer it to this rep as the group says; their minutes begin when they are at work."""
    until = None
    if group.minutes and group.mode is not Mode.OPEN:
        until = add_working_time(since, timedelta(minutes=group.minutes), rep.hours)
    return Routed(rep.user_id, group.mode, until, group.id)


def _each_once(passed: Sequence[Passed]) -> tuple[Passed, ...]:
    return tuple({each.user: each for each in reversed(passed)}.values())[::-1]
