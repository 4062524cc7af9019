"""Tracks are edited by a marketing manager on the Home tab, in versions; those under way finish theirs or move."""

from bot.simulator.people import Person
from tests.conversations.agreement import opens_the_editor, signs
from tests.conversations.office import READY, Office, brings

TIMING = "When do they want to buy?"
LATER = {**READY, TIMING: "3 to 6 months"}
"""For a lead that comes on the track *Wait for the date*, first on Friday, January 22nd."""
TEXT, WHAT, AFTER = "Text to send or say", "What to do", "Time after the touch before it"
CARD = "Send a card by post"


async def opens_tracks(manager: Person, track: str = "") -> None:
    await manager.clicks("Tracks", on=await manager.opens_home())
    if track:
        await manager.clicks("Edit", near=track)


async def adds_a_touch(manager: Person, behind: str, what: str, **also: str) -> None:
    await manager.clicks("Add one after it", near=behind)
    fields = {name.replace("_", " "): value for name, value in also.items()}
    await manager.submits({WHAT: what, TEXT: "Hi {first_name}, all the best to {company}.", **fields})


async def test_a_marketing_manager_edits_a_track_step_by_step_and_what_cannot_work_is_refused(office: Office) -> None:
    max_ = office.max
    await opens_tracks(max_, "Wait for the date · 4 touches over 6 months · nobody on it")
    assert "It is as it came with Baton." in max_.modal.text
    assert "Whatever the track, there are two checkpoints: after 6 months (“Half a year" in max_.modal.text
    await max_.clicks("Add a touch")
    form = await max_.submits({WHAT: CARD, TEXT: "Hi {name}, {question}"})
    assert "{name} is no placeholder. There are {first_name}, {company}" in form.errors[TEXT]
    assert form.values[TEXT] == "Hi {name}, {question}", "what was typed is still there"
    form = await max_.submits({TEXT: " \n "})
    assert "can't stay empty" in form.errors[TEXT]
    form = await max_.submits({TEXT: "Hi {first_name}", "Question it asks": "Whatever they have not answered yet"})
    assert "please put {question} where it belongs" in form.errors[TEXT]
    await max_.submits({"Question it asks": "No question"})
    assert f"New touch 5: “{CARD}”, 1 month later" in max_.modal.text
    await max_.clicks("Move up", near=f"5. {CARD}")
    await max_.clicks("Edit", near=f"4. {CARD}")
    form = await max_.submits({AFTER: "soon"})
    assert "Please give a whole number" in form.errors[AFTER]
    await max_.submits({AFTER: "0"})
    assert "Touch 4 comes at once, on the same day as the one before" in max_.modal.text
    await max_.submits()
    assert "Nothing is saved yet" in max_.modal.text
    await max_.closes()
    await max_.clicks("Edit", near=f"4. {CARD}")
    await max_.submits({AFTER: "10", "Counted in": "Working days", "Channel": "Letter by post"})
    assert "10 working days later · Letter by post" in max_.modal.text
    await max_.submits()
    assert "Saved as version 1. Leads that come on it from now on get it." in max_.modal.text
    assert "Version 1 is in use, saved by @Max" in max_.modal.text
    for _ in range(5):
        await max_.clicks("Remove", near="1. ")
    assert "It has no touches: a lead on it would hear nothing." in max_.modal.text
    await max_.clicks("Discard the draft")
    assert "5. Tell them what has changed" in max_.modal.text
    await max_.closes(everything=True)
    await opens_tracks(max_)
    assert "Wait for the date · 5 touches over 6 months and 10 working days" in max_.modal.text
    await max_.clicks("Log")
    assert "Wait for the date, version 1, by @Max" in max_.modal.text
    assert f"New touch 4: “{CARD}”, 10 working days later" in max_.modal.text


