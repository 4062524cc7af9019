"""A mis-click is not final: whoever did it takes it back for ten minutes, in the message that said so."""

from typing import Any

import pytest

from tests.conversations.aftermath import Aftermath
from tests.conversations.office import READY, Office
from tests.conversations.test_odd_deliveries import delivered, late_click, latest_click

WHY = "Why should sales see it anyway?"
TIMING = "When do they want to buy?"


async def asked_to_follow_up(office: Office) -> Any:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.later(days=60)
    return await office.mia.sees("Time to follow up")


async def test_done_stands_where_its_button_was_and_is_taken_back_there(office: Office) -> None:
    note = await asked_to_follow_up(office)
    after = await Aftermath.of(office)
    await office.mia.clicks("Done", on=note)
    assert await office.mia.submits() is None
    said = await office.mia.sees("Done by you")
    assert (said.ts, said.labels) == (note.ts, ["Undo", "Details"])
    assert "next follow-up" in said.text
    await office.mia.clicks("Undo", on=said)
    again = await office.mia.sees("Time to follow up")
    assert (again.ts, again.labels) == (note.ts, note.labels)
    await after.is_only(history="L-1 followed_up, L-1 undone")


async def test_after_ten_minutes_it_stays_done_and_the_button_goes(office: Office) -> None:
    note = await asked_to_follow_up(office)
    await office.mia.clicks("Skip", on=note)
    said = await office.mia.sees("Skipped by you")
    await office.later(minutes=9)
    assert (await office.mia.sees("Skipped by you")).labels == ["Undo", "Details"]
    await office.later(minutes=1)
    later = await office.mia.sees("Skipped by you")
    assert (later.ts, later.labels) == (said.ts, ["Details"])


async def test_undo_pressed_too_late_is_refused_kindly(office: Office) -> None:
    note = await asked_to_follow_up(office)
    await office.mia.clicks("Done", on=note)
    assert await office.mia.submits() is None
    said = await office.mia.sees("Done by you")
    office.company.clock.advance(minutes=11)
    await office.mia.clicks("Undo", on=said)
    await office.mia.sees("The ten minutes in which that could be undone are over")


async def test_snooze_and_never_are_taken_back_too(office: Office) -> None:
    note = await asked_to_follow_up(office)
    after = await Aftermath.of(office)
    await office.mia.clicks("Snooze", on=note)
    await office.mia.submits({"Or another day": "2027-02-01"})
    await office.mia.clicks("Undo", on=await office.mia.sees("Snoozed by you"))
    await office.mia.clicks("Never", on=await office.mia.sees("Time to follow up"))
    await office.mia.clicks("Undo", on=await office.mia.sees("Closed for good by you"))
    assert (await office.mia.sees("Time to follow up")).labels == note.labels
    await after.is_only(history="L-1 snoozed, L-1 undone, L-1 never, L-1 undone")


async def test_what_happened_since_keeps_it_from_being_undone(office: Office) -> None:
    note = await asked_to_follow_up(office)
    await office.mia.clicks("Never", on=note)
    said = await office.mia.sees("Closed for good by you")
    shown = await office.max.runs("/lead show L-1", in_=office.sales)
    await office.max.clicks("Details", on=shown)
    await office.max.clicks("Offer anyway")
    await office.max.submits({WHY: "They called"})
    await office.mia.clicks("Undo", on=said)
    await office.mia.sees("Something else has happened to it since")


async def test_a_manager_who_was_asked_too_sees_who_did_it(office: Office) -> None:
    await asked_to_follow_up(office)
    note, theirs = None, None
    for _ in range(5):
        await office.later(days=7)
    theirs = await office.max.sees("You get this as a manager")
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Done", on=note)
    assert await office.mia.submits() is None
    said = await office.max.sees("Done by")
    assert (said.ts, said.labels) == (theirs.ts, ["Details"])


