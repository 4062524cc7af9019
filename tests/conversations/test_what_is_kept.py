"""What nobody needs any more goes: contact details of leads closed long ago, and what was typed and never saved."""

from tests.conversations.office import JANE, Office, without
from tests.conversations.test_erasing_somebody import rows

REQUIREMENT = "What is their requirement?"


async def closes_one(office: Office) -> None:
    await office.mia_brings(who=JANE, Notes="Or jd@home.example, cell +49 171 5550199")
    card = await office.ravi.sees("L-1 · Jane Doe", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need", "Note": "Call jane@acme.example no more"})
    await office.work()


def reachable(office: Office) -> list[str]:
    """The tables that say how to reach her."""
    ways = ("jane@acme.example", "jd@home.example", "5550199")
    return [name for name, text in rows(office).items() if any(way in text for way in ways)]


async def test_contact_details_of_a_closed_lead_go_after_two_years_as_the_digest_says(office: Office) -> None:
    await closes_one(office)
    await office.later(days=721)
    digest = await office.mia.sees("addresses and numbers of one closed lead go for good", in_=office.marketing)
    assert "24 months after it was closed: L-1." in digest.text
    assert "a manager picks a longer time in Home → Settings → What is kept" in digest.text
    await office.later(days=8)
    assert "lead" in reachable(office)
    await office.later(days=3)
    assert reachable(office) == []
    shown = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert "Jane Doe" in shown
    assert "No email or phone given" in shown
    assert "Or (no longer kept)" in shown
    assert shown.count("(no longer kept)") == 3


async def test_a_manager_keeps_them_longer(office: Office) -> None:
    await closes_one(office)
    await office.later(days=721)
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    await office.max.submits({"Contact details of closed leads": "Kept for ever"})
    await office.later(days=400)
    assert "lead" in reachable(office)


async def test_a_lead_that_is_under_way_keeps_them(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.later(days=1100)
    assert "lead" in reachable(office)


async def test_what_was_typed_and_not_saved_is_forgotten_after_a_month(office: Office) -> None:
    await office.mia_brings(without(REQUIREMENT))
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    await office.mia.clicks("Details", on=shown)
    await office.mia.clicks("Answer now")
    office.mia.fills({REQUIREMENT: "Threadbare looms"})
    await office.mia.closes(everything=True)
    assert "Threadbare" in rows(office)["half_filled"]
    await office.later(days=29)
    assert "Threadbare" in rows(office)["half_filled"]
    await office.later(days=2)
    assert "Threadbare" not in str(rows(office))
