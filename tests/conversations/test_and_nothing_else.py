"""Each decision and all that comes of it: who hears what, what becomes history, what is planned, and nothing more."""

import pytest

from tests.conversations.aftermath import Aftermath
from tests.conversations.office import READY, Office, without

TIMING = "When do they want to buy?"


async def test_a_lead_that_is_ready(office: Office) -> None:
    after = await Aftermath.of(office)
    await office.mia_brings()
    await after.is_only(
        ("sales", "Why it came to sales"),
        ("mia", "meets the definition and is now in #sales-leads"),
        history="L-1 captured, L-1 answered, L-1 offered",
        planned="L-1 answer",
    )


async def test_a_draft(office: Office) -> None:
    after = await Aftermath.of(office)
    await office.mia_brings(without(TIMING))
    await after.is_only(("mia", "needs one answer"), history="L-1 captured, L-1 answered", planned="L-1 prompt")


async def test_a_lead_to_nurture(office: Office) -> None:
    after = await Aftermath.of(office)
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await after.is_only(
        ("mia", "is not ready for sales yet"),
        history="L-1 captured, L-1 answered, L-1 nurturing",
        planned="L-1 follow_up",
    )


async def test_accepted(office: Office) -> None:
    card = await office.offered_card()
    after = await Aftermath.of(office)
    await office.ravi.clicks("Accept", on=card)
    await after.is_only(
        ("sales", "Accepted by @Ravi Rep"),
        ("ravi", "is yours"),
        ("mia", "@Ravi Rep accepted L-1 Jane Doe"),
        history="L-1 accepted",
        planned="L-1 first_contact",
        dropped="L-1 answer",
    )


async def test_turned_away(office: Office) -> None:
    card = await office.offered_card()
    after = await Aftermath.of(office)
    await office.visitor.clicks("Accept", on=card)
    await after.is_only(("visitor", "is for sales reps"))


@pytest.mark.parametrize(
    ("reason", "then", "asks_managers", "planned"),
    [
        ("No need", "it is closed", False, ""),
        ("No money (not now)", "I will remind you to follow up", False, "L-1 follow_up"),
        ("Incomplete or wrong answers", "put it right and send it again", False, "L-1 prompt"),
        ("Never buys from us", "it is closed", True, ""),
    ],
)
async def test_rejected(office: Office, reason: str, then: str, asks_managers: bool, planned: str) -> None:
    card = await office.offered_card()
    after = await Aftermath.of(office)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": reason, "Note": "They said so"})
    managers = [(who, "If you confirm, nobody contacts them again") for who in ("max", "sofia")]
    await after.is_only(
        ("sales", f"Rejected by @Ravi Rep: {reason.partition(' (')[0].lower()}."),
        ("mia", then),
        ("ravi", f"Rejected by you, today at 10:30 AM: {reason.partition(' (')[0].lower()}."),
        *(managers if asks_managers else []),
        history="L-1 rejected",
        planned=planned,
        dropped="L-1 answer",
    )


async def test_followed_up(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    after = await Aftermath.of(office)
    await office.mia.clicks("Done", on=note)
    assert await office.mia.submits() is None
    await after.is_only(("mia", "Done by you"), history="L-1 followed_up", dropped="L-1 reminder")


async def test_never(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    after = await Aftermath.of(office)
    await office.mia.clicks("Never", on=note)
    said = [("mia", "Closed for good by you")] * 2  # where it came to her, and where it came due
    await after.is_only(*said, history="L-1 never", dropped="L-1 follow_up, L-1 reminder")