async def test_snoozed_from_details_a_message_says_so_with_undo(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Snooze", on=note)
    await office.mia.submits({"Or another day": "2027-02-01"})
    said = await office.mia.sees("Snoozed by you")
    assert (said.ts, said.labels) == (note.ts, ["Undo", "Details"])
    assert "is not ready for sales yet" in said.text
    await office.mia.clicks("Undo", on=said)
    assert (await office.mia.sees("The first follow-up comes")).labels == note.labels


async def rejects(office: Office, reason: str, **more: Any) -> Any:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": reason, **more})
    return card


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("No need", "it is closed"),
        ("No money (not now)", "I will remind you"),
        ("Incomplete or wrong answers", "put it right"),
    ],
)
async def test_a_rejection_is_taken_back_and_whoever_was_told_hears_of_it(
    office: Office, reason: str, told: str
) -> None:
    card = await office.offered_card()
    after = await Aftermath.of(office)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": reason})
    note = await office.mia.sees(told)
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    back = "took the rejection back, today at 10:30 AM. It is waiting for sales again."
    now = await office.mia.sees("@Ravi Rep took the rejection back")
    assert (now.ts, now.labels) == (note.ts, ["Details"])
    again = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert (again.ts, again.text, again.labels) == (card.ts, card.text, card.labels)
    await after.is_only(("mia", f"@Ravi Rep {back}"), ("ravi", f"You {back}"), history="L-1 rejected, L-1 undone")
    await office.ravi.clicks("Accept", on=again)
    await office.ravi.sees("is yours")


async def test_never_buys_is_taken_back_and_managers_have_nothing_to_confirm(office: Office) -> None:
    await rejects(office, "Never buys from us")
    asked = await office.max.sees("If you confirm")
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    for manager in (office.max, office.sofia):
        assert (await manager.sees("@Ravi Rep took the rejection back")).labels == ["Details"]
    assert asked.ts == (await office.max.sees("@Ravi Rep took the rejection back")).ts


async def test_a_rejection_taken_back_counts_for_nothing(office: Office) -> None:
    await rejects(office, "No money (not now)")
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    await office.ravi.sees("You took the rejection back")
    shown = await office.max.runs("/lead digest", in_=office.sales)
    assert "• 0 rejected" in shown.text


async def test_a_rejection_that_marketing_has_answered_stands(office: Office) -> None:
    await rejects(office, "No money (not now)")
    await office.mia.clicks("Snooze", on=await office.mia.sees("I will remind you"))
    await office.mia.submits({"Or another day": "2027-02-01"})
    await office.mia.sees("Snoozed by you")
    await office.work()
    said = await office.ravi.sees("Rejected by you")
    assert said.labels == ["Details"]


async def test_a_rejection_that_was_answered_while_it_was_told_stands(office: Office) -> None:
    """Slack shows the message with Undo, and is slow to say so: it goes on to be one that can't be undone any more."""
    card = await office.offered_card()
    office.slack.faults.next("chat.postMessage", channel=office.ravi.dm.id).slow(0.5)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No money (not now)"})
    assert "Undo" in (await office.ravi.sees("Rejected by you")).labels
    await office.mia.clicks("Snooze", on=await office.mia.sees("I will remind you"))
    await office.mia.submits({"Or another day": "2027-02-01"})
    await office.work()
    said = await office.ravi.sees("Rejected by you")
    assert said.labels == ["Details"]


async def test_nobody_undoes_what_somebody_else_did(office: Office) -> None:
    note = await asked_to_follow_up(office)
    await office.mia.clicks("Done", on=note)
    assert await office.mia.submits() is None
    said = await office.mia.sees("Done by you")
    click = await late_click(office, office.mia, "Undo", said, "Details")
    click["user"] = {**click["user"], "id": office.max.user.id}
    await delivered(office, click)
    await office.work()
    assert "followed up" in (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert (await office.mia.sees("Done by you")).labels == ["Undo", "Details"]


async def test_a_second_press_leaves_what_the_first_one_did_with_its_undo(office: Office) -> None:
    note = await asked_to_follow_up(office)
    await office.mia.clicks("Done", on=note)
    assert await office.mia.submits() is None
    click = latest_click(office)
    await office.mia.sees("Done by you")
    await office.work()
    click["actions"][0]["action_ts"] = "1.5"
    await delivered(office, click)
    await office.mia.sees("is already done")
    said = await office.mia.sees("Done by you")
    assert (said.ts, said.labels) == (note.ts, ["Undo", "Details"])
