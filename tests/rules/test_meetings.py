"""The things that stand in the way of a meeting or hold it up, and the point at which meetings are waste."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engagement.buying_group import Contact, Part
from bot.engagement.meetings import (
    Meeting,
    MeetingKind,
    MeetingState,
    blocks,
    may_lift,
    pile_up,
    same_occasion,
    strangers,
)
from bot.engagement.responsibility import may_engage, responsible
from bot.lead.definition.default import DEFAULT
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from tests.rules.leads import NOW, answer, lead

EXPERT, PROSPECT = MeetingKind.EXPERT, MeetingKind.PROSPECT
STRICT = replace(DEFAULT, must_be_vetted=True)
KNOWN = Contact(1, "Tom", parts=frozenset({Part.APPROVER}), why="He signs")
NO_ROLE, NO_REASON = Contact(2, "Jane", why="She asked"), Contact(3, "Kim", parts=frozenset({Part.USER}))


def meeting(*with_ids: int, state: MeetingState = MeetingState.PLANNED, on_hold: bool = False) -> Meeting:
    return Meeting(1, 1, NOW, PROSPECT, with_ids, "U1", state, on_hold)


@pytest.mark.parametrize(
    ("stage", "kind", "leader", "strict", "unvetted", "reasons"),
    [
        (Stage.ACCEPTED, PROSPECT, "", False, (), []),
        (Stage.DRAFT, PROSPECT, "", False, ("money",), []),
        (Stage.ACCEPTED, EXPERT, "U2", False, ("money",), []),
        (Stage.ACCEPTED, EXPERT, "", False, (), ["has an engagement leader"]),
        (Stage.NURTURING, EXPERT, "", False, (), ["once sales has accepted the lead"]),
        (Stage.ACCEPTED, EXPERT, "U2", True, (), []),
        (Stage.ACCEPTED, EXPERT, "U2", True, ("money",), ["have to be vetted before anybody meets: budget."]),
        (Stage.ACCEPTED, PROSPECT, "", True, ("money", "timing"), ["budget, timing"]),
        (Stage.ACCEPTED, EXPERT, "", True, ("money",), ["engagement leader", "vetted"]),
    ],
)
def test_what_blocks_a_meeting(
    stage: Stage, kind: MeetingKind, leader: str, strict: bool, unvetted: tuple[str, ...], reasons: list[str]
) -> None:
    found = blocks(lead(stage=stage), STRICT if strict else DEFAULT, kind, leader, unvetted)
    assert len(found) == len(reasons)
    assert all(reason in said for reason, said in zip(reasons, found, strict=True))


def test_role_and_reason_both_have_to_be_known() -> None:
    group = [KNOWN, NO_ROLE, NO_REASON]
    assert strangers([1, 2, 3], group) == [NO_ROLE, NO_REASON]
    assert strangers([1], group) == []
    assert not may_lift(meeting(1, 2, on_hold=True), group)
    assert may_lift(meeting(1, on_hold=True), group)
    assert not may_lift(meeting(1), group)
    assert not may_lift(meeting(1, on_hold=True, state=MeetingState.CANCELLED), group)


def test_whoever_was_taken_out_of_the_group_holds_up_nothing() -> None:
    assert may_lift(meeting(1, 2, on_hold=True), [KNOWN])


@pytest.mark.parametrize(
    ("states", "missing", "mark", "count"),
    [
        (["planned"], ["money"], 2, 0),
        (["planned", "planned"], ["money"], 2, 2),
        (["planned", "held"], ["money"], 2, 2),
        (["planned", "cancelled"], ["money"], 2, 0),
        (["planned", "planned"], [], 2, 0),
        (["planned"], ["money"], 1, 1),
        (["planned"] * 4, ["money", "timing"], 3, 4),
    ],
)
def test_meetings_pile_up(states: list[str], missing: list[str], mark: int, count: int) -> None:
    booked = [meeting(1, state=MeetingState(state)) for state in states]
    assert pile_up(booked, missing, replace(DEFAULT, waste_alarm_meetings=mark)) == count


def test_an_occasion_lasts_as_long_as_one_question_stays_unanswered() -> None:
    raised = NOW - timedelta(days=2)
    assert same_occasion(raised, ["money", "timing"], {"money": answer("money", "approved")})
    both = {"money": answer("money", "approved"), "timing": answer("timing", "within_3", days_old=1)}
    assert not same_occasion(raised, ["money", "timing"], both)
    assert same_occasion(raised, ["money"], {"money": answer("money", "approved", days_old=3)})


WITH_MARKETING = {Stage.DRAFT, Stage.RETURNED, Stage.NURTURING}


@given(
    st.sampled_from(Stage),
    st.frozensets(st.sampled_from(Role)),
    st.sampled_from(["U1", "U2", "U3", ""]),
    st.sampled_from(["", "U2"]),
)
def test_who_may_work_on_a_lead(stage: Stage, roles: frozenset[Role], user: str, owner: str) -> None:
    """Marketers on marketing's, owner and who is in charge on sales', whoever may override always, nobody else."""
    one = lead(stage=stage, in_charge="U1", owner=owner)
    allowed = may_engage(one, user, roles)
    managers = roles - {Role.MARKETER, Role.REP}
    if managers:
        assert allowed
    elif stage in WITH_MARKETING:
        assert allowed == (Role.MARKETER in roles)
    elif stage in (Stage.OFFERED, Stage.ACCEPTED):
        assert allowed == bool(roles and user and user in {"U1", owner})
    else:
        assert not allowed


def test_whom_baton_asks() -> None:
    assert responsible(lead(stage=Stage.ACCEPTED, owner="U2")) == "U2"
    assert responsible(lead(stage=Stage.NURTURING, owner="U2")) == "U1"
    assert responsible(lead(stage=Stage.OFFERED)) == "U1"