async def test_those_under_way_finish_the_old_version_or_move_with_a_preview(office: Office) -> None:
    """Steps that are added later must leave nobody stuck: mautic/user-documentation#709."""
    max_, mia = office.max, office.mia
    await office.mia_brings(LATER)
    await office.later(days=60)
    await mia.clicks("Done", on=await mia.sees("Time to follow up"))
    await mia.submits({"What came of it?": "No answer yet"}) if mia.modal else None
    await brings(mia, office.sales, LATER, "Bo Lind at North, bo@north.example, from Fair")
    await opens_tracks(max_, "Wait for the date · 4 touches over 6 months · 2 leads on it")
    await adds_a_touch(max_, "1. Ask whether the date still holds", CARD, Counted_in="Working days")
    await max_.submits()
    assert "2 leads are on it now." in max_.modal.text
    assert "What becomes of those under way?" in max_.modal.labels
    await max_.clicks("Who would move, and to when")
    assert f"L-1 Jane Doe: “{CARD}” on" in max_.modal.text
    assert "L-2 Bo Lind: “Ask whether the date still holds” on" in max_.modal.text
    assert "as planned" in max_.modal.text
    await max_.closes()
    await max_.submits({"What becomes of those under way?": "They finish the version they are on"})
    assert "Those under way finish the version they are on." in max_.modal.text
    await office.later(days=10)
    await max_.clicks("Edit", near="3. ")
    await max_.submits({WHAT: "Send the list"})
    await max_.submits()
    await max_.submits({"What becomes of those under way?": "They move to the new version"})
    assert "Those under way are moved now" in max_.modal.text
    await office.work()
    await max_.sees("2 leads are on version 2 of Wait for the date now, each after its last touch")
    await max_.closes(everything=True)
    await office.later(days=1)
    note = await mia.sees("Time to follow up on L-1")
    assert CARD in note.text
    assert "Hi Jane, all the best to Acme Corp." in note.text
    shown = await mia.runs("/lead show L-1", in_=office.sales)
    assert (
        "@Max Marketing Manager moved it to version 2 of its track, next on Tuesday, February 2nd, 2027" in shown.text
    )
    await opens_tracks(max_)
    await max_.clicks("Log")
    assert "Those under way move to it." in max_.modal.text
    assert "Those under way finish the version they are on." in max_.modal.text


async def test_a_track_of_ones_own_is_for_a_segment_and_is_retired_once_nobody_is_on_it(office: Office) -> None:
    max_ = office.max
    await opens_the_editor(max_)
    await max_.clicks("Horizon and profile")
    await max_.submits({"Target profile: segments": "Hospital\nRetail"})
    await max_.clicks("Propose")
    await max_.closes(everything=True)
    await signs(office.sofia)
    await opens_tracks(max_)
    await max_.clicks("New track")
    form = await max_.submits({"Name": "wait for the DATE", "Takes the place of": "Wait for the date"})
    assert "Another track has this name already" in form.errors["Name"]
    assert "For which segment?" in form.errors["Only for the segment"]
    fields = {"Name": "Hospitals", "Only for the segment": "Hospital"}
    await max_.submits({**fields, "Begin with the touches of": "References"})
    assert "nobody comes on it until you press Save" in max_.modal.text
    assert "1. Send the story of a customer like them" in max_.modal.text
    await office.mia_brings(LATER, Segment="Hospital")
    await office.mia.sees("Track: Wait for the date")
    await max_.submits()
    assert "Saved as version 1." in max_.modal.text
    await max_.closes(everything=True)
    await brings(office.mia, office.sales, LATER, "Bo Lind at North, bo@north.example", Segment="Hospital")
    await office.mia.sees("Track: Hospitals")
    await opens_tracks(max_)
    assert "For the segment Hospital only, in place of Wait for the date" in max_.modal.text
    await max_.clicks("Retire", near="Hospitals")
    assert "Hospitals was not retired: 1 lead is still on it (L-2)." in max_.modal.text
    await max_.closes()
    await office.later(days=60)
    listed = await office.mia.sees("2 follow-ups are due")
    assert "L-2 Bo Lind (North)\nSend the story of a customer like them" in listed.text
    await office.mia.clicks("Open", on=listed, near="L-2")
    note = await office.mia.sees("Time to follow up on")
    await office.mia.clicks("Never", on=note)
    await max_.closes(everything=True)
    await opens_tracks(max_)
    await max_.clicks("Retire", near="Hospitals")
    assert "Retired" in max_.modal.text
    await max_.closes(everything=True)
    await brings(office.mia, office.sales, LATER, "Al Day at South, al@south.example", Segment="Hospital")
    assert "Track: Wait for the date" in (await office.mia.sees("L-3 Al Day")).text
    await opens_tracks(max_)
    await max_.clicks("Use again", near="Hospitals")
    assert "Retired" not in max_.modal.text


