"""The one table of moves, and the one table of who may do what: whatever they do not name is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lead.lifecycle import MOVES, OPEN_TO_ANSWERS, STAGE_WORDS, Move, Stage, may
from bot.lead.people import ENTITLED, MANAGERS, Act, Role, entitled, who_may

CLOSED = {Stage.REFUSED, Stage.STALE, Stage.WON, Stage.LOST}
ROLES = st.frozensets(st.sampled_from(Role))


@pytest.mark.parametrize(
    ("move", "sources", "to"),
    [
        (Move.OFFER, "draft returned nurturing", "offered"),
        (Move.OFFER_ANYWAY, "nurturing refused", "offered"),
        (Move.NURTURE, "draft returned nurturing", "nurturing"),
        (Move.REFUSE, "draft returned nurturing", "refused"),
        (Move.ACCEPT, "offered", "accepted"),
        (Move.RETURN, "offered", "returned"),
        (Move.DEFER, "offered", "nurturing"),
        (Move.DECLINE, "offered", "refused"),
        (Move.NEVER, "nurturing", "refused"),
        (Move.EXPIRE, "draft returned", "stale"),
        (Move.DISCARD, "draft offered returned", "refused"),
        (Move.RECALL, "offered", "returned"),
        (Move.REOPEN, "stale refused", "draft"),
        (Move.TAKE_UP, "stale refused", "returned"),
        (Move.WITHDRAW, "draft offered accepted returned nurturing", "refused"),
        (Move.WIN, "accepted", "won"),
        (Move.LOSE, "accepted", "lost"),
        (Move.RELEASE, "accepted", "offered"),
        (Move.PASS_ON, "offered", "offered"),
        (Move.RECYCLE, "accepted", "nurturing"),
        (Move.REATTEMPT, "lost", "draft"),
        (Move.MERGE, "draft offered returned nurturing stale refused", "refused"),
        (Move.ERASE, "draft offered accepted returned nurturing", "refused"),
    ],
)
def test_from_where_to_where(move: Move, sources: str, to: str) -> None:
    assert MOVES[move].sources == {Stage(word) for word in sources.split()}
    assert MOVES[move].to == to


def test_nothing_leaves_a_closed_stage_but_by_reopening_or_by_a_managers_override() -> None:
    leaving = {move for move, rule in MOVES.items() if rule.sources & CLOSED}
    assert leaving == {Move.REOPEN, Move.TAKE_UP, Move.OFFER_ANYWAY, Move.REATTEMPT, Move.MERGE}
    assert MOVES[Move.MERGE].to in CLOSED


def test_only_the_clock_closes_a_draft_as_stale() -> None:
    assert [move for move, rule in MOVES.items() if not rule.roles] == [Move.EXPIRE]
    assert not any(may(Move.EXPIRE, stage, frozenset(Role)) for stage in Stage)


@given(st.sampled_from(Move), st.sampled_from(Stage), ROLES)
def test_a_move_needs_both_the_stage_and_a_role(move: Move, stage: Stage, roles: frozenset[Role]) -> None:
    rule = MOVES[move]
    assert may(move, stage, roles) == (stage in rule.sources and not roles.isdisjoint(rule.roles))
    assert not may(move, stage, frozenset())


def test_marketing_cannot_decide_for_sales_nor_sales_for_marketing() -> None:
    of_reps = {Move.ACCEPT, Move.RETURN, Move.DEFER, Move.DECLINE, Move.PASS_ON}
    of_sales = {Move.WIN, Move.LOSE, Move.RELEASE, Move.RECYCLE}
    for move, rule in MOVES.items():
        # Managers may do what a lead waits for with their side: it comes to them where nobody else acts. Whoever hears
        # from a lost lead again may start anew, also the rep.
        ours = {Role.REP} if move in of_reps else {Role.REP, Role.SALES_MANAGER} if move in of_sales else None
        assert rule.roles <= (ours or {Role.MARKETER, *MANAGERS, *((Role.REP,) if move is Move.REATTEMPT else ())})


def test_only_managers_override() -> None:
    assert MOVES[Move.OFFER_ANYWAY].roles == MANAGERS == ENTITLED[Act.OFFER_ANYWAY]
    assert MOVES[Move.WITHDRAW].roles == MANAGERS == ENTITLED[Act.SUPPRESS]
    assert MOVES[Move.ERASE].roles == MANAGERS == ENTITLED[Act.ERASE]


def test_answers_are_open_where_a_lead_can_be_offered() -> None:
    assert {Stage.DRAFT, Stage.RETURNED, Stage.NURTURING} == OPEN_TO_ANSWERS


def test_every_stage_and_every_move_is_named() -> None:
    assert set(STAGE_WORDS) == set(Stage)
    assert set(MOVES) == set(Move)


@pytest.mark.parametrize(
    ("act", "roles"),
    [
        (Act.CAPTURE, {Role.MARKETER}),
        (Act.QUALIFY, {Role.MARKETER, *MANAGERS}),
        (Act.NURTURE, {Role.MARKETER, *MANAGERS}),
        (Act.HAND_OVER, set(Role)),
        (Act.DECIDE, {Role.REP}),
        (Act.LOG_ATTEMPT, {Role.REP}),
        (Act.CLOSE, {Role.REP, Role.SALES_MANAGER}),
        (Act.TRY_AGAIN, set(Role)),
        (Act.CORRECT, set(Role)),
        (Act.OFFER_ANYWAY, MANAGERS),
        (Act.ENGAGE, set(Role)),
        (Act.OVERRIDE_HOLD, set(MANAGERS)),
        (Act.LOOK_UP, set(Role)),
        (Act.READ_DIGEST, set(Role)),
        (Act.CONFIGURE, MANAGERS),
        (Act.DEFINE, MANAGERS),
        (Act.CONFIRM_SUPPRESSION, MANAGERS),
        (Act.RETRY_NOTICES, MANAGERS),
    ],
)
def test_who_may_do_what(act: Act, roles: set[Role]) -> None:
    assert {role for role in Role if entitled(frozenset({role}), act)} == roles
    assert not entitled(frozenset(), act)
    assert who_may(act)


def test_every_act_is_in_the_table() -> None:
    assert set(ENTITLED) == set(Act)
