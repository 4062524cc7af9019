"""A lead outside the target profile: said when it is typed, and to sales on the card; nothing is refused for it."""

from tests.conversations.agreement import opens_the_editor, signs
from tests.conversations.office import JANE, READY, Office


async def _agreed(office: Office) -> None:
    await opens_the_editor(office.max)
    await office.max.clicks("Horizon and profile")
    await office.max.submits({"Target profile: segments": "Retail\nLogistics", "Target profile: roles": "purchasing"})
    await office.max.clicks("Propose")
    await office.max.closes(everything=True)
    await signs(office.sofia)
    await office.max.sees("is now version 2", in_=office.max.dm)


async def test_it_is_said_in_the_next_form_and_on_the_card(office: Office) -> None:
    await _agreed(office)
    await office.mia.runs(f"/lead {JANE}", in_=office.sales)
    assert office.mia.modal.choices("Segment") == ["Retail", "Logistics", "None of these"]
    assert "Region" not in office.mia.modal.labels
    await office.mia.submits({"Segment": "None of these"})
    asked = office.mia.modal.text
    assert "The segment is outside the target profile (Retail, Logistics)." in asked
    assert "The role “VP Operations” is outside the target profile (purchasing)." in asked
    await office.mia.submits(dict(READY))
    await office.ravi.sees(":warning: The segment is outside the target profile", in_=office.sales)


async def test_a_lead_within_it_gets_no_caution(office: Office) -> None:
    await _agreed(office)
    await office.mia.runs("/lead Jane Doe, Head of Purchasing at Acme Corp", in_=office.sales)
    await office.mia.submits({"Segment": "Retail"})
    assert "outside the target profile" not in office.mia.modal.text


async def test_the_segment_is_kept_while_it_is_asked_whether_the_lead_is_known(office: Office) -> None:
    await _agreed(office)
    await office.mia_brings()
    await office.mia.sees("L-1 Jane Doe (Acme Corp) meets the definition")
    await office.mia.runs("/lead Jo Doe, jane@acme.example", in_=office.sales)
    await office.mia.submits({"Segment": "None of these"})
    assert office.mia.modal.title == "Already a lead?"
    await office.mia.submits({"What should I do?": "It is somebody else"})
    assert "The segment is outside the target profile (Retail, Logistics)." in office.mia.modal.text
