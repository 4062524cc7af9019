"""A definition with many questions: asked on several pages, and nothing that was typed gets lost."""

from tests.conversations.agreement import opens_the_editor, signs
from tests.conversations.office import JANE, READY, Office

PROMPTS = list(READY)
FIRST, SECOND = PROMPTS[:8], PROMPTS[8:]
REQUIREMENT, CHANNEL = "What is their requirement?", "How do they prefer to be reached?"
MORE = ("How many sites do they have?", "Which tools do they use?", "Who runs the project?")
SAID = dict.fromkeys(MORE, "Twelve")
OPTIONAL = [
    "Where are they in the buying process?",
    "How well do they know and trust us?",
    "Who else are they talking to?",
    "What steps must a purchase go through?",
]


async def _agreed(office: Office) -> None:
    await opens_the_editor(office.max)
    for number, prompt in enumerate(MORE):
        await office.max.clicks("Add a question")
        short = f"More {number}"
        await office.max.submits({"Question to the marketer": prompt, "Short name on the card": short})
    await office.max.clicks("Propose")
    await office.max.closes(everything=True)
    await signs(office.sofia)
    await office.max.sees("is now version 2", in_=office.max.dm)


async def _opens_the_questions(office: Office) -> None:
    await office.mia.runs(f"/lead {JANE}", in_=office.sales)
    await office.mia.submits()


def _of(prompts: list[str]) -> dict[str, str]:
    return {prompt: READY[prompt] for prompt in prompts}


async def test_page_after_page_and_then_judged(office: Office) -> None:
    await _agreed(office)
    await _opens_the_questions(office)
    assert office.mia.modal.labels == FIRST
    assert "Page 1 of 2" in office.mia.modal.text
    assert "Back" not in office.mia.modal.buttons
    await office.mia.submits(_of(FIRST))
    assert office.mia.modal.labels == [*SECOND, *OPTIONAL, *MORE]
    assert not [m for m in office.ravi.reads(office.sales) if "Jane Doe" in m.text]
    await office.mia.submits(_of(SECOND) | SAID)
    assert office.mia.modal is None
    await office.ravi.clicks("Details", on=await office.ravi.sees("Why it came to sales", in_=office.sales))
    assert "13 of 13 answered" in office.ravi.modal.text


async def test_back_keeps_what_was_typed_on_both_pages(office: Office) -> None:
    await _agreed(office)
    await _opens_the_questions(office)
    await office.mia.submits(_of(FIRST))
    await office.mia.fills(_of(SECOND) | SAID)
    await office.mia.clicks("Back")
    assert office.mia.modal.labels == FIRST
    assert office.mia.modal.values[REQUIREMENT] == READY[REQUIREMENT]
    await office.mia.submits({REQUIREMENT: "Ship at once"})
    assert office.mia.modal.values[CHANNEL] == READY[CHANNEL]
    assert "did not save it" in office.mia.modal.hints[CHANNEL]
    await office.mia.submits()
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "Ship at once" in card.text
    await office.ravi.clicks("Details", on=card)
    assert "13 of 13 answered" in office.ravi.modal.text


async def test_closed_half_way_what_was_saved_stays_saved(office: Office) -> None:
    await _agreed(office)
    await _opens_the_questions(office)
    await office.mia.submits(_of(FIRST))
    await office.mia.closes()
    note = await office.mia.sees("needs 5 answers")
    await office.mia.clicks("Answer now", on=note)
    assert office.mia.modal.labels == [*SECOND, *MORE]


async def test_what_was_typed_in_a_closed_form_stands_in_the_next(office: Office) -> None:
    await _opens_the_questions(office)
    await office.mia.fills({REQUIREMENT: "Ship at once"})
    await office.mia.closes()
    note = await office.mia.sees("needs 10 answers")
    await office.mia.clicks("Answer now", on=note)
    assert office.mia.modal.values[REQUIREMENT] == "Ship at once"
    await office.mia.submits()
    note = await office.mia.sees("needs 9 answers")
    await office.mia.clicks("Answer now", on=note)
    assert REQUIREMENT not in office.mia.modal.labels


async def _two_at_one_lead(office: Office) -> None:
    """Mia is asked in a thread, and both are at the first page of the same questions."""
    await _agreed(office)
    await _opens_the_questions(office)
    await office.mia.closes()
    note = await office.mia.sees("needs 13 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    await office.mia.sees("1 of 13")
    for who in (office.mia, office.max):
        shown = await who.runs("/lead show L-1", in_=office.sales)
        await who.clicks("Details", on=shown)
        await who.clicks("Edit who it is")
        await who.submits()


async def test_a_page_takes_nothing_back_that_somebody_else_saved_meanwhile(office: Office) -> None:
    await _two_at_one_lead(office)
    await office.max.submits(_of(FIRST))
    form = await office.mia.submits({REQUIREMENT: "Ship at once", "What solution do they want?": ""})
    assert f"@Max Marketing Manager made {REQUIREMENT} “{READY[REQUIREMENT]}”" in form.text
    assert form.values[REQUIREMENT] == "Ship at once"
    assert form.values["What solution do they want?"] == READY["What solution do they want?"]
    form = await office.mia.submits()
    assert CHANNEL in form.labels
    told = await office.max.sees("at the same time as you")
    assert REQUIREMENT in told.text


async def test_a_thread_takes_no_answer_that_a_page_has_given(office: Office) -> None:
    await _two_at_one_lead(office)
    question = await office.mia.sees("1 of 13")
    await office.max.submits(_of(FIRST))
    await office.mia.clicks("No intention to change", on=question)
    await office.mia.sees("That question is answered, or I have stopped asking")
    await office.mia.closes()
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    assert "Committed" in shown.text
