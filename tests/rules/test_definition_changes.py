"""The difference between two definitions, as somebody who has to sign it reads it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from bot.agreement.rules.changes import changes
from bot.agreement.rules.edits import (
    DOWN,
    UP,
    move_choice,
    move_question,
    put_choice,
    put_question,
    remove_choice,
    retire_question,
    set_terms,
)
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Choice, Definition, Effect, Kind, Obstacle, Question, TargetProfile
from tests.rules.definitions import definitions

FIT, MONEY, TIMING = (DEFAULT.by_key[key] for key in ("fit", "money", "timing"))
SITES = Question("q_1", "How many sites?", "Sites", Kind.NUMBER, required=False)
SIZE = Question(
    "q_2", "How large?", "Size", Kind.CHOICE, choices=(Choice("a", "Small", Effect.CHAFF), Choice("b", "Big"))
)


def question(base: Question, **fields: object) -> Callable[[Definition], Definition]:
    return lambda definition: put_question(definition, replace(base, **fields))  # type: ignore[arg-type]


def choice(base: Question, number: int, **fields: object) -> Callable[[Definition], Definition]:
    return lambda d: put_choice(d, base.key, replace(base.choices[number], **fields))  # type: ignore[arg-type]


CASES: list[tuple[Callable[[Definition], Definition], str]] = [
    (lambda d: put_question(d, SITES), "Added: “How many sites?” (a number, not required)"),
    (
        lambda d: put_question(d, SIZE),
        "Added: “How large?” (a choice, required): ‘Small’ means not a fit; ‘Big’ means nothing",
    ),
    (lambda d: retire_question(d, "money"), "Retired: “Is there a budget?”"),
    (question(MONEY, prompt="Paid?"), "Reworded: “Is there a budget?” is now “Paid?”"),
    (question(MONEY, kind=Kind.TEXT), "“Is there a budget?” is now answered with a text instead of a choice"),
    (question(MONEY, required=False), "“Is there a budget?” is no longer required"),
    (question(DEFAULT.by_key["trust"], required=True), "“How well do they know and trust us?” is now required"),
    (question(MONEY, signal=False), "“Is there a budget?”: a ready answer no longer shows an opportunity"),
    (question(FIT, signal=True), "“Do we have a solution for them?”: a ready answer now shows an opportunity"),
    (question(FIT, obstacle=Obstacle.NONE), "“Do we have a solution for them?” now tests no obstacle instead of need"),
    (question(FIT, short="Fit"), "“Do we have a solution for them?” is called ‘Fit’ on the card instead of ‘Our fit’"),
    (question(FIT, survey="What is fixed?"), "“Do we have a solution for them?” is asked as ‘What is fixed?’"),
    (question(FIT, survey=""), "“Do we have a solution for them?” no longer has a survey wording"),
    (
        choice(TIMING, 1, effect=Effect.READY),
        "“When do they want to buy?”: ‘3 to 6 months’ now means ready instead of nurture",
    ),
    (
        choice(FIT, 1, caution=False),
        "“Do we have a solution for them?”: ‘Partly’ now means ready instead of ready, with a caution",
    ),
    (choice(FIT, 0, label="Fully"), "“Do we have a solution for them?”: ‘Yes’ is now ‘Fully’"),
    (
        choice(TIMING, 1, follow_up_days=1),
        "“When do they want to buy?”: ‘3 to 6 months’ is looked at again after 1 day",
    ),
    (
        choice(FIT, 0, because="It fits."),
        "“Do we have a solution for them?”: the reason given for ‘Yes’ is “It fits.”",
    ),
    (
        lambda d: put_choice(d, "fit", Choice("c_1", "Soon", Effect.NURTURE)),
        "“Do we have a solution for them?”: new choice ‘Soon’, which means nurture",
    ),
    (
        lambda d: remove_choice(d, "fit", "partly"),
        "“Do we have a solution for them?”: ‘Partly’ can no longer be chosen",
    ),
    (
        lambda d: move_choice(d, "fit", "no", UP),
        "“Do we have a solution for them?”: the choices come in a different order",
    ),
    (
        lambda d: move_question(d, "commitment", DOWN),
        "“What is their requirement?” is now asked first",
    ),
    (lambda d: set_terms(d, {"horizon_days": 1}), "The readiness horizon is 1 day instead of 90 days"),
    (lambda d: set_terms(d, {"stale_after_days": 30}), "An answer is stale after 30 days instead of 90 days"),
    (lambda d: set_terms(d, {"lowest_stage": 3}), "Sales takes over from maturity stage 3 instead of 1"),
    (lambda d: set_terms(d, {"must_be_vetted": True}), "Answers have to be vetted before an expert's meeting"),
    (
        lambda d: set_terms(d, {"attempts_before_unreachable": 3}),
        "A lead counts as unreachable after 3 logged attempts instead of 5",
    ),
    (lambda d: set_terms(d, {"waste_alarm_meetings": 4}), "The waste alarm comes at 4 meetings instead of 2"),
    (
        lambda d: set_terms(d, {"target_profile": TargetProfile(sizes=("50-200",))}),
        "Company sizes we sell to: 50-200 instead of anyone",
    ),
]


@pytest.mark.parametrize(("edit", "said"), CASES, ids=[said for _, said in CASES])
def test_one_edit_is_one_sentence(edit: Callable[[Definition], Definition], said: str) -> None:
    assert changes(DEFAULT, edit(DEFAULT)) == (said,)


def test_a_question_taken_to_the_front_is_the_one_that_moved() -> None:
    moved = DEFAULT
    for _ in range(8):
        moved = move_question(moved, "timing", UP)
    assert changes(DEFAULT, moved) == ("“When do they want to buy?” is now asked first",)


@given(definitions(), definitions())
def test_two_definitions_read_alike_only_when_they_are(one: Definition, other: Definition) -> None:
    same = replace(one, version=0) == replace(other, version=0)
    assert (changes(one, other) == ()) == same
    assert changes(one, one) == ()


@pytest.mark.parametrize("effect", [effect for effect in Effect if effect is not Effect.NURTURE])
def test_days_until_a_follow_up_are_no_difference_where_no_lead_is_kept_back(effect: Effect) -> None:
    assert Choice("a", "Small", effect, follow_up_days=30) == Choice("a", "Small", effect)


@given(definitions())
def test_what_is_stored_is_read_back(some: Definition) -> None:
    assert Definition.from_json(some.to_json()) == some
