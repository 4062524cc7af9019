"""Both sides agree on what a lead is: a manager changes it, the other signs, and it holds for new leads."""

from tests.conversations.office import READY, Office

TIMING = "When do they want to buy?"


async def opens_the_editor(manager: object, office: Office) -> None:
    home = await manager.opens_home()
    await manager.clicks("Settings", on=home)
    await manager.clicks("Lead definition")
    await manager.clicks("Change it")


async def test_a_changed_choice_is_signed_by_the_other_side_and_holds_for_new_leads(office: Office) -> None:
    max_, sofia = office.max, office.sofia
    await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who="Old Lead, old@north.example")
    await office.mia.sees("L-1 Old Lead is not ready")
    await opens_the_editor(max_, office)
    assert "Nothing yet." in max_.modal.text
    await max_.clicks("Choices", near=TIMING)
    await max_.clicks("Edit", near="3 to 6 months")
    await max_.submits({"What it means for a lead": "Ready: it speaks for passing the lead on"})
    assert "Means ready" in max_.modal.text
    await max_.clicks("Back to the draft")
    changed = "“When do they want to buy?”: ‘3 to 6 months’ now means ready instead of nurture"
    assert changed in max_.modal.text
    await max_.clicks("Propose")
    assert "You proposed a change" in max_.modal.text
    assert "It waits for @Sofia Sales Manager" in max_.modal.text
    asked = await sofia.sees("proposes a change to the lead definition", in_=sofia.dm)
    assert changed in asked.text
    assert "Your signature counts for sales." in asked.text
    await sofia.clicks("Sign", on=asked)
    await sofia.sees("Signed. Version 2 of the lead definition is in force")
    told = await max_.sees("The lead definition is now version 2", in_=max_.dm)
    assert "Signed for marketing by @Max Marketing Manager" in told.text
    assert "for sales by @Sofia Sales Manager" in told.text
    assert changed in (await office.ravi.sees("The lead definition is now version 2", in_=office.sales)).text
    await office.mia.sees("The lead definition is now version 2", in_=office.marketing)
    await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who="New Lead, new@south.example")
    await office.ravi.sees("L-2 · New Lead", in_=office.sales)
