"""Meetings: with whom it is worth meeting, what holds them up, and what becomes of them."""

from datetime import date
from typing import Any

from bot.simulator.people import Person
from tests.conversations.office import READY, Office
from tests.conversations.submissions import everything

WHO, EXPERT = "With whom?", "An expert of ours who joins"
NEW, WHAT, OVERRIDE = "Somebody new", "What about it?", "Override, because"
CAME, WHY_OFF, WHY_ON = "What came of it?", "Why is it called off?", "Why should it go ahead?"
PART, WHY = "What part do they play?", "How did they come to join, and why?"
WEDNESDAY: dict[str, Any] = {"Date": date(2026, 11, 25), "Time": "14:00"}


async def accepted(office: Office) -> None:
    """Ravi owns the lead and has its Details open."""
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    note = await office.ravi.sees("is yours")
    await office.ravi.clicks("Details", on=note)


async def plans(who: Person, **also: Any) -> Any:
    await who.clicks("Plan a meeting")
    return await who.submits({**WEDNESDAY, **{key.replace("_", " "): value for key, value in also.items()}})


async def test_answers_put_judge_and_approver_on_the_map(office: Office) -> None:
    await accepted(office)
    text = office.ravi.modal.text
    for line in ("Approver: Tom Chen, CFO", "Judge: Maria Lopez, COO", "Role unknown: Jane Doe, VP Operations"):
        assert line in text
    assert "No user known: who works with it?" in text
    assert "No judge known" not in text


async def test_a_meeting_with_people_who_are_known_is_booked_and_told(office: Office) -> None:
    await accepted(office)
    details = await plans(office.ravi, **{WHO: ["Tom Chen", "Maria Lopez"]})
    assert "at 2:00 PM, with Maria Lopez and Tom Chen" in details.text
    assert "On hold" not in details.text
    await office.mia.sees("@Ravi Rep planned a meeting about L-1 Jane Doe")


async def test_a_stranger_puts_it_on_hold_until_somebody_says_who_they_are(office: Office) -> None:
    await accepted(office)
    details = await plans(office.ravi, **{WHO: ["Somebody new"], NEW: "Kim Park, Planner"})
    assert "On hold" in details.text
    await office.ravi.closes()
    note = await office.ravi.sees("I have put it on hold")
    assert "Kim Park, Planner: role and reason to join unknown" in note.text
    assert "Hi Kim,\nI look forward to our meeting on Wednesday, 25 November at 14:00" in note.text
    await office.ravi.clicks("Say who", on=note)
    form = office.ravi.modal
    assert form.labels[:5] == ["Who is it?", "Title", PART, "Where in the company?", WHY]
    await office.ravi.submits({PART: ["User"]})
    assert not [message for message in office.ravi.reads() if "goes ahead" in message.text]
    await office.ravi.clicks("Say who", on=note)
    assert office.ravi.modal.values[PART] == ["User"]
    await office.ravi.submits({WHY: "Her team will use it"})
    said = await office.ravi.sees("The meeting about L-1 Jane Doe (Acme Corp) goes ahead")
    await office.ravi.clicks("Details", on=said)
    assert "On hold" not in office.ravi.modal.text
    assert "User: Kim Park, Planner" in office.ravi.modal.text


async def test_the_form_asks_what_part_strangers_play_so_that_a_first_meeting_is_not_on_hold(office: Office) -> None:
    await accepted(office)
    await office.ravi.clicks("Plan a meeting")
    form = office.ravi.modal
    assert form.values[WHO] == ["Jane Doe"], "the prospect is who is met first"
    jane, new = "What part does Jane Doe play?", "What part does the new person play?"
    assert [label for label in form.labels if "What part" in label] == [jane, new], (
        "whoever is known is not asked about"
    )
    user = "User: works with it"
    details = await office.ravi.submits({jane: user, "Date": date(2026, 11, 25)})
    assert "10:00 AM, with Jane Doe" in details.text
    assert "On hold" not in details.text
    assert "User: Jane Doe, VP Operations" in details.text
    details = await plans(
        office.ravi, **{WHO: ["Somebody new"], NEW: "Kim Park, Planner", new: "Influencer: is listened to"}
    )
    assert "On hold" not in details.text
    assert "Influencer: Kim Park, Planner" in details.text


