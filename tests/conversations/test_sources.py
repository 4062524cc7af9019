"""`/lead sources`: what is known of each source, changed, merged seen beforehand, and taken apart again."""

from tests.conversations.office import READY, Office, brings

BOB = "Bob Reed, CFO at Bolt Ltd, bob@bolt.example, from Autumn fair"
OTHER = "Which source is it?"


async def opens_source(who: object, name: str) -> object:
    await who.runs("/lead sources " + name)  # type: ignore[attr-defined]
    await who.clicks("Open")  # type: ignore[attr-defined]
    return who.modal  # type: ignore[attr-defined]


async def test_a_source_is_found_opened_and_changed(office: Office) -> None:
    await office.mia_brings()
    await brings(office.mia, office.sales, READY, BOB)
    await office.mia.runs("/lead sources")
    page = office.mia.modal
    assert page.text.index("Autumn fair") < page.text.index("Webinar Q3")
    assert "no answer from sales yet" in page.text
    assert page.text.count("@Mia Marketer") == 2
    await office.mia.chooses("Which sources?", "Webinar")
    assert "There is none: Webinar" in office.mia.modal.text
    await office.mia.closes(everything=True)
    page = await opens_source(office.mia, "WEBINAR q3")
    assert "Webinar Q3\nNobody said what kind of source it is · @Mia Marketer owns it" in page.text
    assert "1 lead · known since" in page.text
    await office.mia.clicks("Change")
    form = await office.mia.submits({"What did it cost?": "1200", "Link": "somewhere"})
    assert "In which currency?" in form.errors["What did it cost?"]
    assert "https://" in form.errors["Link"]
    form = await office.mia.submits({"Name": "Autumn Fair", "What did it cost?": "1200 EUR", "Link": ""})
    assert "Merge the two instead" in form.errors["Name"]
    page = await office.mia.submits({"Name": "Webinar on returns", "What kind of source is it?": "Webinar"})
    assert "Webinar on returns\nWebinar · @Mia Marketer owns it · cost 1,200 EUR" in page.text
    assert "@Mia Marketer made its name Webinar on returns" in page.text
    await office.mia.closes(everything=True)
    await brings(office.mia, office.sales, READY, "Al Moor, CTO at Moor Ltd, al@moor.example, from webinar q3")
    page = await opens_source(office.mia, "returns")
    assert "2 leads" in page.text, "it is still found by what it was called"
    await office.mia.clicks("Its leads")
    assert "L-3 Al Moor" in office.mia.modal.text
    await office.mia.closes(everything=True)
    shown = (await office.mia.runs("/lead show L-3")).text
    assert "Attended a webinar" in shown, "nobody said how Al came in, but the source's kind does"


async def test_two_are_merged_seen_beforehand_and_taken_apart_again(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await brings(office.mia, office.sales, READY, BOB)
    await opens_source(office.max, "autumn")
    await office.max.clicks("Merge with another")
    assert await office.max.is_offered(OTHER, "web") == ["Webinar Q3"]
    form = await office.max.submits({OTHER: "Webinar Q3"})
    assert "Autumn fair becomes a part of Webinar Q3" in form.text
    assert "1 of 1" in form.text or "Its only lead" in form.text or "was accepted" in form.text
    page = await office.max.submits()
    assert "Counts with it: other names of the same source\nAutumn fair" in page.text
    assert "2 leads" in page.text
    assert "merged Autumn fair into Webinar Q3" in page.text
    await office.max.clicks("Take apart")
    page = office.max.modal
    assert "Counts with it" not in page.text
    assert "1 lead ·" in page.text
    await office.max.closes(everything=True)
    page = await opens_source(office.max, "autumn")
    assert "took Autumn fair apart from Webinar Q3" in page.text


async def test_sales_look_at_sources_and_change_nothing(office: Office) -> None:
    await office.mia_brings()
    page = await opens_source(office.ravi, "webinar")
    assert page.buttons == ["Its leads", "Batches", "Back"]
