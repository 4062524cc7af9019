"""Merging two leads: empty details are filled, and nothing that was typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.merged import merge_details, missing_answers
from bot.intake.which_goes_on import mergeable, which_goes_on, why_it_goes_on, why_not
from bot.lead.details import Details
from bot.lead.identity.further import WAYS, FurtherWay, beside, same_way, seen_ways
from bot.lead.lifecycle import CLOSED, MOVES, Move, Stage
from bot.lead.people import Person, Role
from bot.lead.reader import Reader
from bot.slack.long_text import MOST
from tests.rules.leads import answer, lead

TEXTS = st.text(st.sampled_from("abc XY@."), max_size=12).map(str.strip)
DETAILS = st.builds(Details, *[TEXTS] * 8)


def test_what_is_empty_is_filled_and_what_differs_goes_to_the_notes() -> None:
    kept = Details("Jane Doe", "Acme", email="jane@acme.example", notes="Met at the fair.")
    other = Details("J. Doe", "ACME", "jd@acme.example", "COO", "030 1234567", "Webinar", "webinar", "Wants a call.")
    merged = merge_details(kept, other)
    assert merged.filled == ("title", "phone", "source", "arrival")
    assert (merged.details.title, merged.details.email) == ("COO", "jane@acme.example")
    assert merged.details.notes == "Met at the fair.\nName: J. Doe\nWants a call."
    assert merged.further == (FurtherWay("email", "jd@acme.example"),)


def test_notes_that_have_no_room_are_kept_beside() -> None:
    merged = merge_details(Details("Jane", notes="x" * (MOST - 5)), Details("Jane", notes="They lost two customers."))
    assert merged.details.notes == "x" * (MOST - 5)
    assert merged.also == "They lost two customers."


@given(DETAILS, DETAILS)
def test_nothing_is_lost(kept: Details, other: Details) -> None:
    merged = merge_details(kept, other)
    seen = "\n".join(str(getattr(merged.details, name)) for name in Details.__dataclass_fields__).casefold()
    for name in ("name", "company", "email", "title", "phone", "source", "notes"):
        for value in (getattr(kept, name), getattr(other, name)):
            further = [way.value for way in merged.further if way.detail == name]
            same = name in WAYS and same_way(name, value, getattr(kept, name))
            assert " ".join(value.split()).casefold() in " ".join(seen.split()) or value in further or same


@given(DETAILS, DETAILS)
def test_merging_the_same_again_changes_nothing(kept: Details, other: Details) -> None:
    once = merge_details(kept, other).details
    assert merge_details(once, other).details == once


def test_only_questions_without_an_answer_take_the_others() -> None:
    kept = {"money": answer("money", "approved"), "timing": answer("timing", "later", reopened=True)}
    other = {"money": answer("money", "none"), "timing": answer("timing", "within_3"), "fit": answer("fit", "yes")}
    assert set(missing_answers(kept, other)) == {"timing", "fit"}


def test_the_same_address_or_number_written_otherwise_is_no_further_one() -> None:
    kept = Details("Jane", email="jane@acme.example", phone="+49 30 9018200")
    assert merge_details(kept, Details("Jane", email=" Jane@ACME.example", phone="030 901820-0")).further == ()
    assert len(merge_details(kept, Details("Jane", email="jane@acme.test", phone="030 901820-1")).further) == 2


def test_further_ways_are_masked_for_those_who_may_not_see_them_and_none_is_said_twice() -> None:
    known = lead(email="jane@acme.example", originator="U1", in_charge="U1")
    ways = [
        FurtherWay("email", "JANE@acme.example"),
        FurtherWay("phone", "030 1234567"),
        FurtherWay("phone", "0301234567"),
    ]
    [phone] = beside(known, ways)
    assert seen_ways([phone], known, Reader(Person("T1", "U1"), frozenset({Role.MARKETER}))) == [phone]
    [masked] = seen_ways([phone], known, Reader(Person("T1", "U9"), frozenset({Role.REP})))
    assert "1234567" not in masked.value


STAGE = st.sampled_from(Stage)


@pytest.mark.parametrize(
    ("first", "second", "kept", "why"),
    [
        ("draft", "draft", 1, "which was added first"),
        ("draft", "nurturing", 1, "which was added first"),
        ("draft", "offered", 2, "which waits for sales"),
        ("offered", "accepted", 2, "which sales has accepted"),
        ("offered", "offered", 1, "which was added first"),
        ("refused", "draft", 2, "which is still open"),
        ("stale", "accepted", 2, "which sales has accepted"),
    ],
)
def test_the_lead_that_has_come_further_goes_on(first: str, second: str, kept: int, why: str) -> None:
    one, other = lead(number=1, stage=Stage(first)), lead(number=2, stage=Stage(second))
    for pair in ((one, other), (other, one)):
        closes, stays = which_goes_on(*pair)
        assert (stays.number, why_it_goes_on(closes, stays)) == (kept, why)
        assert not why_not(*pair)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("accepted", "accepted", "Sales has accepted both L-1 and L-2"),
        ("won", "draft", "L-1 is won and stays as it is"),
        ("offered", "lost", "L-2 was lost. Take it up again first"),
        ("stale", "refused", "Both are closed"),
    ],
)
def test_leads_that_must_not_be_merged_are_refused_with_a_way_out(first: str, second: str, said: str) -> None:
    assert said in why_not(lead(number=1, stage=Stage(first)), lead(number=2, stage=Stage(second)))


@given(STAGE, STAGE)
def test_what_is_merged_can_be_closed_and_goes_on_with_something_that_lives(first: Stage, second: Stage) -> None:
    one, other = lead(number=1, stage=first), lead(number=2, stage=second)
    if not why_not(one, other):
        closes, kept = which_goes_on(one, other)
        assert closes.stage in MOVES[Move.MERGE].sources
        assert kept.stage not in CLOSED
        assert mergeable(kept)
