"""Who cannot offer a lead anyway asks a manager of their side: one click, and they hear what comes of it."""

from tests.conversations.aftermath import Aftermath
from tests.conversations.office import READY, Office
from tests.conversations.test_answers import details

LATER = {**READY, "When do they want to buy?": "6 to 9 months"}
WHY = "Why should sales see it anyway?"


async def test_a_marketer_asks_with_one_click_and_hears_that_it_was_offered(office: Office) -> None:
    await office.mia_brings(LATER)
    note = await office.mia.sees("is not ready for sales yet")
    assert "Offer anyway" not in note.labels
    after = await Aftermath.of(office)
    await office.mia.clicks("Ask a manager", on=note)
    await after.is_only(
        ("max", "@Mia Marketer asks you to offer L-1 Jane Doe (Acme Corp) to sales anyway"),
        ("mia", "You asked @Max Marketing Manager to offer it anyway, today at 10:30 AM"),
        history="L-1 requested",
        planned="L-1 request",
    )
    asked = await office.max.sees("asks you to offer L-1")
    assert "They want to buy in 6 to 9 months" in asked.text
    await office.max.clicks("Offer anyway", on=asked)
    await office.max.submits({WHY: "Their board meets next week"})
    await office.ravi.sees("Offered anyway", in_=office.sales)
    await office.mia.sees("@Max Marketing Manager offered L-1 Jane Doe (Acme Corp) to sales, as you asked")
    await office.work()
    assert "You offered it" in asked.text
    assert asked.labels == ["Details"]


async def test_a_manager_says_not_now_and_nobody_is_asked_any_more(office: Office) -> None:
    await office.mia_brings(LATER)
    await office.mia.clicks("Ask a manager", on=await office.mia.sees("is not ready for sales yet"))
    asked = await office.max.sees("asks you to offer L-1")
    await office.work()
    after = await Aftermath.of(office)
    await office.max.clicks("Not now", on=asked)
    await after.is_only(
        ("mia", "@Max Marketing Manager will not offer L-1"),
        ("max", "You said not now"),
        ("mia", "can offer it anyway, with a reason"),
        history="L-1 request_declined",
        dropped="L-1 request",
    )


async def test_a_rep_asks_the_manager_of_sales_from_details(office: Office) -> None:
    await office.mia_brings(LATER)
    await office.mia.sees("is not ready for sales yet")
    await details(office.ravi)
    assert "Offer anyway" not in office.ravi.modal.buttons
    await office.ravi.clicks("Ask a manager")
    await office.sofia.sees("@Ravi Rep asks you to offer L-1")
    assert "Ask a manager" not in office.ravi.modal.labels
    await office.ravi.closes(everything=True)
    assert "@Ravi Rep asked a manager to offer it anyway" in (await details(office.ravi)).text


async def test_what_nobody_decides_is_asked_once_more_and_lapses(office: Office) -> None:
    await office.mia_brings(LATER)
    await office.mia.clicks("Ask a manager", on=await office.mia.sees("is not ready for sales yet"))
    asked = await office.max.sees("asks you to offer L-1")
    await office.later(days=1, minutes=1)
    await office.sofia.sees("Nobody has decided yet.")
    await office.later(days=6)
    await office.mia.sees("Nobody has decided whether to offer L-1")
    assert "Nobody decided in time" in asked.text
