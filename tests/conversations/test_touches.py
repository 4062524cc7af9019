"""The sources somebody named for a lead: first and latest are kept apart, through merges, never overwritten."""

from tests.conversations.office import Office, brings
from tests.conversations.test_merging_two import JANES, asks_to_merge


async def adds_again(office: Office, source: str) -> None:
    await office.mia.runs(f"/lead Jane Doe, jane@acme.example, from {source}")
    await office.mia.submits()
    await office.mia.submits({"What should I do?": "Add it to L-1"})
    await office.mia.closes(everything=True)


async def shown(office: Office, label: str = "L-1") -> str:
    return str((await office.mia.runs(f"/lead show {label}")).text)


async def test_a_later_touch_stands_beside_the_first_and_a_correction_is_none(office: Office) -> None:
    await brings(office.mia, office.sales, {}, "Jane Doe, jane@acme.example, from Webinr Q3")
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-1"))
    await office.mia.clicks("Edit who it is")
    await office.mia.submits({"Source": "Webinar Q3"})
    await office.mia.closes(everything=True)
    assert "latest:" not in await shown(office), "a typo put right is no second touch"
    await office.later(days=2)
    await adds_again(office, "Autumn fair")
    assert "First: Webinar Q3, Nov 23 · latest: Autumn fair, Nov 25" in await shown(office)
    assert "From Webinar Q3" in await shown(office), "what it came from at first stays"
    await office.mia.clicks("Undo", on=await office.mia.sees("Added to it by you"))
    await office.work()
    assert "latest:" not in await shown(office)


async def test_a_merged_lead_brings_its_touches_along(office: Office) -> None:
    await brings(office.mia, office.sales, {}, "Jane Doe at Acme Corp, jane@acme.example, from Webinar Q3")
    await office.later(days=1)
    await brings(office.mia, office.sales, {}, "Jane Doe at Acme Corp, jane.doe@acme.example, from Autumn fair")
    await asks_to_merge(office.mia, "L-2", JANES)
    await office.mia.submits()
    assert "First: Webinar Q3, Nov 23 · latest: Autumn fair, Nov 24" in await shown(office)
    await office.mia.clicks("Undo", on=await office.mia.sees("Merged by you"))
    await office.work()
    assert "latest:" not in await shown(office)


async def test_a_message_turned_into_a_lead_is_a_discussion_with_its_link(office: Office) -> None:
    message = await office.ravi.says("Jane Doe of Acme Corp asked about a system, jane@acme.example", in_=office.sales)
    await office.mia.uses_shortcut("Turn into a lead", on=message)
    assert office.mia.modal.values["Source"] == "Discussion in #sales-leads"
    await office.mia.submits({"Name": "Jane Doe"})
    await office.mia.submits({})
    said = await shown(office)
    link = f"slack.com/archives/{office.sales.id}/p{message.ts.replace('.', '')}"
    assert link in said
    await office.mia.runs("/lead sources")
    assert "Discussion in #sales-leads" in office.mia.modal.text
    await office.mia.clicks("Open")
    assert "Discussion ·" in office.mia.modal.text
    assert link in office.mia.modal.text
