"""The owner logs attempts to reach the prospect: how, what came of each, one per channel and hour."""

from datetime import date

import pytest

from bot.simulator.errors import NotVisible
from bot.simulator.people import Person
from bot.simulator.seen import Message
from tests.conversations.aftermath import Aftermath
from tests.conversations.office import Office
from tests.conversations.test_odd_deliveries import delivered, latest_click

CAME, CALL_BACK = "What came of it?", "Call them back on"
NO_ANSWER = {CAME: "No answer"}


async def owned(office: Office) -> None:
    """Ravi owns L-1 and looks at Details."""
    await office.ravi.clicks("Accept", on=await office.offered_card())
    await office.ravi.clicks("Details", on=await office.ravi.sees("is yours"))


async def test_an_attempt_says_when_how_and_what_came_of_it(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Log attempt")
    form = office.ravi.modal
    assert form.labels == ["Date", "Time", "How?", CAME, "Note"]
    assert form.values["How?"] == "Phone"  # as they prefer
    assert "No attempt so far, of the 5 that are agreed before it counts as unreachable." in form.text
    await office.ravi.submits({CAME: "Left a message", "Note": "With Kim at the desk"})
    assert "tried to reach them (no. 1): phone, left a message “With Kim at the desk”" in office.ravi.modal.text
    said = await office.ravi.sees("Attempt logged by you")
    assert "Phone, left a message. Attempt 1 of the 5 agreed." in said.text
    await office.later(minutes=61)
    await office.ravi.clicks("Log attempt")
    assert "1 of 5 agreed attempts so far; the last" in office.ravi.modal.text
    await office.ravi.submits(NO_ANSWER)
    await office.ravi.sees("Attempt 2 of the 5 agreed.")
    assert "2 of 5 attempts; the last" in (await office.ravi.sees("is yours")).text


async def test_a_channel_counts_once_an_hour_and_says_what_to_do(office: Office) -> None:
    await owned(office)
    for channel in ("Phone", "Email"):
        await office.ravi.clicks("Log attempt")
        assert await office.ravi.submits({"How?": channel, **NO_ANSWER}) is not None  # Details, redrawn
    await office.later(minutes=59)
    await office.ravi.clicks("Log attempt")
    form = await office.ravi.submits(NO_ANSWER)
    assert "There is one by phone already, today at" in form.errors["How?"]
    assert "please try another channel, or this one again in an hour" in form.errors["How?"]
    await office.ravi.submits({"How?": "Video call"})
    assert "(no. 3): video call, no answer" in office.ravi.modal.text


async def test_only_what_was_done_since_accepting_counts(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Log attempt")
    form = await office.ravi.submits({"Date": date(2026, 11, 20), **NO_ANSWER})
    assert "You accepted it today at" in form.errors["Time"]
    form = await office.ravi.submits({"Date": date(2026, 11, 24)})
    assert "still to come" in form.errors["Time"]


async def test_a_call_back_asks_for_the_day(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Log attempt")
    await office.ravi.fills({"Note": "In a meeting"})
    await office.ravi.chooses(CAME, "Asked to be called back")
    assert office.ravi.modal.labels == ["Date", "Time", "How?", CAME, CALL_BACK, "Note"]
    assert office.ravi.modal.values["Note"] == "In a meeting"
    form = await office.ravi.submits({CALL_BACK: date(2026, 11, 20)})
    assert "has passed" in form.errors[CALL_BACK]
    await office.ravi.submits({CALL_BACK: date(2026, 11, 26)})
    assert "phone, asked to be called back (Thursday, November 26th, 2026)" in office.ravi.modal.text
    await office.later(days=2)
    assert not [note for note in office.ravi.reads() if "asked to be called back today" in note.text]
    await office.later(days=1)
    told = await office.ravi.sees("L-1 Jane Doe (Acme Corp) asked to be called back today")
    assert "jane@acme.example" in told.text
    assert "In a meeting" in told.text
    await office.ravi.closes(everything=True)
    await office.later(days=1)  # Friday: nobody has called
    again = await office.ravi.sees("asked to be called back on Thursday, November 26th, 2026, and waits for it")
    await office.later(days=7)
    await office.later(days=7)
    assert len(reminders(office.ravi)) == 4  # the day, the next working day, then weekly
    assert not reminders(office.sofia)
    await office.later(days=7)
    manager = await office.sofia.sees("asked to be called back on Thursday, November 26th, 2026, and nobody has")
    assert "@Ravi Rep has it" in manager.text
    assert manager.labels == ["Hand over", "Details"]
    await office.ravi.clicks("Log attempt", on=again)
    assert office.ravi.modal.title == "Log attempt"
    await office.ravi.submits(NO_ANSWER)
    await office.work()
    for message in (told, again, manager):
        assert "called back" not in message.text
    await office.later(days=28)
    assert not reminders(office.sofia)


def reminders(who: Person) -> list[Message]:
    return [message for message in who.reads() if "(Acme Corp) asked to be called back" in message.text]


async def test_reaching_them_leads_to_the_conversation(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Log attempt")
    form = await office.ravi.submits({CAME: "Reached them", "Note": "They want a pilot"})
    assert form.title == "Talked about L-1"
    assert form.values["What did you learn?"] == "They want a pilot"
    await office.ravi.submits({"How?": "Phone", "With whom?": ["Jane Doe"]})
    assert "(no. 1): phone, reached them" in office.ravi.modal.text
    assert "logged a conversation" in office.ravi.modal.text


async def test_a_slip_is_taken_back_for_ten_minutes(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Log attempt")
    after = await Aftermath.of(office)
    await office.ravi.submits(NO_ANSWER)
    said = await office.ravi.sees("Attempt logged by you")
    await office.ravi.clicks("Undo", on=said)
    await office.ravi.sees("You took the attempt back")
    await after.is_only(
        ("ravi", "You took the attempt back"),
        ("ravi", "is yours"),  # drawn without Undo, now that something was done
        ("sales", "Accepted by @Ravi Rep."),
        history="L-1 attempted, L-1 undone",
    )
    await office.ravi.clicks("Log attempt")
    assert "No attempt so far" in office.ravi.modal.text
    await office.ravi.submits(NO_ANSWER)  # although it is the same channel within the hour
    await office.ravi.sees("Attempt 1 of the 5 agreed.")
    await office.later(minutes=10)
    assert (await office.ravi.sees("Attempt logged by you")).labels == ["Details"]


async def test_only_the_owner_logs_attempts_and_a_button_of_an_older_message_says_so(office: Office) -> None:
    card = await office.offered_card()
    await office.lena.clicks("Details", on=card)
    with pytest.raises(NotVisible):
        await office.lena.clicks("Log attempt")
    click = latest_click(office)
    click["actions"] = [
        {"type": "button", "action_id": "log_attempt", "value": "1", "block_id": "b", "action_ts": "1.5"}
    ]
    await delivered(office, click)
    await office.lena.sees("nothing was done. It still waits for sales. Accept it first")
    await office.ravi.clicks("Accept", on=card)
    click["actions"] = [{**click["actions"][0], "action_ts": "1.6"}]
    await delivered(office, click)
    await office.lena.sees("are kept by whoever has it. Please tell @Ravi Rep")


async def test_whoever_was_reached_meanwhile_is_not_called_back(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Log attempt")
    await office.ravi.chooses(CAME, "Asked to be called back")
    await office.ravi.submits({CALL_BACK: date(2026, 11, 26)})
    await office.later(hours=2)
    await office.ravi.clicks("Log attempt")
    await office.ravi.submits(NO_ANSWER)
    await office.later(days=4)
    assert not [note for note in office.ravi.reads() if "asked to be called back today" in note.text]