async def test_while_marketing_has_the_lead_the_originator_is_asked(office: Office) -> None:
    await office.mia_brings({**READY, "When do they want to buy?": "3 to 6 months"})
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Details", on=note)
    await plans(office.mia, **{WHO: ["Jane Doe"]})
    await office.mia.sees("I have put it on hold")
    assert not office.ravi.reads(office.ravi.dm)


async def test_an_answer_that_names_the_stranger_lifts_the_hold(office: Office) -> None:
    approver = "Who approves the purchase?"
    await office.mia_brings({prompt: answer for prompt, answer in READY.items() if prompt != approver})
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Details", on=note)
    await plans(office.mia, **{WHO: ["Jane Doe"]})
    await office.mia.sees("I have put it on hold")
    await office.mia.closes()
    await office.mia.clicks("Answer now", on=note)
    await office.mia.submits({approver: "Jane Doe, VP Operations"})
    await office.mia.sees("The meeting about L-1 Jane Doe (Acme Corp) goes ahead")


async def test_a_manager_lets_it_go_ahead_with_a_reason_that_everybody_sees(office: Office) -> None:
    await accepted(office)
    await plans(office.ravi, **{WHO: ["Jane Doe"]})
    await office.sofia.runs("/lead show L-1", in_=office.sales)
    shown = await office.sofia.sees("Accepted by sales since", in_=office.sales)
    await office.sofia.clicks("Details", on=shown)
    await office.sofia.clicks("Change")
    form = await office.sofia.submits({WHAT: "Let it go ahead"})
    assert WHY_ON in form.errors
    details = await office.sofia.submits({WHY_ON: "I know her from before"})
    assert "Goes ahead on @Sofia Sales Manager's word: “I know her from before”" in details.text
    assert "let a meeting go ahead despite a block" in details.text
    await office.ravi.sees("@Sofia Sales Manager lets the meeting go ahead")


async def test_an_expert_needs_an_engagement_leader(office: Office) -> None:
    await accepted(office)
    form = await plans(office.ravi, **{WHO: ["Tom Chen"], EXPERT: "Vic Visitor"})
    assert "only when the lead has an engagement leader" in form.errors[EXPERT]
    assert OVERRIDE not in form.labels
    await office.ravi.closes()
    await office.ravi.clicks("Engagement leader")
    assert "Ask a manager" in office.ravi.modal.buttons, "nobody is tagged, and a rep cannot change that"
    await office.ravi.clicks("Ask a manager")
    assert "I have asked @Sofia Sales Manager" in office.ravi.modal.text
    await office.ravi.closes(everything=True)

    wanted = await office.sofia.sees("@Ravi Rep asks who leads the engagement with L-1")
    await office.sofia.clicks("Name a leader", on=wanted)
    form = await office.sofia.submits({"Engagement leader": office.mia})
    assert "managers say who is" in form.errors["Engagement leader"], "she is not in sales"
    await office.sofia.submits({"Engagement leader": office.lena})
    await office.work()
    await office.sofia.sees("Engagement leader named by you")
    await office.lena.sees("@Lena Rep now leads the engagement with L-1")
    await office.ravi.clicks("Details", on=await office.ravi.sees("now leads the engagement"))
    assert "Engagement leader: @Lena Rep" in office.ravi.modal.text
    details = await plans(office.ravi, **{WHO: ["Tom Chen"], EXPERT: "Vic Visitor"})
    assert "Expert's meeting" in details.text


async def test_the_expert_is_named_and_told(office: Office) -> None:
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    await office.sofia.submits({"Experienced in sales": [office.lena]})
    await accepted(office)
    await office.ravi.clicks("Engagement leader")
    await office.ravi.submits({"Engagement leader": office.lena})
    details = await plans(office.ravi, **{WHO: ["Tom Chen"], EXPERT: "Vic Visitor"})
    assert "Expert's meeting with @Vic Visitor, Nov 25" in details.text
    note = await office.visitor.sees("@Ravi Rep planned a meeting about L-1")
    assert note.labels == [], "somebody without a role can only read"
    await office.ravi.clicks("Change")
    await office.ravi.submits({WHAT: "Move it", "Date": date(2026, 11, 26), "Time": "10:00"})
    await office.visitor.sees("@Ravi Rep moved the meeting about L-1")


