"""How much sales can trust a source stands on each card and in Details, by what sales said to its leads."""

from tests.conversations.office import Office

PEOPLE = ("Jane Doe", "Bo Lind", "Cy Park", "Di Roe", "Ed Fox")


def lead(number: int, source: str = "Webinar Q3") -> str:
    return f"{PEOPLE[number]}, COO at Firm{number}, lead{number}@firm{number}.example, from {source}"


async def decide(office: Office, number: int, reason: str = "", source: str = "Webinar Q3") -> None:
    """Mia brings a lead, and Ravi accepts it, or rejects it for that reason."""
    await office.mia_brings(who=lead(number, source))
    card = await office.ravi.sees(f"· {PEOPLE[number]}", in_=office.sales)
    if not reason:
        await office.ravi.clicks("Accept", on=card)
    else:
        await office.ravi.clicks("Reject", on=card)
        fixes = (
            {"Which answers need fixing?": ["What is their requirement?"]} if reason.startswith("Incomplete") else {}
        )
        await office.ravi.submits({"Reason": reason, **fixes})
    await office.work()


async def test_a_card_says_what_became_of_the_source_s_leads_before(office: Office) -> None:
    await office.mia_brings(who=lead(0))
    first = await office.ravi.sees("· Jane Doe", in_=office.sales)
    assert "New source" in first.text
    await office.ravi.clicks("Accept", on=first)
    await office.work()
    assert "of its first" not in first.text, "once decided, the card says only what came of it"
    await decide(office, 1, "No need")
    await decide(office, 2, "No money (not now)")
    await office.mia_brings(who=lead(3, "webinar q3"))
    card = await office.ravi.sees("· Di Roe", in_=office.sales)
    assert "▁ 1 of its first 3 was accepted" in card.text
    await office.ravi.clicks("Details", on=card)
    assert "1 of its first 3 was accepted · 34 %, likely between" in office.ravi.modal.text


async def test_wrong_answers_and_undone_rejections_do_not_count_against_a_source(office: Office) -> None:
    await decide(office, 0)
    await decide(office, 1, "Incomplete or wrong answers")
    await decide(office, 2, "No need")
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    await office.mia_brings(who=lead(3))
    card = await office.ravi.sees("· Di Roe", in_=office.sales)
    assert "its first lead was accepted" in card.text


async def test_sources_are_told_apart(office: Office) -> None:
    await decide(office, 0, "No need")
    await decide(office, 1, source="A fair")
    await office.mia_brings(who=lead(2, "a fair"))
    card = await office.ravi.sees("· Cy Park", in_=office.sales)
    assert "its first lead was accepted" in card.text
