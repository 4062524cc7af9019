"""The card's lines: whatever is kept with a lead, what the card says agrees with the answers it shows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.decisions.card import lead_card
from bot.decisions.lines import deciding
from bot.lead.definition.chosen import because
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Choice, Effect, Kind, Question
from bot.lead.definition.verdict import missing_questions
from bot.lead.lifecycle import Stage
from bot.lead.record import Answer, Lead
from tests.rules.leads import NOW, answer, lead

CHOSEN = [(question, choice) for question in DEFAULT.questions for choice in question.choices if choice.because]
AGES = st.sampled_from([0, 30, DEFAULT.stale_after_days + 1])


def answers_to(question: Question) -> st.SearchStrategy[Answer | None]:
    values = [choice.key for choice in question.choices] or [f"Some {question.key}"]
    given_ = st.builds(
        lambda value, age, again: answer(question.key, value, days_old=age, reopened=again),
        st.sampled_from(values),
        AGES,
        st.booleans(),
    )
    return st.none() | given_


ANSWERS = st.fixed_dictionaries({question.key: answers_to(question) for question in DEFAULT.questions})
KEPT = st.lists(st.sampled_from([because(*pair) for pair in CHOSEN]), max_size=6).map(tuple)


def text_of(card_of: Lead) -> str:
    blocks = lead_card(card_of, DEFAULT, NOW).blocks
    texts = [text for block in blocks for text in (block.get("text"), *block.get("elements", ())) if text]
    return "\n".join(text["text"] for text in texts if text["type"] == "mrkdwn")


@given(ANSWERS, KEPT, KEPT, st.booleans())
def test_the_reasons_shown_agree_with_the_answers_shown(
    answers: dict[str, Answer | None], reasons: tuple[str, ...], cautions: tuple[str, ...], anyway: bool
) -> None:
    by = {"overridden_by": "U2", "override_reason": "A hunch"} if anyway else {}
    shown = lead(answers, stage=Stage.OFFERED, reasons=reasons, cautions=cautions, **by)
    card = text_of(shown)
    for question, choice in CHOSEN:
        if because(question, choice) in card:
            now = shown.answers[question.key]
            assert now.value == choice.key
            assert not now.reopened
            assert _fits(choice, anyway)
    for question in DEFAULT.questions:
        known = shown.answers.get(question.key)
        assert f"Not answered yet: {question.prompt}" not in card or known is None
        if f"*{question.short}*" in card:
            assert known
            assert question.in_words(known.value) in card


def _fits(choice: Choice, anyway: bool) -> bool:
    """Why it came says what speaks for it, what speaks against it the rest; to be careful of stands beneath both."""
    return choice.caution or (choice.effect is not Effect.READY) == anyway


@given(ANSWERS)
def test_what_speaks_against_it_names_every_question_that_is_open(answers: dict[str, Answer | None]) -> None:
    shown = lead(answers, stage=Stage.OFFERED, overridden_by="U2", override_reason="A hunch")
    if missing_questions(shown, DEFAULT, NOW):
        assert "*Against it:*" in text_of(shown)


def test_the_answers_that_decide_are_shown_and_the_others_left_to_details() -> None:
    card = text_of(lead(stage=Stage.OFFERED, email="jane@acme.example"))
    shown = [question.short for question in DEFAULT.questions if f"*{question.short}*" in card]
    assert len(shown) == 6
    assert "*Budget* Approved · *Timing* Within 3 months\n" in card
    assert "Phone · :email: j•••@acme.example" in card
    assert "jane@" not in card


def test_another_definition_shows_its_first_required_questions() -> None:
    own = [Question(f"q_{at}", f"What is {at}?", f"No. {at}", Kind.TEXT, required=at % 2 == 0) for at in range(20)]
    assert [question.key for question in deciding(replace(DEFAULT, questions=tuple(own)))] == [
        *("q_0", "q_2", "q_4", "q_6", "q_8", "q_10")
    ]


def test_once_decided_it_is_three_lines() -> None:
    for stage in set(Stage) - {Stage.OFFERED}:
        decided = lead(stage=stage, decided_by="U2", owner="U2", reject_code="no_need", cautions=("Careful.",))
        assert len(lead_card(decided, DEFAULT, NOW).blocks) == 3
