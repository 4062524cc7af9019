"""The choice of whom a lead is for: relation, rules from the top, turns; and never anybody who cannot take it."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lead.workplace.calendar import WorkingHours, next_working_moment
from bot.routing.routed import Mode, Routed
from bot.routing.rules.choose import Question, choose
from bot.routing.rules.decision import Relation, Why
from bot.routing.rules.matching import rule_for
from bot.routing.rules.rulebook import AtNight, Group, Rule, Rulebook, WhenAway
from bot.routing.rules.turns import Turns
from bot.team.eligible import eligible
from bot.team.rep import Away, Kind, Rep
from tests.rules.leads import NOW, lead

BERLIN = WorkingHours(ZoneInfo("Europe/Berlin"))
AUCKLAND = WorkingHours(ZoneInfo("Pacific/Auckland"))
NIGHT = NOW.replace(hour=22)
MORNING = datetime(2026, 11, 24, 8, tzinfo=UTC)  # 9:00 in Berlin
LEAD = replace(lead(), segment="Enterprise", geography="Munich, Germany", source="Webinar Q3")
GROUP = Group(1, "All", mode=Mode.SUGGESTED, minutes=30)


def rep(user: str, **more: object) -> Rep:
    return Rep(**{"user_id": user, "hours": BERLIN, **more})  # type: ignore[arg-type]


def away(days: float, cover: str = "") -> tuple[Away, ...]:
    return (Away(NOW - timedelta(days=1), NOW + timedelta(days=days), cover),)


ANN, BO, CY = rep("Ann"), rep("Bo"), rep("Cy")
BOOK = Rulebook(1, (GROUP,), overflow="Olga")


def asked(*reps: Rep, now: datetime = NOW, **more: object) -> Question:
    return Question(**{"lead": LEAD, "reps": reps, "now": now, **more})  # type: ignore[arg-type]


def test_the_turn_is_suggested_with_business_minutes_to_themselves() -> None:
    found = choose(BOOK, asked(ANN, BO))
    assert found.routed == Routed("Ann", Mode.SUGGESTED, NOW + timedelta(minutes=30), 1)
    assert found.why is Why.TURN
    assert found.turns is not None
    assert choose(BOOK, asked(ANN, BO, turns=found.turns)).routed.to == "Bo"


def test_rules_name_groups_so_whoever_leaves_breaks_none_and_is_replaced_once() -> None:
    """Field row 11."""
    book = replace(BOOK, rules=(Rule(2, 1, segments=("Enterprise",)),), overflow="")
    assert not {"Ann", "Bo", "Cy"} & set(str(book.to_json()).replace("'", " ").split())
    had = choose(book, asked(ANN, BO, CY))
    assert had.turns is not None
    following = [choose(book, asked(*left, turns=had.turns)) for left in ((BO, CY), (BO, CY, rep("New")))]
    assert [(each.routed.to, each.rule, each.passed) for each in following] == [("Bo", 2, ())] * 2


def test_nothing_is_anybodys_in_an_open_group() -> None:
    found = choose(Rulebook(1, (replace(GROUP, mode=Mode.OPEN),)), asked(ANN, BO))
    assert found.routed == Routed("", Mode.OPEN, None, 1)
    assert found.turns is None


def test_the_first_rule_that_fits_decides_and_what_none_fits_goes_to_the_rest() -> None:
    hunters = Group(2, "Hunters", kind="hunter", mode=Mode.ASSIGNED, minutes=0)
    rules = (Rule(1, 1, segments=("SMB",)), Rule(2, 2, places=("germany",)), Rule(3, 1, sources=("webinar",)))
    book = Rulebook(1, (GROUP, hunters), rules)
    found = choose(book, asked(rep("Ann", kind=Kind.FARMER), rep("Bo", kind=Kind.HUNTER)))
    assert (found.routed, found.rule) == (Routed("Bo", Mode.ASSIGNED, None, 2), 2)
    elsewhere = replace(LEAD, geography="Lyon", source="")
    assert choose(book, asked(ANN, lead=elsewhere)).rule == 0


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        (Rule(1, 1), True),
        (Rule(1, 1, segments=("enterprise ", "SMB")), True),
        (Rule(1, 1, segments=("Enter",)), False),
        (Rule(1, 1, places=("GERMANY",)), True),
        (Rule(1, 1, places=("many",)), False),
        (Rule(1, 1, sizes=("11-50",)), False),  # not known
        (Rule(1, 1, sources=("webinar",), segments=("SMB",)), False),
        (Rule(1, 1, sources=("Q3",), segments=("Enterprise",)), True),
        (Rule(1, 1, arrivals=("webinar",)), False),
    ],
)
def test_every_condition_that_is_filled_has_to_fit(rule: Rule, fits: bool) -> None:
    assert (rule_for(Rulebook(1, (GROUP,), (rule,)), LEAD) is rule) is fits


def test_an_existing_relation_comes_first_and_counts_as_a_turn() -> None:
    relations = (Relation("Bo", Why.FARMER, 7), Relation("Cy", Why.SAME_PERSON, 9))
    found = choose(BOOK, asked(ANN, BO, CY, relations=relations))
    assert (found.routed.to, found.why, found.about) == ("Bo", Why.FARMER, {"lead": 7})
    assert found.turns is not None
    assert choose(BOOK, asked(ANN, BO, CY, turns=found.turns)).routed.to == "Ann"
    gone = choose(BOOK, asked(ANN, CY, relations=relations))
    assert (gone.routed.to, gone.why) == ("Cy", Why.SAME_PERSON)
    assert ("Bo", "dealt with them before, and is no active sales rep now") in [(p.user, p.words) for p in gone.passed]
    full = replace(BO, cap=0)
    assert choose(BOOK, asked(ANN, full, CY, relations=relations)).routed.to == "Cy"


@pytest.mark.parametrize(
    ("policy", "cover", "to", "why"),
    [
        (WhenAway.WAIT, "Cy", "Bo", Why.WAITS),
        (WhenAway.COVER, "Cy", "Cy", Why.COVER),
        (WhenAway.COVER, "", "Ann", Why.TURN),
        (WhenAway.REASSIGN, "Cy", "Ann", Why.TURN),
    ],
)
def test_while_their_own_rep_is_away(policy: WhenAway, cover: str, to: str, why: Why) -> None:
    absent = replace(BO, away=away(2, cover))
    found = choose(replace(BOOK, when_away=policy), asked(ANN, absent, CY, relations=(Relation("Bo", Why.FARMER, 7),)))
    assert (found.routed.to, found.why) == (to, why)
    if why is Why.WAITS:
        assert found.routed.until is not None
        assert found.routed.until > NOW + timedelta(days=2)


def test_at_night_it_waits_for_whoever_works_first_and_their_minutes_begin_then() -> None:
    found = choose(BOOK, asked(ANN, rep("Kim", hours=AUCKLAND, away=away(3)), now=NIGHT))
    assert (found.routed.to, found.routed.until) == ("Ann", MORNING + timedelta(minutes=30))
    on = choose(BOOK, asked(ANN, rep("Kim", hours=AUCKLAND), now=NIGHT))
    assert on.routed.to == "Kim"  # who is at work


def test_a_group_that_is_for_whoever_is_on_does_not_wait() -> None:
    on_call = Rulebook(1, (replace(GROUP, at_night=AtNight.WHOEVER_IS_ON),), overflow="Olga")
    found = choose(on_call, asked(ANN, now=NIGHT))
    assert (found.routed.to, found.why) == ("Olga", Why.NOBODY_LEFT)
    assert "is not at work until" in found.passed[0].words


def test_with_nobody_left_the_overflow_owner_is_named_and_it_is_said_why() -> None:
    found = choose(BOOK, asked(replace(ANN, away=away(2)), replace(BO, cap=3, open_leads=3)))
    assert (found.routed, found.why) == (Routed("Olga", Mode.SUGGESTED, None, 1), Why.NOBODY_LEFT)
    assert [each.user for each in found.passed] == ["Ann", "Bo"]
    assert "is full: 3 open leads" in found.passed[1].words
    assert found.turns is None


def test_who_takes_other_segments_or_places_is_passed_and_said_so() -> None:
    found = choose(BOOK, asked(rep("Ann", segments=("SMB",)), rep("Bo", territories=("France",)), CY))
    assert found.routed.to == "Cy"
    assert [each.words for each in found.passed] == ["takes SMB only", "covers France only"]


def test_whoever_was_passed_over_is_not_asked_again() -> None:
    found = choose(BOOK, asked(ANN, BO, passed_over={"Ann": "did not answer"}))
    assert (found.routed.to, found.passed[0].words) == ("Bo", "did not answer")


def test_nobody_enters_into_it_who_entered_the_lead() -> None:
    """Row 7 of the field's complaints: whoever enters the lead always gets it."""
    for originator in ("Ann", "Bo", "Mia"):
        entered = replace(LEAD, originator=originator, in_charge=originator)
        assert choose(BOOK, asked(ANN, BO, lead=entered)).routed.to == "Ann"