async def test_a_page_that_is_no_longer_so_saves_nothing_and_says_what_changed(office: Office) -> None:
    max_ = office.max
    await opens_tracks(max_, "Content")
    await max_.clicks("Move down", near="1. Send the white paper")
    earlier = max_.leaves()
    await opens_tracks(max_, "Content")
    await max_.clicks("Remove", near="1. Offer a podcast")
    later = max_.turns_to(earlier)
    await later.submits()
    assert "You changed your draft in another window" in later.modal.text
    assert "Removed: “Offer a podcast" in later.modal.text
    await later.submits()
    assert "Saved as version 1." in later.modal.text


async def test_the_whole_plan_of_a_lead_is_shown_with_its_days_at_any_time(office: Office) -> None:
    mia = office.mia
    await office.mia_brings(LATER)
    plan = await mia.runs("/lead plan L-1", in_=office.sales)
    assert "L-1 Jane Doe (Acme Corp) is on the track Wait for the date." in plan.text
    assert "Friday, January 22nd, 2027: Ask whether the date still holds · Email" in plan.text
    assert "Monday, March 22nd, 2027: Send the checklist for when the time comes · Email" in plan.text
    assert "Half a year: find out where they stand · Call · checkpoint" in plan.text
    assert "Decide what becomes of it" in plan.text
    await office.later(days=60)
    note = await mia.sees("Time to follow up")
    await mia.clicks("Done", on=note)
    await mia.submits({"What came of it?": "No answer yet"})
    await mia.clicks("Details", on=await mia.sees("Done by you"))
    await mia.clicks("The whole plan")
    assert "Done so far" in mia.modal.text
    assert "Ask whether the date still holds · no answer yet" in mia.modal.text
    await mia.closes(everything=True)
    told = await office.ravi.runs("/lead plan L-9", in_=office.sales)
    assert "L-9" in told.text


async def test_whoever_rejects_or_snoozes_a_lead_chooses_its_track_and_sees_the_plan_before(
    office: Office,
) -> None:
    ravi, mia = office.ravi, office.mia
    card = await office.offered_card()
    await ravi.clicks("Reject", on=card)
    await ravi.chooses("Reason", "No desire (not interested)")
    assert ravi.modal.values["Track"] == "Content"
    await ravi.chooses("Track", "References")
    assert (
        "nurtures it on the track References. The first follow-up comes on Wednesday, December 23rd" in ravi.modal.text
    )
    await ravi.clicks("The whole plan")
    assert "L-1 Jane Doe (Acme Corp) would be on the track References." in ravi.modal.text
    assert "Wednesday, December 23rd, 2026: Send the story of a customer like them · Email" in ravi.modal.text
    assert "Decide what becomes of it" in ravi.modal.text
    await ravi.closes()
    await ravi.submits({"Note": "They want proof"})
    note = await mia.sees("rejected L-1")
    assert "on the track References" in note.text
    await mia.clicks("Snooze", on=note)
    assert mia.modal.values["Track"] == "References"
    await mia.clicks("The whole plan")
    assert "is on the track References" in mia.modal.text
    await mia.closes()
    await mia.chooses("Track", "Content")
    await mia.clicks("The whole plan")
    assert "would be on the track Content" in mia.modal.text
    assert "Send the white paper that fits what they need" in mia.modal.text
    await mia.closes()
    await mia.submits({"Or another day": "2027-02-01"})
    shown = await mia.runs("/lead plan L-1", in_=office.sales)
    assert "is on the track Content" in shown.text
    assert "Monday, February 1st, 2027: Send the white paper that fits what they need" in shown.text
    history = await mia.runs("/lead show L-1", in_=office.sales)
    assert "moved the follow-up to Monday, February 1st, 2027, on the track Content" in history.text
    await mia.clicks("Undo", on=await mia.sees("Snoozed by you"))
    shown = await mia.runs("/lead plan L-1", in_=office.sales)
    assert "is on the track References" in shown.text
    assert "Wednesday, December 23rd, 2026: Send the story of a customer like them" in shown.text


async def test_others_see_no_tracks(office: Office) -> None:
    for person in (office.mia, office.ravi, office.sofia):
        assert "Tracks" not in (await person.opens_home()).labels