async def test_a_leader_is_one_of_those_who_are_tagged(office: Office) -> None:
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    await office.sofia.submits({"Experienced in sales": [office.lena]})
    await accepted(office)
    await office.ravi.clicks("Engagement leader")
    form = await office.ravi.submits({"Engagement leader": office.ravi})
    assert "managers say who is" in form.errors["Engagement leader"]
    details = await office.ravi.submits({"Engagement leader": office.lena})
    assert "Engagement leader: @Lena Rep" in details.text


async def test_a_manager_overrides_the_missing_leader(office: Office) -> None:
    await accepted(office)
    await office.sofia.clicks("Details", on=await office.sofia.sees("Accepted by", in_=office.sales))
    form = await plans(office.sofia, **{WHO: ["Tom Chen"], EXPERT: "Vic Visitor"})
    assert "A manager may override this with a reason" in form.errors[EXPERT]
    details = await office.sofia.submits({OVERRIDE: "Only day the expert is in town"})
    assert "“Only day the expert is in town”" in details.text
    await office.ravi.sees("@Sofia Sales Manager planned a meeting")


async def test_held_moved_and_called_off_is_told_and_kept(office: Office) -> None:
    await accepted(office)
    await plans(office.ravi, **{WHO: ["Tom Chen", "Maria Lopez"]})
    await office.ravi.clicks("Change")
    form = await office.ravi.submits({WHAT: "It was held", CAME: "Went well"})
    assert "still to come" in form.errors[WHAT]
    form = await office.ravi.submits({WHAT: "Move it", "Date": date(2026, 11, 20), "Time": "10:00"})
    assert "has passed" in form.errors["Date"]
    details = await office.ravi.submits({"Date": date(2026, 11, 26)})
    assert "moved a meeting" in details.text
    await office.mia.sees("@Ravi Rep moved the meeting about L-1")
    await office.later(days=4)
    await office.ravi.clicks("Change")
    details = await office.ravi.submits({WHAT: "It was held", CAME: "They agree on the need"})
    assert "Held: They agree on the need" in details.text
    assert "Change" not in details.buttons
    assert "Stage 2 of 8" in details.text
    await office.mia.sees("@Ravi Rep held the meeting about L-1")
    await plans(office.ravi, **{WHO: ["Tom Chen"], "Date": date(2026, 12, 7)})
    await office.ravi.clicks("Change")
    form = await office.ravi.submits({WHAT: "Call it off"})
    assert WHY_OFF in form.errors
    details = await office.ravi.submits({WHY_OFF: "They are on holiday"})
    assert "Called off: They are on holiday" in details.text


async def test_the_waste_alarm_fires_once_an_occasion(office: Office) -> None:
    await office.mia_brings({key: value for key, value in READY.items() if "budget" not in key})
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Details", on=note)
    await plans(office.mia, **{WHO: ["Tom Chen"]})
    assert not alarms(office.mia)
    await plans(office.mia, **{WHO: ["Maria Lopez"], "Time": "16:00"})
    alarm = await office.mia.sees("2 meetings, while required questions are open")
    assert "Is there a budget?" in alarm.text
    for manager in (office.max, office.sofia):
        await manager.sees("2 meetings, while required questions are open")
    await plans(office.mia, **{WHO: ["Tom Chen"], "Time": "17:00"})
    await office.work()
    assert len(alarms(office.mia)) == 1


async def test_the_owner_is_reminded_the_working_day_before(office: Office) -> None:
    await accepted(office)
    await plans(office.ravi, **{WHO: ["Tom Chen"], "Date": date(2026, 11, 30)})
    await office.later(days=3)
    assert not [message for message in office.ravi.reads() if "Coming up" in message.text]
    await office.later(days=1)  # Friday
    note = await office.ravi.sees("Coming up for L-1")
    assert "Tom Chen, CFO: Approves the purchase, as answered for the definition" in note.text
    await office.later(days=2)
    assert len([message for message in office.ravi.reads() if "Coming up" in message.text]) == 1


async def test_a_meeting_at_short_notice_needs_no_reminder(office: Office) -> None:
    await accepted(office)
    await plans(office.ravi, **{WHO: ["Tom Chen"], "Date": date(2026, 11, 24)})
    await office.later(hours=3)
    assert not [message for message in office.ravi.reads() if "Coming up" in message.text]


