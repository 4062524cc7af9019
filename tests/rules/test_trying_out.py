"""A dry run compares verdicts on the same answers; what an answer means to another version is judged fairly."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.agreement.rules.edits import put_choice, put_question, remove_choice, retire_question
from bot.agreement.rules.tally import Tally, tally_drafts, tally_past, unasked
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Choice, Effect, Kind, Obstacle, Question
from bot.lead.definition.verdict import Verdict, assess, missing_questions
from tests.rules.leads import NOW, answer, lead

R, N, C, M = Verdict.READY, Verdict.NURTURE, Verdict.CHAFF, Verdict.MISSING
APPROVED = DEFAULT.by_key["money"].choices[0]
STRICT = put_choice(DEFAULT, "money", replace(APPROVED, effect=Effect.NURTURE, follow_up_days=30))
SITES = Question("q_1", "How many sites?", "Sites", Kind.NUMBER)
WHEN = Question("timing", "When?", "When", Kind.DATE, obstacle=Obstacle.HURRY, signal=True)


def tally(*pairs: tuple[Verdict, Verdict]) -> Tally:
    found = Tally()
    found.pairs.update(pairs)
    return found


def test_the_numbers_are_said_most_frequent_first_and_unchanged_ones_are_left_out() -> None:
    found = tally(*[(R, N)] * 31, *[(R, R)] * 180, (N, R))
    assert found.total == 212
    assert found.sentences() == (
        "31 that were offered would now be nurtured",
        "1 that was nurtured would now be offered",
    )


def test_what_was_done_is_said_in_the_present() -> None:
    assert tally((M, R), (M, R), (M, C)).done() == (
        "2 that lacked answers are offered now",
        "1 that lacked answers is refused now",
    )


def test_past_leads_are_judged_at_the_time_of_their_last_answer() -> None:
    long_ago = {key: answer(key, value.value, days_old=200) for key, value in lead().answers.items()}
    found = Tally()
    tally_past([lead(long_ago, created_at=NOW - timedelta(days=200))], {1: DEFAULT}, STRICT, found)
    assert found.pairs == {(R, N): 1}


def test_an_answer_that_sales_reopened_counts_as_it_was_given() -> None:
    found = Tally()
    tally_past([lead({"money": answer("money", "approved", reopened=True)})], {1: DEFAULT}, STRICT, found)
    assert found.pairs == {(R, N): 1}


def test_a_question_nobody_was_asked_is_not_held_against_past_leads_but_is_against_open_drafts() -> None:
    new = put_question(DEFAULT, SITES)
    past, drafts = Tally(), Tally()
    tally_past([lead()], {1: DEFAULT}, new, past)
    tally_drafts([lead()], {1: DEFAULT}, new, NOW, drafts)
    assert past.pairs == {(R, R): 1}
    assert drafts.pairs == {(R, M): 1}
    assert unasked([DEFAULT], new) == ("How many sites?",)
    assert unasked([DEFAULT, new], new) == ()


def test_judging_changes_no_lead() -> None:
    some = lead({"money": answer("money", "approved", reopened=True)})
    before = dict(some.answers)
    tally_past([some], {1: DEFAULT}, STRICT, Tally())
    assert some.answers == before


def test_an_answer_whose_choice_was_retired_is_asked_again() -> None:
    without = remove_choice(DEFAULT, "money", "approved")
    assert missing_questions(lead(), without, NOW) == ("money",)


def test_a_text_is_no_answer_to_a_question_that_now_has_choices() -> None:
    chosen = put_question(
        DEFAULT, replace(DEFAULT.by_key["requirement"], kind=Kind.CHOICE, choices=(Choice("a", "A"), Choice("b", "B")))
    )
    assert missing_questions(lead(), chosen, NOW) == ("requirement",)
    assert missing_questions(lead({"requirement": "a"}), chosen, NOW) == ()


def test_a_retired_question_is_not_missed() -> None:
    assert assess(lead({"money": None}), retire_question(DEFAULT, "money"), NOW).verdict is R


@pytest.mark.parametrize(
    ("date", "verdict", "days"),
    [
        ("2026-11-24", R, 0),
        ("2027-02-21", R, 0),  # 90 days away
        ("2027-02-22", N, 1),
        ("2027-06-01", N, 100),
        ("2026-01-01", R, 0),
        ("soon", R, 0),  # no date: it says nothing, and the form would not take it
    ],
)
def test_a_date_is_ready_within_the_horizon_and_nurtured_until_it_is(date: str, verdict: Verdict, days: int) -> None:
    dated = replace(put_question(DEFAULT, replace(WHEN, choices=())), horizon_days=90)
    dated = replace(dated, questions=tuple(replace(q, choices=()) if q.key == "timing" else q for q in dated.questions))
    found = assess(lead({"timing": date}), dated, NOW)
    assert (found.verdict, found.follow_up_days) == (verdict, days)
    assert any("When?" in reason for reason in found.reasons) == (date != "soon")


def test_a_reason_nobody_wrote_is_the_question_with_the_choice() -> None:
    terse = put_choice(DEFAULT, "fit", Choice("no", "No", Effect.CHAFF))
    assert assess(lead({"fit": "no"}), terse, NOW).reasons == ("Do we have a solution for them? No.",)
