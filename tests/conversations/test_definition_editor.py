"""Editing the lead definition: step by step, every step saved, and nothing proposed that would not work."""

from datetime import date

from tests.conversations.agreement import (
    MONEY,
    READY_EFFECT,
    TIMING,
    changes_a_choice,
    opens_the_definition,
    opens_the_editor,
    signs,
)
from tests.conversations.office import JANE, READY, Office, brings, without

SITES = "How many sites do they have?"
NEW = {
    "Question to the marketer": SITES,
    "Short name on the card": "Sites",
    "Answered with": "Choice",
    "What it is for": ["Required"],
}


async def test_a_question_is_added_with_its_choices_and_asked_of_new_leads(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Add a question")
    await max_.submits(NEW)
    assert SITES in max_.modal.text
    assert "a choice needs at least 2 choices" in max_.modal.text
    await max_.clicks("Choices", near=f". {SITES}")
    for label in ("One", "Several"):
        await max_.clicks("Add a choice")
        await max_.submits({"Choice": label, "What it means for a lead": READY_EFFECT})
    await max_.clicks("Back to the draft")
    assert f"Added: “{SITES}” (a choice, required): ‘One’ means ready; ‘Several’ means ready" in max_.modal.text
    assert "put right" not in max_.modal.text
    await max_.clicks("Propose")
    await max_.closes(everything=True)
    await signs(office.sofia)
    await max_.sees("is now version 2", in_=max_.dm)
    await office.mia_brings()
    note = await office.mia.sees("needs one answer")
    assert SITES in note.text
    await office.mia.clicks("Answer now", on=note)
    await office.mia.submits({SITES: "Several"})
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "Several" in card.text


async def test_what_cannot_work_is_refused_with_every_reason(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Add a question")
    form = await max_.submits({**NEW, "Question to the marketer": "is there a BUDGET?"})
    assert "Another question asks the same" in form.errors["Question to the marketer"]
    await max_.submits({"Question to the marketer": SITES})
    await max_.clicks("Propose")
    note = max_.modal.text
    assert "can't be proposed yet" in note
    assert f"“{SITES}”: a choice needs at least 2 choices" in note
    await max_.closes()
    assert max_.modal.title == "Lead definition"


async def test_questions_are_reordered_reworded_and_retired(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Move up", near=f". {TIMING}")
    assert f"“{TIMING}” is now asked after “Do we have a solution for them?”" in max_.modal.text
    await max_.clicks("Retire", near=". Who else are they talking to?")
    assert "Retired: “Who else are they talking to?”" in max_.modal.text
    await max_.clicks("Edit", near=f". {MONEY}")
    assert max_.modal.values["Question to the marketer"] == MONEY
    await max_.submits({"Question to the marketer": "Is it paid for?", "What it is for": ["Shows an opportunity"]})
    assert f"Reworded: “{MONEY}” is now “Is it paid for?”" in max_.modal.text
    assert "“Is it paid for?” is no longer required" in max_.modal.text
    assert "Approved (ready)" in max_.modal.text


async def test_a_survey_wording_that_pitches_is_flagged_with_the_reason(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Edit", near=f". {MONEY}")
    await max_.submits({"Survey wording: how to ask the prospect": "Would you BUY at this Price, or see a demo?"})
    shown = max_.modal.text
    assert "“BUY”: It asks for a decision before the need is known" in shown
    assert "“Price”: It brings up what we charge" in shown
    assert "“demo”: It offers to show something" in shown
    await max_.clicks("Propose")
    assert "You proposed a change" in max_.modal.text


async def test_nothing_is_lost_when_the_window_is_closed(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Retire", near=". Who else are they talking to?")
    await max_.closes(everything=True)
    await opens_the_definition(max_)
    assert "Who else are they talking to?" in max_.modal.text
    await max_.clicks("Continue your draft")
    assert "Retired: “Who else are they talking to?”" in max_.modal.text
    await opens_the_editor(office.sofia)
    assert "Nothing yet." in office.sofia.modal.text
    await max_.clicks("Discard the draft")
    assert "Nothing yet." in max_.modal.text


async def test_what_was_proposed_is_where_the_next_draft_begins(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Retire", near=". Who else are they talking to?")
    await max_.clicks("Propose")
    await max_.closes(everything=True)
    await opens_the_editor(max_)
    assert "Retired: “Who else are they talking to?”" in max_.modal.text


async def test_terms_and_profile_are_edited_and_wrong_numbers_refused(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Horizon and profile")
    form = await max_.submits({"Readiness horizon in days": "0"})
    assert form.errors
    await max_.submits(
        {
            "Readiness horizon in days": "120",
            "Days after which an answer is stale": "60",
            "Lowest maturity stage that may be passed to sales": max_.modal.choices(
                "Lowest maturity stage that may be passed to sales"
            )[2],
            "Before a meeting with an expert": ["Answers have to be vetted"],
            "Waste alarm: number of meetings": "3",
            "Target profile: segments": "Retail\nRetail\n\n Food  and drink",
            "Target profile: roles": "Operations",
        }
    )
    shown = max_.modal.text
    for line in (
        "The readiness horizon is 120 days instead of 90 days",
        "An answer is stale after 60 days instead of 90 days",
        "Sales takes over from maturity stage 3 instead of 1",
        "Answers have to be vetted before an expert's meeting",
        "The waste alarm comes at 3 meetings instead of 2",
        "Segments we sell to: Retail, Food and drink instead of anyone",
        "Roles we sell to: Operations instead of anyone",
    ):
        assert line in shown
    await max_.clicks("Propose")
    await max_.closes(everything=True)
    await signs(office.sofia)
    await max_.sees("is now version 2", in_=max_.dm)
    await office.mia_brings()
    note = await office.mia.sees("L-1 Jane Doe (Acme Corp) is not ready")
    assert "stage 1 of 8" in note.text


async def test_a_date_is_held_against_the_horizon(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Edit", near=f". {TIMING}")
    await max_.submits({"Answered with": "Date"})
    assert f"“{TIMING}” is now answered with a date instead of a choice" in max_.modal.text
    await max_.clicks("Propose")
    await max_.closes(everything=True)
    await signs(office.sofia)
    await max_.sees("is now version 2", in_=max_.dm)
    await brings(office.mia, office.sales, {**without(TIMING), TIMING: date(2027, 6, 1)}, JANE)
    note = await office.mia.sees("L-1 Jane Doe (Acme Corp) is not ready")
    assert "2027-06-01, which is more than 90 days away" in note.text
    await brings(office.mia, office.sales, {**READY, TIMING: date(2027, 1, 15)}, "Bo Lind, bo@north.example")
    card = await office.ravi.sees("L-2 · Bo Lind", in_=office.sales)
    assert "2027-01-15, within 90 days" in card.text


async def test_a_draft_begun_before_another_version_took_effect_says_so(office: Office) -> None:
    await opens_the_editor(office.sofia)
    await office.sofia.clicks("Retire", near=". Who else are they talking to?")
    await office.sofia.closes(everything=True)
    await opens_the_editor(office.max)
    await changes_a_choice(office.max, TIMING, "3 to 6 months", READY_EFFECT)
    await office.max.clicks("Propose")
    await office.max.closes(everything=True)
    await signs(office.sofia)
    await office.max.sees("is now version 2", in_=office.max.dm)
    await opens_the_editor(office.sofia)
    shown = office.sofia.modal.text
    assert "You began from version 1, and version 2 has taken effect since" in shown
    assert "‘3 to 6 months’ now means nurture instead of ready" in shown