async def test_a_meeting_that_was_moved_is_reminded_of_once_before_its_new_date(office: Office) -> None:
    await accepted(office)
    await plans(office.ravi, **{WHO: ["Tom Chen"]})
    await office.ravi.clicks("Change")
    await office.ravi.submits({WHAT: "Move it", "Date": date(2026, 11, 27), "Time": "10:00"})
    await office.later(days=2)
    assert not [message for message in office.ravi.reads() if "Coming up" in message.text]
    await office.later(days=1)
    note = await office.ravi.sees("Coming up for L-1")
    assert "10:00 AM" in note.text


AS_BEFORE = ("lead", "meeting", "contact", "engagement")
WENT = ["It went well", "We meet again", "It did not happen", "Nothing to add"]


async def held(office: Office) -> Any:
    """A meeting was planned, and its time is over."""
    await accepted(office)
    await plans(office.ravi, **{WHO: ["Tom Chen"]})
    await office.ravi.closes(everything=True)
    await office.later(days=2, hours=6)
    note = await office.ravi.sees("How did it go?")
    assert note.labels == WENT
    return note


async def test_afterwards_the_owner_is_asked_how_it_went(office: Office) -> None:
    note = await held(office)
    await office.ravi.clicks("It went well", on=note)
    assert office.ravi.modal.labels == ["What came of it?"]
    await office.ravi.submits({"What came of it?": "They agree on the need"})
    await office.work()
    note = await office.ravi.sees("Noted as held by you")
    assert "They agree on the need" in (await office.mia.sees("held the meeting about L-1")).text
    later_on = everything(office)
    await office.ravi.clicks("Undo", on=note)
    await office.work()
    assert "took “held” back" in (await office.mia.sees("took “held” back")).text
    asked = await office.ravi.sees("How did it go?")
    assert asked.labels == WENT, "it is asked again where it was asked"
    await office.ravi.clicks("It went well", on=asked)
    await office.ravi.submits({"What came of it?": "They agree on the need"})
    await office.work()
    assert {name: everything(office)[name] for name in AS_BEFORE} == {name: later_on[name] for name in AS_BEFORE}
    await office.later(minutes=11)
    assert "Undo" not in (await office.ravi.sees("Noted as held by you")).labels
    await office.later(days=9)
    assert not [m for m in office.ravi.reads(office.ravi.dm) if "How did it go?" in m.text]


async def test_nothing_to_add_is_one_press(office: Office) -> None:
    await office.ravi.clicks("Nothing to add", on=await held(office))
    await office.work()
    await office.ravi.sees("Noted as held by you")


async def test_when_they_meet_again_the_next_meeting_is_planned_at_once(office: Office) -> None:
    await office.ravi.clicks("We meet again", on=await held(office))
    form = await office.ravi.submits({"What came of it?": "They bring the COO"})
    assert form.title == "Plan a meeting"
    await office.ravi.submits({WHO: ["Maria Lopez"], "Date": date(2026, 12, 2)})
    await office.mia.sees("@Ravi Rep planned a meeting about L-1")


async def test_what_did_not_happen_is_called_off_or_moved(office: Office) -> None:
    note = await held(office)
    await office.ravi.clicks("It did not happen", on=note)
    assert office.ravi.modal.values[WHAT] == "Call it off"
    await office.ravi.submits({WHAT: "Move it", "Date": date(2026, 11, 30), "Time": "10:00"})
    await office.work()
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Moved by you"))
    await office.work()
    await office.ravi.clicks("It did not happen", on=await office.ravi.sees("How did it go?"))
    await office.ravi.submits({WHAT: "Move it", "Date": date(2026, 11, 30), "Time": "10:00"})
    await office.work()
    assert "Moved by you" in (await office.ravi.sees("Moved by you")).text
    await office.later(days=5)
    again = await office.ravi.sees("How did it go?")
    await office.ravi.clicks("It did not happen", on=again)
    form = await office.ravi.submits()
    assert WHY_OFF in form.errors


async def test_what_nobody_says_is_asked_again_and_then_a_manager_is(office: Office) -> None:
    await held(office)
    await office.later(days=1)
    assert len([m for m in office.ravi.reads(office.ravi.dm) if "How did it go?" in m.text]) == 2
    await office.later(days=8)
    told = await office.sofia.sees("You get this as a manager")
    await office.sofia.clicks("Nothing to add", on=told)
    await office.work()
    await office.ravi.sees("Noted as held by @Sofia Sales Manager")
    await office.later(days=30)
    assert not [m for m in office.sofia.reads(office.sofia.dm) if "How did it go?" in m.text]


