"""Confidence in a source: its arithmetic is that of scipy's beta distribution, and its words are the counts."""

import os

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta

from bot.lead.reject_reasons import REASON_BY_CODE, REASONS
from bot.sources.confidence.beta import below, quantile
from bot.sources.confidence.confidence import LATEST, RECENT, Trend, more_likely, weigh
from bot.sources.confidence.in_words import bar, interval, line, short
from bot.sources.confidence.prior import OF_KIND, OF_ORIGIN, UNKNOWN, Prior, prior_of
from bot.sources.confidence.verdict import OF_REASON, Answered, Says, verdicts

MANY = 3000 if os.environ.get("TORTURE") else 60
PARAMETERS = st.floats(0.05, 400)
VERDICTS = st.lists(st.booleans(), max_size=LATEST)
PRIORS = st.builds(Prior, st.floats(0.02, 0.98), st.floats(1, 20))


@settings(max_examples=MANY, deadline=None)
@given(PARAMETERS, PARAMETERS, st.floats(0, 1))
@example(1, 1, 0.5)
@example(0.05, 400, 1e-9)
def test_the_share_below_is_that_of_scipy(a: float, b: float, x: float) -> None:
    assert below(x, a, b) == pytest.approx(beta.cdf(x, a, b), rel=1e-9, abs=1e-12)


@settings(max_examples=MANY, deadline=None)
@given(PARAMETERS, PARAMETERS, st.floats(0.001, 0.999))
@example(0.64, 7.36, 0.05)
@example(0.64, 107.36, 0.05)
@example(102.4, 1.6, 0.95)
def test_quantiles_are_those_of_scipy(a: float, b: float, p: float) -> None:
    known = beta.ppf(p, a, b)
    assume(1e-12 < known < 1 - 1e-12)
    assert quantile(p, a, b) == pytest.approx(known, rel=1e-7, abs=1e-12)


@settings(max_examples=MANY, deadline=None)
@given(PRIORS, VERDICTS)
def test_mean_and_interval_are_those_of_the_posterior(prior: Prior, answers: list[bool]) -> None:
    found, accepted = weigh(1, prior, answers), answers.count(True)
    a, b = prior.share * prior.weight + accepted, (1 - prior.share) * prior.weight + answers.count(False)
    assert found.share == pytest.approx(beta.mean(a, b))
    assert (found.low, found.high) == pytest.approx(beta.interval(0.9, a, b), rel=1e-7, abs=1e-9)
    assert (found.accepted, found.weighed) == (accepted, len(answers))
    assert (found.recently_accepted, found.recent) == (answers[:RECENT].count(True), min(RECENT, len(answers)))


@settings(max_examples=MANY // 4, deadline=None)
@given(*[st.tuples(st.integers(0, 40), st.integers(0, 40))] * 2)
def test_one_share_is_above_another_as_probably_as_their_densities_say(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    (a, b), (c, d) = ((accepted + 1, rejected + 1) for accepted, rejected in (one, other))
    known, _ = quad(lambda x: beta.pdf(x, a, b) * beta.cdf(x, c, d), 0, 1)
    found = more_likely((one[0], sum(one)), (other[0], sum(other)))
    assert found == pytest.approx(known, abs=1e-6)


def test_a_source_falls_or_rises_against_what_it_was_before_and_not_by_chance() -> None:
    def trend(latest: int, before: int, of: int = 40) -> Trend:
        answers = [n < latest for n in range(RECENT)] + [n < before for n in range(of)]
        return weigh(1, UNKNOWN, answers).trend

    assert trend(3, 24) is Trend.FALLING
    assert trend(17, 12) is Trend.RISING
    assert trend(9, 24) is Trend.STEADY
    assert trend(0, 0, of=0) is Trend.STEADY


def test_every_reason_says_something_or_nothing_of_the_source() -> None:
    rejecting = {reason.code for reason in REASONS}
    assert rejecting <= OF_REASON.keys() <= REASON_BY_CODE.keys()
    assert {code for code in rejecting if OF_REASON[code] is Says.NOTHING} == {
        "incomplete",
        "wrong_person",
        "duplicate",
    }


def test_each_lead_counts_once_by_the_last_answer_that_says_something() -> None:
    latest_first = [
        Answered(1, "rejected", "duplicate"),
        Answered(2, "rejected", "no_money"),
        Answered(1, "accepted", ""),
        Answered(3, "rejected", "incomplete"),
        Answered(2, "accepted", ""),
        Answered(1, "rejected", "no_need"),
    ]
    assert verdicts(latest_first) == [False, True]


def test_rented_lists_start_low_whatever_they_are_called() -> None:
    lowest = min(prior.share for prior in OF_KIND.values())
    assert all(prior.share < lowest / 1.5 for prior in OF_ORIGIN.values())
    assert prior_of("list", "rented") == OF_ORIGIN["rented"] == prior_of("event", "rented")
    assert prior_of("list", "own") == OF_KIND["list"]
    assert prior_of("") == UNKNOWN == prior_of("made up")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([], "New source: no answer from sales yet"),
        ([True], "its first lead was accepted: too few to tell"),
        ([False, False], "0 of its first 2 were accepted: too few to tell"),
        ([True, False, False], "███▒▒▒▁▁▁▁ 1 of its first 3 was accepted"),
        ([True] * 3 + [False] * 27, "█▒▁▁▁▁▁▁▁▁ 3 of its last 20 were accepted"),
        ([True] * 3 + [False] * 17 + [True] * 20, "█████▒▒▁▁▁ 3 of its last 20 were accepted :arrow_lower_right:"),
        ([True] * 100, "██████████ 20 of its last 20 were accepted"),
    ],
)
def test_a_line_fits_a_phone_and_says_the_count(answers: list[bool], said: str) -> None:
    found = weigh(1, prior_of("webinar"), answers)
    assert line(found) == said
    assert len(said.replace(":arrow_lower_right:", "↘")) <= 47


def test_a_cell_and_a_sentence_say_the_same() -> None:
    found = weigh(1, prior_of("webinar"), [True] * 3 + [False] * 17)
    assert short(found) == "17 % (3 of 20)"
    assert interval(found) == "17 %, likely between 6 and 30 %"
    assert short(weigh(1, prior_of("webinar"), [])) == "25 % (no answer yet)"


@settings(max_examples=MANY, deadline=None)
@given(PRIORS, VERDICTS)
def test_every_bar_has_ten_cells_and_shows_its_interval(prior: Prior, answers: list[bool]) -> None:
    drawn = bar(weigh(1, prior, answers))
    assert len(drawn) == 10
    assert drawn == "".join(sorted(drawn, key="█▒▁".index))
