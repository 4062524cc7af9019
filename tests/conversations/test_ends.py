"""A track ends: they reply, a competitor stirs, the date they named comes near, nine months pass; and what follows."""

from datetime import date

from bot.simulator.seen import Message
from tests.conversations.aftermath import Aftermath
from tests.conversations.office import READY, Office

TIMING = "When do they want to buy?"
LEARNED, WITH = "What did you learn?", "With whom?"


async def nurtured(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")


async def hears(office: Office, learned: str) -> None:
    """Mia logs that Jane called."""
    await office.mia.runs("/lead L-1", in_=office.sales)
    await office.mia.clicks("Details", on=await office.mia.sees("L-1 · Jane Doe", in_=office.sales))
    await office.mia.clicks("Log a conversation")
    await office.mia.submits({"How?": "Phone", WITH: ["Jane Doe"], LEARNED: learned})
    await office.mia.closes()


async def test_a_reply_stops_the_track_at_once_and_the_lead_goes_on_in_conversation(office: Office) -> None:
    """Row 41 of the field's complaints: people already talking to us still get the sequence."""
    await nurtured(office)
    after = await Aftermath.of(office)
    await hears(office, "They lost two carriers")
    told = "they are talking with us, so the track Wait for the date stops here"
    await after.is_only(
        ("mia", told),
        ("mia", "L-1 · Jane Doe"),
        history="L-1 talked, L-1 matured, L-1 track_stopped",
    )
    note = await office.mia.sees(told)
    assert "I ask you on Monday, November 30th, 2026 how it goes" in note.text
    assert note.labels == ["Log a conversation", "Ready now", "Go on with the track", "Snooze", "Never", "Details"]
    await hears(office, "They look at three systems")
    await office.work()
    assert len([one for one in office.mia.reads() if told in one.text]) == 1, "it is told once"

    await office.mia.clicks("Go on with the track", on=note)
    said = await office.mia.sees("Track goes on, as asked by you")
    await office.mia.clicks("Undo", on=said)
    await office.mia.sees(told)


async def test_ready_now_introduces_the_lead_with_what_was_heard_in_the_months_between(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.chooses("Reason", "No hurry (bad timing)")
    await office.ravi.submits({"Reason": "No hurry (bad timing)", "Until when?": date(2027, 5, 3), "Note": "In May"})
    for number, said in enumerate(("Two carriers left", "A new COO", "Budget in May", "Three bids", "A pilot", "Now!")):
        await office.later(days=10 if number else 1)
        await hears(office, said)
    await office.later(days=30)
    await office.mia.clicks("Ready now", on=await office.mia.sees("track Wait for the date stops here"))
    assert office.mia.modal.labels.count(TIMING) == 1
    await office.mia.submits({TIMING: "Within 3 months"})
    card = await office.ravi.sees("After 3 months: “Now!”", in_=office.sales)
    await office.work()
    [meet] = [one for one in card.thread if "Meet Jane Doe" in one.text]
    assert "@Mia Marketer kept in touch for 3 months" in meet.text
    assert "Jan 3, phone, @Mia Marketer: “A pilot”" in meet.text
    assert len(meet.text.splitlines()) == 6, "five lines beneath the heading"
    assert "2 earlier: Details → What was heard in full" in meet.text
    back = await office.ravi.sees("is back in", in_=office.ravi.dm)
    assert "You rejected it as no hurry on Nov 23, 2026; it is ready now.\n" in back.text
    assert "Nothing was changed since" not in card.text + back.text
    assert "“Now!”" in back.text
    await office.ravi.clicks("Details", on=card)
    assert "• 2 earlier: Details → What was heard in full" in office.ravi.modal.text
    await office.ravi.clicks("What was heard in full")
    assert office.ravi.modal.text.count("phone, @Mia Marketer") == 6


COMPETITORS = "Who else are they talking to?"
NAMES = ("Al Stone", "Bo Lind", "Cy Marsh")


async def brings(office: Office, name: str, competitor: str) -> None:
    """A lead is nurtured that says whom else they talk to."""
    who = f"{name}, {name.lower().replace(' ', '@')}.example, from Fair"
    await office.mia_brings({**READY, TIMING: "3 to 6 months", COMPETITORS: competitor}, who=who)


async def test_a_competitor_that_stirs_brings_the_next_touch_of_those_who_name_it_forward(office: Office) -> None:
    for name, competitor in zip(NAMES, ("Acme Rival and Slack", "Contoso", "nobody yet"), strict=True):
        await brings(office, name, competitor)
    await office.later(days=10)
    after = await Aftermath.of(office)
    await brings(office, "Di Ray", "maybe acme rivall")
    await office.later(seconds=10)
    came = ("captured", "answered", "nurturing")
    history = ", ".join(["L-1 brought_forward", *(f"L-4 {line}" for line in came)])
    await after.is_only(
        ("mia", "L-1 Al Stone is not ready for sales yet"),
        ("mia", "L-4 Di Ray is not ready for sales yet"),
        history=history,
        planned="L-4 follow_up",
    )
    await office.later(days=1)
    note = await office.mia.sees("Time to follow up on L-1")
    assert "Ask how their comparison goes" in note.text
    assert "Brought forward: Acme Rival came up: L-4 talks to them too" in note.text
    assert "Two questions worth asking everybody" in note.text
    assert "Rival" not in note.text.partition("Subject")[2], "they are not told what we know"
    await office.mia.clicks("Skip", on=note)
    said = await office.mia.sees("Skipped by you")
    assert "next follow-up Friday, January 22nd, 2027" in said.text, "the day that their answers named stays"
    await office.mia.runs("/lead L-1", in_=office.sales)
    shown = await office.mia.sees("L-1 · Al Stone", in_=office.sales)
    assert "Its next touch comes sooner: Acme Rival came up: L-4 talks to them too, says @Mia Marketer" in shown.text

    said = await office.ravi.runs("/lead competitor Akme Rival", in_=office.sales)
    assert "2 nurtured leads name Acme Rival. Their next touches come sooner" in said.text
    said = await office.max.runs("/lead competitor acme rival gmbh", in_=office.sales)
    assert "I know of Acme Rival already from @Ravi Rep" in said.text
    for typed, words in {
        "": "Which competitor is it?",
        "monday": "“monday” is an everyday word",
        "Rival Systems": "No lead names Rival Systems as somebody they talk to, so no touch comes sooner. Did you mean "
        "Acme Rival?",
    }.items():
        assert words in (await office.mia.runs(f"/lead competitor {typed}", in_=office.sales)).text
    assert "Logging conversations" in (await office.visitor.runs("/lead competitor Slack", in_=office.sales)).text
    for _ in range(3):
        await office.slack.deliver_again(office.slack.deliveries[-1])
    await office.later(seconds=10)
    shown = await office.mia.runs("/lead L-4", in_=office.sales)
    assert shown.text.count("Its next touch comes sooner: Acme Rival is active, says @Ravi Rep") == 1
    shown = await office.mia.runs("/lead L-1", in_=office.sales)
    assert "is active" not in shown.text, "once in thirty days is enough"


async def test_a_conversation_is_asked_after_and_the_track_goes_on_when_nobody_answers(office: Office) -> None:
    await nurtured(office)
    await hears(office, "They lost two carriers")
    await office.later(days=7)
    note = await office.mia.sees("Say how the conversation goes")
    assert "You are in conversation, so Wait for the date sends them nothing. Learned last, Monday" in note.text
    rest = ["Go on with the track", "Log a conversation", "Never", "Details"]
    assert note.labels == ["Done", "Ready now", "Snooze", *rest]
    await office.mia.clicks("Go on with the track", on=note)
    said = await office.mia.sees("Track goes on, as asked by you")
    await office.mia.clicks("Undo", on=said)
    await office.mia.sees("Say how the conversation goes")
    for _ in range(30):
        await office.later(days=2)
    shown = await office.mia.runs("/lead L-1", in_=office.sales)
    assert "Nobody said how the conversation goes, so its track goes on" in shown.text


async def to_decide(office: Office) -> Message:
    """Mia skips whatever comes in nine months."""
    await nurtured(office)
    for _ in range(25):
        await office.later(days=20)
        for one in office.mia.reads():
            if "Decide what becomes of it" in one.text:
                return one
            if "Skip" in one.labels:
                await office.mia.clicks("Skip", on=one)
    raise AssertionError


async def test_after_nine_months_without_a_signal_the_marketer_decides(office: Office) -> None:
    note = await to_decide(office)
    assert "on Wait for the date, with 4 touches and two checkpoints" in note.text
    assert note.labels[:3] == ["Again", "Close it", "Ready now"]
    await office.mia.clicks("Again", on=note)
    after = await Aftermath.of(office)
    await office.mia.submits({"Which track?": "Content"})
    said = await office.mia.sees("Nurtured again by you")
    await office.mia.clicks("Undo", on=said)
    note = await office.mia.sees("Decide what becomes of it")
    await after.is_only(history="L-1 nurtured_again, L-1 undone")
    await office.mia.clicks("Close it", on=note)
    form = await office.mia.submits({"Why?": "Something else"})
    assert "In a few words, please" in form.errors["Note"]
    assert await office.mia.submits({"Why?": "They chose somebody else", "Note": "Acme Rival, in May"}) is None
    said = await office.mia.sees("Closed for good by you")
    assert "They chose somebody else" in said.text
    await office.mia.clicks("Undo", on=said)
    await office.mia.sees("Decide what becomes of it")

    asked = ""
    for _ in range(24):
        await office.later(days=3)
        asked += "".join(one.text for one in office.max.reads() if "You get this as a manager" in one.text)
    assert "Decide what becomes of it" in asked
    over = await office.mia.sees("I closed L-1")
    await office.mia.clicks("Reopen", on=over)
    await office.mia.sees("Before it can go to sales it needs 10 answers")


async def test_no_hurry_until_a_date_comes_back_in_good_time_and_the_rep_hears(office: Office) -> None:
    await office.max.clicks("Settings", on=await office.max.opens_home())
    form = await office.max.submits({"Working days before a date they named": "100"})
    assert form.errors["Working days before a date they named"] == "Please write a whole number from 0 to 60."
    await office.max.submits({"Working days before a date they named": "5"})
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.chooses("Reason", "No hurry (bad timing)")
    assert "The first follow-up comes 5 working days before the day you give" in office.ravi.modal.text
    await office.ravi.submits({"Reason": "No hurry (bad timing)", "Until when?": date(2027, 5, 3)})
    await office.mia.sees("Monday, April 26th, 2027, in good time before Monday, May 3rd, 2027")
    await office.later(days=153)  # Sunday 25 April
    assert not [one for one in office.mia.reads() if "Time to follow up" in one.text]
    await office.later(days=1)
    note = await office.mia.sees("Time to follow up")
    assert "In good time before the date they named" in note.text
    told = await office.ravi.sees("you rejected it as no hurry until Monday, May 3rd, 2027", in_=office.ravi.dm)
    assert "@Mia Marketer asks them whether the date holds" in told.text
    await office.later(days=1)
    assert len([one for one in office.ravi.reads() if "the date holds" in one.text]) == 1


async def test_a_meeting_and_a_note_of_done_are_heard_too(office: Office) -> None:
    await nurtured(office)
    await brings(office, "Al Stone", "Acme Rival")
    await office.mia.clicks("Details", on=await office.mia.sees("L-1 Jane Doe (Acme Corp) is not ready"))
    await office.mia.clicks("Plan a meeting")
    await office.mia.submits({"With whom?": ["Jane Doe"], "Date": date(2026, 12, 1), "Time": "14:00"})
    await office.mia.closes()
    note = await office.mia.sees("a meeting with them is planned, so the track Wait for the date stops here")
    assert "I ask you on Tuesday, December 8th, 2026 how it goes" in note.text
    await office.later(days=16)
    note = await office.mia.sees("Say how the conversation goes")
    await office.mia.clicks("Done", on=note)
    await office.mia.chooses("What came of it?", "Replied")
    await office.mia.submits({"What came of it?": "Replied", "What did they say?": "Acme Rival gave them a demo"})
    await office.later(seconds=10)
    shown = await office.mia.runs("/lead L-2", in_=office.sales)
    assert "Its next touch comes sooner: Acme Rival came up in a conversation with L-1" in shown.text
    shown = await office.mia.runs("/lead L-1", in_=office.sales)
    assert "Next: Wednesday, December 16th, 2026" in shown.text, "they are asked after again"
