"""Tracks are edited by a marketing manager on the Home tab, in versions; those under way finish theirs or move."""

from bot.simulator.people import Person
from tests.conversations.office import READY, Office

TIMING = "When do they want to buy?"
LATER = {**READY, TIMING: "3 to 6 months"}
TEXT = "Text to send or say"


async def opens_tracks(manager: Person, track: str = "") -> None:
    await manager.clicks("Tracks", on=await manager.opens_home())
    if track:
        await manager.clicks("Edit", near=track)


async def test_a_marketing_manager_edits_a_track_step_by_step(office: Office) -> None:
    max_ = office.max
    await opens_tracks(max_, "Wait for the date · 4 touches over 6 months")
    assert "It is as it came with Baton." in max_.modal.text
    assert "“Half a year: find out where they stand”" in max_.modal.text
    await max_.clicks("Add a touch")
    form = await max_.submits({"What to do": "Send a card", TEXT: "Hi {name}, {question}", "Counted in": "Months"})
    assert "{name} is no placeholder. There are {first_name}, {company}" in form.errors[TEXT]
    assert max_.modal.values[TEXT] == "Hi {name}, {question}", "what was typed is still there"
    print(max_.modal.text)
    await max_.submits({TEXT: "Hi {first_name}, all the best from us."})
    print(max_.modal.text)
    assert "New touch 5: “Send a card”, 1 month later" in max_.modal.text
    await max_.clicks("Move up", near="5. Send a card")
    assert "4. Send a card" in max_.modal.text
    await max_.clicks("Edit", near="4. Send a card")
    await max_.submits({"Time after the touch before it": "0"})
    assert "Touch 4 comes at once, on the same day as the one before" in max_.modal.text
    await max_.submits()
    assert "Nothing is saved yet" in max_.modal.text
    await max_.closes()
    await max_.clicks("Edit", near="4. Send a card")
    await max_.submits({"Time after the touch before it": "10", "Counted in": "Working days"})
    await max_.submits()
    assert "Saved as version 1." in max_.modal.text