async def test_contacts_are_added_changed_and_taken_out(office: Office) -> None:
    await accepted(office)
    await office.ravi.clicks("Add a contact")
    form = await office.ravi.submits({"Who is it?": "tom chen"})
    assert "already" in form.errors["Who is it?"]
    details = await office.ravi.submits(
        {"Who is it?": "Kim <!channel> Park", PART: ["User", "Influencer"], "Referred by": "Tom Chen"}
    )
    assert "User: Kim <!channel> Park (referred by Tom Chen)" in details.text
    await office.ravi.chooses("Change a contact", "Tom Chen")
    details = await office.ravi.submits({PART: ["Judge"], "Email": "tom@acme.example"})
    assert "Judges: Maria Lopez, COO; Tom Chen, CFO" in details.text
    assert "tom@acme.example" not in details.text
    await office.ravi.chooses("Change a contact", "Tom Chen")
    details = await office.ravi.submits({"Take out": ["They no longer belong to the group"]})
    assert "Tom Chen, CFO" not in details.text.split("Buying group")[1].split("History")[0]
    await office.ravi.chooses("Change a contact", "Jane Doe")
    assert "Take out" not in office.ravi.modal.labels


async def test_whoever_joins_late_and_decides_is_asked_what_they_require(office: Office) -> None:
    await accepted(office)
    await office.ravi.clicks("Vetted: Requirement")
    assert "Vetted: Requirement" not in office.ravi.modal.buttons
    await office.ravi.clicks("Add a contact")
    details = await office.ravi.submits({"Who is it?": "Kim Park", PART: ["Judge"]})
    assert "Vetted: Requirement" in details.buttons, "to be vetted again"
    assert "joined late: Kim Park; to be vetted again: Requirement" in details.text
    note = await office.ravi.sees("Kim Park has joined the buying group of L-1 Jane Doe (Acme Corp)")
    assert "What is their requirement?" in note.text
    assert "To be vetted again: Requirement." in note.text
    assert note.labels == ["Log a conversation", "Details"]
    await office.ravi.closes(everything=True)
    await office.ravi.clicks("Details", on=note)
    await office.ravi.clicks("Add a contact")
    await office.ravi.submits({"Who is it?": "Uma Wells", PART: ["User"]})
    await office.work()
    assert not [m for m in office.ravi.reads(office.ravi.dm) if "Uma Wells has joined" in m.text], "she decides nothing"


async def test_an_answer_that_names_another_judge_has_them_asked_what_they_require(office: Office) -> None:
    await accepted(office)
    await office.ravi.clicks("Vetted: Requirement")
    await office.ravi.clicks("Edit")
    await office.ravi.clicks("Edit", near="Judges the solution")
    await office.ravi.submits({"Who will decide whether the solution works for them?": "Maria Lopez, CEO"})
    await office.work()
    assert not [m for m in office.ravi.reads(office.ravi.dm) if "has joined the buying" in m.text], "it is still Maria"
    await office.ravi.clicks("Edit")
    await office.ravi.clicks("Edit", near="Judges the solution")
    await office.ravi.submits({"Who will decide whether the solution works for them?": "Kim Park"})
    note = await office.ravi.sees("Kim Park has joined the buying group of L-1 Jane Doe (Acme Corp)")
    assert "decides whether the solution works" in note.text
    assert "To be vetted again: Requirement." in note.text


async def test_an_answer_that_names_another_approver_has_them_asked_what_they_require(office: Office) -> None:
    await accepted(office)
    await office.ravi.clicks("Edit")
    await office.ravi.clicks("Edit", near="Approves")
    await office.ravi.submits({"Who approves the purchase?": "Ann Lee, CFO"})
    note = await office.ravi.sees("Ann Lee, CFO has joined the buying group")
    assert "approves the purchase" in note.text


async def test_one_name_that_begins_like_another_opens_its_own_contact(office: Office) -> None:
    await office.mia_brings(
        {
            **READY,
            "Who will decide whether the solution works for them?": "Ann Leeson, COO",
            "Who approves the purchase?": "Ann Lee, CFO",
        }
    )
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    await office.mia.clicks("Details", on=shown)
    await office.mia.chooses("Change a contact", "Ann Lee")
    assert office.mia.modal.values["Who is it?"] == "Ann Lee"


def alarms(who: Person) -> list[object]:
    return [message for message in who.reads(who.dm) if "while required questions are open" in message.text]
