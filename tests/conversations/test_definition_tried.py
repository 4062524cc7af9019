"""Trying a definition before it is signed, and re-judging open drafts after: the numbers first, then the act."""

from tests.conversations.agreement import (
    MONEY,
    NURTURE_EFFECT,
    TIMING,
    changes_a_choice,
    opens_the_editor,
    reads,
    signs,
)
from tests.conversations.office import READY, Office, without


async def test_a_dry_run_says_what_would_have_become_of_the_last_leads(office: Office) -> None:
    for name in ("Ann", "Bea", "Cleo"):
        await office.mia_brings(READY, who=f"{name} Lind, {name.lower()}@north.example")
    await office.mia_brings({**READY, TIMING: "6 to 9 months"}, who="Dora Falk, dora@north.example")
    await office.mia_brings(without(MONEY), who="Eva Dahl, eva@north.example")
    await opens_the_editor(office.max)
    await changes_a_choice(
        office.max, MONEY, "Approved", NURTURE_EFFECT, **{"For “Nurture”: days until it is looked at again": "30"}
    )
    await office.max.clicks("Try on past leads")
    shown = await reads(office.max, "Of 5 leads of the last 90 days")
    assert "3 that were offered would now be nurtured" in shown
    assert "This changes nothing." in shown


async def test_leads_older_than_ninety_days_are_left_out(office: Office) -> None:
    await office.mia_brings(READY, who="Ann Lind, ann@north.example")
    await office.later(days=91)
    await opens_the_editor(office.max)
    await office.max.clicks("Try on past leads")
    await reads(office.max, "No lead came in within the last 90 days")


async def test_who_is_asked_to_sign_can_try_it_first(office: Office) -> None:
    await office.mia_brings(READY, who="Ann Lind, ann@north.example")
    await _stricter(office)
    asked = await office.sofia.sees("proposes a change", in_=office.sofia.dm)
    await office.sofia.clicks("Try on past leads", on=asked)
    await reads(office.sofia, "1 that was offered would now be nurtured")


async def test_a_question_nobody_was_asked_is_left_out_and_named(office: Office) -> None:
    await office.mia_brings(READY, who="Ann Lind, ann@north.example")
    await opens_the_editor(office.max)
    await office.max.clicks("Add a question")
    await office.max.submits(
        {
            "Question to the marketer": "How many sites?",
            "Short name on the card": "Sites",
            "What it is for": ["Required"],
        }
    )
    await office.max.clicks("Try on past leads")
    shown = await reads(office.max, "none would be judged differently")
    assert "Nobody was asked “How many sites?” then" in shown


async def test_open_drafts_are_rejudged_after_seeing_what_it_does(office: Office) -> None:
    await office.mia_brings(without(MONEY), who="Cleo Berg, cleo@north.example")
    await office.mia_brings(without(MONEY, "What is their requirement?"), who="Eva Dahl, eva@north.example")
    await office.mia.sees("L-2 Eva Dahl is saved")
    await opens_the_editor(office.max)
    await office.max.clicks("Edit", near=f". {MONEY}")
    await office.max.submits({"What it is for": ["Shows an opportunity"]})
    await office.max.clicks("Propose")
    await office.max.closes(everything=True)
    await signs(office.sofia)
    told = await office.sofia.sees("is now version 2", in_=office.sofia.dm)
    await office.sofia.clicks("Re-judge open drafts", on=told)
    shown = await reads(office.sofia, "Of 2 open drafts under an older version")
    assert "1 that lacked answers would now be offered" in shown
    await office.sofia.clicks("Re-judge them")
    await reads(office.sofia, "I am re-judging the open drafts under version 2")
    await office.work()
    told = await office.sofia.sees("I have re-judged 2 open drafts under version 2", in_=office.sofia.dm)
    assert "1 that lacked answers is offered now" in told.text
    await office.ravi.sees("L-1 · Cleo Berg", in_=office.sales)
    await office.mia.sees("L-1 Cleo Berg meets the definition")
    answer = await office.mia.runs("/lead show L-2", in_=office.sales)
    assert "re-judged it under version 2" in answer.text
    assert "Not answered yet: Requirement" in answer.text
    assert MONEY not in answer.text
    assert sum("is saved. Before it can go" in message.text for message in office.mia.reads(office.mia.dm)) == 1
    assert sum("Nothing is left to do here" in message.text for message in office.mia.reads(office.mia.dm)) == 1


async def _stricter(office: Office) -> None:
    await opens_the_editor(office.max)
    await changes_a_choice(
        office.max, MONEY, "Approved", NURTURE_EFFECT, **{"For “Nurture”: days until it is looked at again": "30"}
    )
    await office.max.clicks("Propose")
    await office.max.closes(everything=True)