def test_a_bulk_advances_with_every_lead() -> None:
    """Row 6: a hundred at once, to four reps: 25 each."""
    turns, got = Turns(), Counter[str]()
    for number in range(100):
        found = choose(BOOK, asked(ANN, BO, CY, rep("Di"), lead=replace(LEAD, id=number), turns=turns))
        assert found.turns is not None
        turns, _ = found.turns, got.update([found.routed.to])
    assert set(got.values()) == {25}


USERS = [f"U{number}" for number in range(8)]
HOURS = [BERLIN, AUCKLAND, WorkingHours(ZoneInfo("America/New_York"))]


def some_rep(dice: Random, user: str) -> Rep:
    since, length = dice.randint(-48, 24), dice.randint(-40, 72)
    absent = (Away(NOW + timedelta(hours=since), NOW + timedelta(hours=since + length)),) if length > 0 else ()
    return Rep(
        user,
        dice.choice(HOURS),
        dice.choice(list(Kind)),
        segments=dice.choice([(), ("Enterprise",), ("SMB",)]),
        weight=dice.randint(1, 10),
        cap=dice.choice([None, 0, 1, 2, 3]),
        open_leads=dice.randint(0, 4),
        asked=dice.randint(0, 1),
        away=absent,
    )


def some_group(dice: Random) -> Group:
    return Group(
        1,
        "Any",
        kind=dice.choice(["", "hunter", "farmer"]),
        mode=dice.choice([Mode.SUGGESTED, Mode.ASSIGNED]),
        minutes=dice.choice([0, 30]),
        at_night=dice.choice(list(AtNight)),
        catch_up=dice.random() < 0.5,
    )


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_nobody_is_chosen_who_cannot_take_it(seed: int) -> None:
    """A hundred times a hundred random teams: whoever is chosen is in the group, here, not full and not passed over;
    and if nobody is chosen, then nobody could be."""
    dice = Random(seed)
    for _ in range(100):
        team = [some_rep(dice, user) for user in USERS[: dice.randint(0, 8)]]
        group, now = some_group(dice), NOW.replace(hour=dice.randint(0, 23))
        over = dice.sample(USERS, dice.randint(0, 4))
        question = Question(LEAD, team, now, passed_over=dict.fromkeys(over, "was asked"))
        book = Rulebook(1, (group,), relations=False)
        found = choose(book, question)
        assert found == choose(book, question)  # reproducible
        kinds = {group.kind, Kind.BOTH} if group.kind else set(Kind)
        could = [each for each in team if each.kind in kinds and each.user_id not in over and each.segments != ("SMB",)]
        chosen = next((each for each in team if each.user_id == found.routed.to), None)
        if chosen is None:
            assert found.why is Why.NOBODY_LEFT
            assert not any(eligible(each, now, in_hours=True).ok for each in could)
        else:
            assert chosen in could
            on_call = group.at_night is AtNight.WHOEVER_IS_ON
            waits = not on_call and not any(eligible(each, now, in_hours=True).ok for each in could)
            free = [each for each in could if eligible(each, now, in_hours=False).ok]
            begins = min(next_working_moment(now, each.hours) for each in free) if waits else now
            assert eligible(chosen, begins, in_hours=True).ok


def test_hours_are_asked_where_the_rep_lives() -> None:
    """Row 13: somebody unavailable at that hour; Lord Howe is half an hour off."""
    early = WorkingHours(ZoneInfo("Australia/Lord_Howe"))
    assert early.tz.utcoffset(NOW.replace(tzinfo=None)) == timedelta(hours=11)
    on_call = Rulebook(1, (replace(GROUP, at_night=AtNight.WHOEVER_IS_ON),))
    at_nine = datetime.combine(NOW.date() + timedelta(days=1), time(9), early.tz)
    assert choose(on_call, asked(rep("Kim", hours=early), now=at_nine - timedelta(minutes=1))).routed.to == ""
    assert choose(on_call, asked(rep("Kim", hours=early), now=at_nine.astimezone(UTC))).routed.to == "Kim"
