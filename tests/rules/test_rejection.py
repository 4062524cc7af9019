"""Reject reasons: few, each with a consequence that fits Slack's option and is the one that follows."""

import pytest

from bot.cadence.tracks.track import DEFAULT_TRACKS
from bot.lead.definition.default import DEFAULT
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.reasons.reason import Reason
from bot.lead.reasons.recycle_reasons import RECYCLE_REASONS
from bot.lead.reject_reasons import REASON_BY_CODE, REASONS

WHERE = {
    "no need": Stage.REFUSED,
    "no money": Stage.NURTURING,
    "no hurry": Stage.NURTURING,
    "no desire": Stage.NURTURING,
    "no trust": Stage.NURTURING,
    "incomplete or wrong answers": Stage.RETURNED,
    "wrong person": Stage.RETURNED,
    "duplicate or already a customer": Stage.REFUSED,
    "never buys from us": Stage.REFUSED,
}


def test_the_reasons_are_the_agreed_ones_and_lead_where_agreed() -> None:
    assert {reason.label: MOVES[reason.move].to for reason in REASONS} == WHERE


@pytest.mark.parametrize("reason", REASONS, ids=[reason.code for reason in REASONS])
def test_each_reason_can_be_shown_and_followed(reason: Reason) -> None:
    assert len(reason.choice) <= 75
    assert 0 < len(reason.consequence) <= 75
    assert reason.became.endswith(".")
    assert set(reason.reopens) <= set(DEFAULT.by_key)
    if reason.move is Move.DEFER:
        assert reason.track in DEFAULT_TRACKS
        assert reason.needs_date or reason.follow_up_days > 0 or reason.follow_up_months > 0


def test_a_reason_says_in_the_form_what_it_is_not() -> None:
    assert [reason.choice for reason in REASONS][:5] == [
        "No need",
        "No money (not now)",
        "No hurry (bad timing)",
        "No desire (not interested)",
        "No trust (yet)",
    ]


def test_what_leads_were_rejected_for_once_still_reads_well() -> None:
    assert set(REASON_BY_CODE) == {*(reason.code for reason in (*REASONS, *RECYCLE_REASONS)), "unreachable"}
    assert REASON_BY_CODE["unreachable"].label == "unreachable"


def test_what_is_special_about_some() -> None:
    assert [reason.label for reason in REASONS if reason.needs_date] == ["no hurry"]
    assert {reason.label: reason.asks for reason in REASONS if reason.asks} == {
        "no hurry": "until",
        "incomplete or wrong answers": "fix",
        "wrong person": "right_person",
        "duplicate or already a customer": "same_as",
    }
    assert [reason.label for reason in REASONS if reason.suppresses] == ["never buys from us"]
    assert REASON_BY_CODE["no_money"].follow_up_months == 6
    assert REASON_BY_CODE["no_money"].reopens == ("money",)


def test_a_lead_that_should_not_have_come_was_nobodys_turn() -> None:
    justified = {reason.code for reason in REASONS if reason.is_justified}
    assert justified == {"no_need", "incomplete", "wrong_person", "duplicate", "never_buys"}
    assert not any(reason.is_justified for reason in RECYCLE_REASONS)
