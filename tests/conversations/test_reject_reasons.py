"""Every reason to reject has a consequence, which is said before it is confirmed, and which then really happens."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from bot.lead.reject_reasons import REASONS
from tests.conversations.aftermath import Aftermath
from tests.conversations.office import READY, Office

UNTIL, FIX, RIGHT = "Until when?", "Which answers need fixing?", "Who is the right person?"
DECIDER = "Who will decide whether the solution works for them?"
APPROVER = "Who approves the purchase?"


@dataclass(frozen=True)
class Case:
    """A reason with what the form says once it is chosen, and what comes of it: the stage in words, what the marketer
    reads and presses, the day of the first follow-up, and the questions asked again. `also` hear of it too."""

    reason: str
    form: tuple[str, ...]
    stage: str
    told: tuple[str, ...]
    labels: list[str]
    typed: dict[str, Any] = field(default_factory=dict)
    day: str = ""
    again: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    history: str = "L-1 rejected"


NURTURED, CLOSED = ["Ready now", "Snooze", "Details"], ["Details"]
CASES = {
    "no_need": Case(
        "No need",
        ("it is closed. @Mia Marketer reads why, and does not follow up.",),
        "Closed since",
        ("it is closed. A word with @Ravi Rep may help with the next lead from this source.",),
        CLOSED,
    ),
    "no_money": Case(
        "No money (not now)",
        ("@Mia Marketer nurtures it on the track Wait for the date. ", "on Monday, May 24th, 2027", "Budget is asked"),
        "Being nurtured since",
        (
            "I will remind you to follow up on Monday, May 24th, 2027, on the track Wait for the date",
            "Budget is asked again",
        ),
        NURTURED,
        day="Monday, May 24th, 2027",
        again=("Is there a budget?",),
    ),
    "no_hurry": Case(
        "No hurry (bad timing)",
        ("The first follow-up comes 10 working days before the day you give", "Timing is asked again"),
        "Being nurtured since",
        ("February 15th, 2027, in good time before Monday, March 1st, 2027", "“Ask whether the date still holds”"),
        NURTURED,
        {UNTIL: date(2027, 3, 1)},
        "Monday, February 15th, 2027",
        ("When do they want to buy?",),
    ),
    "no_desire": Case(
        "No desire (not interested)",
        ("on the track Content. The first follow-up comes on Wednesday, December 23rd, 2026: “Send the white",),
        "Being nurtured since",
        ("I will remind you to follow up on Wednesday, December 23rd, 2026",),
        NURTURED,
        day="Wednesday, December 23rd, 2026",
        again=("Are they committed to finding a solution?",),
    ),
    "no_trust": Case(
        "No trust (yet)",
        ("on the track References. The first follow-up comes on Wednesday, December 23rd, 2026: “Send the story",),
        "Being nurtured since",
        ("on the track References: “Send the story of a customer like them”",),
        NURTURED,
        day="Wednesday, December 23rd, 2026",
    ),
    "incomplete": Case(
        "Incomplete or wrong answers",
        ("it goes back to @Mia Marketer with those answers to put right. When it is sent again, you hear of it.",),
        "Returned to marketing since",
        (f"put it right and send it again. Please look at:\n• {APPROVER}",),
        ["Fix and resubmit", "Details"],
        {FIX: [APPROVER]},
        again=(APPROVER,),
    ),
    "wrong_person": Case(
        "Wrong person",
        ("it goes back to @Mia Marketer to find out who decides, with your suggestion in its buying group.",),
        "Returned to marketing since",
        ("they suggest Kim Park, Planner. Find out what part that person plays, put it right", DECIDER),
        ["Fix and resubmit", "Who is it?", "Details"],
        {RIGHT: "Kim Park, Planner"},
        again=(DECIDER,),
        history="L-1 contact_added, L-1 rejected",
    ),
    "duplicate": Case(
        "Duplicate or already a customer",
        (
            "with a lead chosen above, you see both side by side, and the two become one.",
            "Without one it is closed, and I ask @Sofia Sales Manager who has the company.",
        ),
        "Closed since",
        ("it is closed. Managers of sales look who has them; if somebody takes it, you hear.",),
        CLOSED,
        also=(("sofia", "they are a customer already"),),
    ),
    "never_buys": Case(
        "Never buys from us",
        ("it is closed. @Mia Marketer hears of it, and managers decide whether anybody may contact them again.",),
        "Closed since",
        ("it is closed. Managers decide whether anybody may contact them again.",),
        CLOSED,
        also=(("sofia", "never buys from us"), ("max", "never buys from us")),
    ),
}


def test_the_table_has_every_reason() -> None:
    assert CASES.keys() == {reason.code for reason in REASONS}
    assert [case.reason for case in CASES.values()] == [reason.choice for reason in REASONS]


@pytest.mark.parametrize("code", CASES)
async def test_what_a_reason_says_is_what_comes_of_it(office: Office, code: str) -> None:
    case = CASES[code]
    reason = next(reason for reason in REASONS if reason.code == code)
    card = await office.offered_card()
    after = await Aftermath.of(office)
    await office.ravi.clicks("Reject", on=card)
    assert reason.consequence in str(office.ravi.modal.view.blocks)
    assert "What happens then" not in office.ravi.modal.text
    await office.ravi.chooses("Reason", case.reason)
    said = office.ravi.modal.text
    assert "What happens then: " in said
    for words in (*case.form, "You can undo it for ten minutes."):
        assert words in said
    assert await office.ravi.submits({**case.typed}) is None
    note = await office.mia.sees(f"@Ravi Rep rejected L-1 Jane Doe (Acme Corp): {reason.label}.")
    for words in case.told:
        assert words in note.text
    assert note.labels == case.labels
    card = await office.lena.sees(f"Rejected by @Ravi Rep: {reason.label}. {reason.became}", in_=office.sales)
    assert card.labels == ["Details"]
    planned = "L-1 prompt" if case.stage.startswith("Returned") else "L-1 follow_up" if case.day else ""
    told = (("mia", "rejected L-1"), ("ravi", "Rejected by you"), ("sales", "Rejected by @Ravi Rep"), *case.also)
    await after.is_only(*told, history=case.history, planned=planned, dropped="L-1 answer")
    shown = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert case.stage in shown
    assert not case.day or f"Next: {case.day}" in shown


@pytest.mark.parametrize("code", CASES)
async def test_what_a_reason_did_can_be_undone_as_if_it_had_never_been(office: Office, code: str) -> None:
    case = CASES[code]
    card = await office.offered_card()
    await office.ravi.clicks("Details", on=card)
    before = office.ravi.modal.text
    await office.ravi.closes()
    after = await Aftermath.of(office)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.chooses("Reason", case.reason)
    await office.ravi.submits({**case.typed})
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    card = await office.lena.sees("Why it came to sales", in_=office.sales)
    assert "Accept" in card.labels
    taken = "@Ravi Rep took the rejection back"
    told = [("mia", taken), ("ravi", "You took the rejection back"), *((who, taken) for who, _ in case.also)]
    await after.is_only(*told, history=f"{case.history}, L-1 undone")
    await office.ravi.clicks("Details", on=card)
    assert office.ravi.modal.text.partition("History")[0] == before.partition("History")[0]
    await office.ravi.closes()
    await office.ravi.clicks("Accept", on=card)
    await office.mia.sees("@Ravi Rep accepted L-1")


@pytest.mark.parametrize("code", [code for code, case in CASES.items() if case.day])
async def test_the_follow_up_comes_on_the_day_and_the_questions_are_asked_again(office: Office, code: str) -> None:
    case = CASES[code]
    await office.ravi.clicks("Reject", on=await office.offered_card())
    await office.ravi.chooses("Reason", case.reason)
    await office.ravi.submits({**case.typed})
    note = await office.mia.sees("rejected L-1")
    due = date.fromisoformat({"no_money": "2027-05-24", "no_hurry": "2027-03-01"}.get(code, "2026-12-23"))
    await office.later(days=(due - date(2026, 11, 23)).days - 1)
    assert not [each for each in office.mia.reads() if "Time to follow up" in each.text]
    await office.later(days=1)
    told = await office.mia.sees("Time to follow up on L-1")
    assert f"@Ravi Rep rejected it, {next(r for r in REASONS if r.code == code).label}" in told.text
    await office.mia.clicks("Ready now", on=note if "Ready now" in note.labels else told)
    for question in case.again:
        assert question in office.mia.modal.labels
        assert "has to be asked again" in office.mia.modal.hints[question] or not office.mia.modal.values[question]


async def test_a_wrong_person_leads_to_the_buying_group(office: Office) -> None:
    await office.ravi.clicks("Reject", on=await office.offered_card())
    await office.ravi.chooses("Reason", "Wrong person")
    form = await office.ravi.submits({RIGHT: ", Planner"})
    assert "Please begin with the name" in form.errors[RIGHT]
    await office.ravi.submits({RIGHT: "Kim Park, Planner", "Note": "Jane only collects offers"})
    note = await office.mia.sees("they suggest Kim Park, Planner")
    await office.mia.clicks("Who is it?", on=note)
    assert office.mia.modal.values["Who is it?"] == "Kim Park"
    assert (
        office.mia.modal.values["How did they come to join, and why?"]
        == "Sales says that this is the right person to talk to"
    )


async def test_a_wrong_person_without_a_suggestion_asks_for_whoever_decides(office: Office) -> None:
    await office.ravi.clicks("Reject", on=await office.offered_card())
    await office.ravi.chooses("Reason", "Wrong person")
    await office.ravi.submits()
    note = await office.mia.sees("find out who decides, add them to the buying group, put it right and send it again")
    assert note.labels == ["Fix and resubmit", "Add a contact", "Details"]
    await office.mia.clicks("Add a contact", on=note)
    assert office.mia.modal.title == "New contact"


async def test_a_customers_lead_goes_to_whoever_has_the_company(office: Office) -> None:
    await office.mia_brings(who="Bo Lind at Acme Corp, bo@acme.example, from Fair")
    await office.lena.clicks("Accept", on=await office.lena.sees("Bo Lind", in_=office.sales))
    await office.mia_brings(READY)
    card = await office.ravi.sees("Jane Doe", in_=office.sales)
    after = await Aftermath.of(office)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.chooses("Reason", "Duplicate or already a customer")
    form = "Without one it goes to @Lena Rep, who has the company through L-1 and hears why from you."
    assert form in office.ravi.modal.text
    await office.ravi.submits({"Note": "They bought in May"})
    theirs = await office.lena.sees("@Ravi Rep says that L-2 Jane Doe (Acme Corp) is a customer already")
    assert "They bought in May" in theirs.text
    assert "You have the company through L-1, so it waits for you" in theirs.text
    await office.mia.sees("@Lena Rep has the company, so they decide on it now. You have nothing to do")
    told = (("lena", "is a customer already"), ("mia", "is a customer already"), ("ravi", "Passed on by you"))
    await after.is_only(*told, ("sales", "For @Lena Rep: a customer already"), history="L-2 passed_on")
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is kept for @Lena Rep")
    await office.lena.clicks("Accept", on=card)
    await office.mia.sees("@Lena Rep accepted L-2")


async def test_passing_a_customer_on_is_taken_back(office: Office) -> None:
    await office.mia_brings(who="Bo Lind at Acme Corp, bo@acme.example, from Fair")
    await office.lena.clicks("Accept", on=await office.lena.sees("Bo Lind", in_=office.sales))
    await office.mia_brings(READY)
    card = await office.ravi.sees("Jane Doe", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.chooses("Reason", "Duplicate or already a customer")
    await office.ravi.submits()
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Passed on by you"))
    await office.lena.sees("@Ravi Rep took “Passed on” back")
    await office.ravi.clicks("Accept", on=card)
    await office.mia.sees("@Ravi Rep accepted L-2")


async def test_a_customer_whom_nobody_has_is_the_managers_question(office: Office) -> None:
    await office.ravi.clicks("Reject", on=await office.offered_card())
    await office.ravi.chooses("Reason", "Duplicate or already a customer")
    await office.ravi.submits({"Note": "They bought in May"})
    asked = await office.sofia.sees("No rep is known to have the company")
    assert "They bought in May" in asked.text
    await office.sofia.clicks("Give it to a rep", on=asked)
    form = office.sofia.modal
    assert "@Ravi Rep says that L-1 Jane Doe (Acme Corp) is a customer already." in form.text
    assert "@Lena Rep: no open leads" in form.text
    form = await office.sofia.submits({"Who talks to them?": "Mia Marketer"})
    assert "not one of the sales reps" in form.errors["Who talks to them?"]
    after = await Aftermath.of(office)
    await office.sofia.submits({"Who talks to them?": "Lena Rep", "Note": "She sold to them in May"})
    theirs = await office.lena.sees("@Sofia Sales Manager gives you L-1 Jane Doe (Acme Corp), a customer already")
    assert "She sold to them in May" in theirs.text
    await office.mia.sees("@Sofia Sales Manager gave it to @Lena Rep, who decides on it now")
    await office.work()
    assert "Passed on by you, today at" in asked.text
    await after.is_only(
        ("lena", "gives you L-1"),
        ("mia", "a customer already"),
        ("mia", "Nothing is left to do here"),  # where it said that sales had closed it
        ("sofia", "Passed on by you"),
        ("ravi", "is back in"),
        ("sales", "Why it came to sales"),
        history="L-1 passed_on, L-1 offered",
        planned="L-1 answer",
    )
    card = await office.lena.sees("For @Lena Rep: a customer already.", in_=office.sales)
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is kept for @Lena Rep")
    await office.lena.clicks("Accept", on=card)
    await office.mia.sees("@Lena Rep accepted L-1")


async def test_a_customer_nobody_passes_on_stays_closed_and_everybody_hears(office: Office) -> None:
    await office.ravi.clicks("Reject", on=await office.offered_card())
    await office.ravi.submits({"Reason": "Duplicate or already a customer"})
    asked = await office.sofia.sees("No rep is known to have the company")
    await office.sofia.clicks("Not ours to pass on", on=asked)
    await office.work()
    assert "Left closed by you, today at" in asked.text
    for who in (office.ravi, office.mia):
        await who.sees(
            "@Sofia Sales Manager decided about L-1 Jane Doe (Acme Corp): nobody here passes this customer on"
        )
    assert "left it closed" in (await office.mia.runs("/lead show L-1", in_=office.sales)).text


async def test_what_managers_make_of_never_buys_is_told_to_the_rep_and_the_marketer(office: Office) -> None:
    await office.ravi.clicks("Reject", on=await office.offered_card())
    await office.ravi.submits({"Reason": "Never buys from us"})
    await office.sofia.clicks("Keep contactable", on=await office.sofia.sees("says that L-1"))
    for who in (office.ravi, office.mia):
        told = await who.sees(
            "@Sofia Sales Manager decided about L-1 Jane Doe (Acme Corp): they may still be contacted"
        )
        assert "The lead itself stays closed." in told.text
