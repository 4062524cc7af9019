"""Whoever leaves, or leaves a team, leaves nothing behind that nobody hears of."""

import pytest

from bot.simulator.seen import Message
from tests.conversations.office import Office, without
from tests.conversations.test_handing_over import TAKES_OVER, TIMING, buttons, details, nurtured, settings


def follow_ups(office: Office, who: str) -> list[Message]:
    person = getattr(office, who)
    return [message for message in person.reads(person.dm) if _asks(message.text)]


def _asks(text: str) -> bool:
    """Asks for a follow-up, or did until a newer message asked for it again."""
    return "to follow up on" in text or "asked you again in a newer message" in text


async def days(office: Office, count: int) -> None:
    for _ in range(count):
        await office.later(days=1)


async def test_a_follow_up_nobody_acts_on_is_said_again_and_then_goes_to_a_manager(office: Office) -> None:
    await nurtured(office)
    await office.later(days=60)  # Friday 22 January
    assert len(follow_ups(office, "mia")) == 1
    for passed, told in ((2, 1), (1, 2), (6, 2), (1, 3), (6, 3), (1, 4)):  # on Monday, then weekly twice
        await days(office, passed)
        assert len(follow_ups(office, "mia")) == told
    latest = follow_ups(office, "mia")[-1]
    assert "Reminder." in latest.text
    assert "I first told you on" in latest.text
    assert not follow_ups(office, "max")
    await days(office, 7)
    assert len(follow_ups(office, "mia")) == 4, "she is not asked a fifth time"
    [note] = follow_ups(office, "max")
    assert "You get this as a manager: I told @Mia Marketer, who has it" in note.text
    await days(office, 60)
    assert len(follow_ups(office, "max")) > 1, "nor is it forgotten then"


async def test_no_reminder_comes_once_somebody_has_acted(office: Office) -> None:
    await nurtured(office)
    await office.later(days=60)
    [note] = follow_ups(office, "mia")
    await office.mia.clicks("Snooze", on=note)
    await office.mia.submits({"Or another day": "2027-05-03"})
    await days(office, 40)
    assert not follow_ups(office, "mia")
    assert not follow_ups(office, "max")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Done", "Done by"),
        ("Skip", "Skipped by"),
        ("Never", "Closed for good by"),
        ("Snooze", "Snoozed by"),
    ],
)
async def test_the_manager_who_is_told_may_act(office: Office, label: str, said: str) -> None:
    await settings(office, {"Marketers": ["Mia Marketer"]})  # Max only manages
    await nurtured(office)
    office.mia.user.deactivated = True  # of which Slack tells only those who ask
    await days(office, 61)
    [note] = follow_ups(office, "max")
    assert "You get this as a manager: @Mia Marketer, who has it, can't act on it any more" in note.text
    assert not follow_ups(office, "mia")
    await office.max.clicks(label, on=note)
    if label == "Snooze":
        await office.max.submits({"Or another day": "2027-05-03"})
    if label == "Done":
        await office.max.submits()
    await office.max.sees(said)


async def test_the_manager_who_is_told_may_say_that_it_is_ready(office: Office) -> None:
    await settings(office, {"Marketers": ["Mia Marketer"]})
    await nurtured(office)
    office.slack.deactivate(office.mia)
    await days(office, 61)
    [note] = follow_ups(office, "max")
    await office.max.clicks("Ready now", on=note)
    await office.max.submits({TIMING: "Within 3 months"})
    await office.ravi.sees("Why it came to sales", in_=office.sales)


async def test_somebody_who_leaves_is_noticed_and_a_manager_hands_over_what_they_had(office: Office) -> None:
    await nurtured(office)
    office.slack.deactivate(office.mia)
    await office.slack.settle()
    note = await office.max.sees("@Mia Marketer has left: the Slack account is deactivated")
    assert "L-1 Jane Doe (Acme Corp)" in note.text
    assert not [m for m in office.sofia.reads(office.sofia.dm) if "has left" in m.text], "it is marketing's"
    await office.max.clicks("Hand over", on=note)
    assert "For marketing: one lead" in office.max.modal.text
    await office.max.submits({TAKES_OVER: "Max Marketing Manager"})
    await days(office, 61)
    [told] = follow_ups(office, "max")
    assert "as a manager" not in told.text, "it is his now"
    assert not follow_ups(office, "mia")


async def test_the_follow_up_of_somebody_who_left_goes_to_a_manager_when_slack_refuses_it(office: Office) -> None:
    await nurtured(office)
    office.mia.user.deactivated = True
    office.slack.faults.next("users.info", times=999).error("service_unavailable")
    refused = office.slack.faults.next("chat.postMessage", times=999, channel=office.mia.dm.id)
    refused.error("user_disabled")
    await days(office, 61)
    [note] = follow_ups(office, "max")
    assert "L-1" in note.text
    left = await office.max.sees("@Mia Marketer has left")
    assert "L-1 Jane Doe" in left.text
    await details(office, office.max)
    assert "Hand over" in buttons(office.max)


async def test_an_owner_who_leaves_is_told_to_sales(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    office.slack.deactivate(office.ravi)
    await office.slack.settle()
    note = await office.sofia.sees("@Ravi Rep has left")
    assert "For sales: one lead" in note.text
    await office.sofia.clicks("Hand over", on=note)
    await office.sofia.submits({"Who takes over for sales?": "Lena Rep"})
    await office.lena.sees("over to you for sales")


async def test_whoever_becomes_a_guest_or_leaves_for_elsewhere_has_no_role_any_more(office: Office) -> None:
    await office.offered_card()
    office.slack.make_guest(office.ravi)
    await office.slack.settle()
    await office.sofia.sees("@Ravi Rep is only a guest in this Slack workspace now")
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("Accepting and rejecting leads is for sales reps", in_=office.sales)


async def test_nobody_unfit_is_given_a_role(office: Office) -> None:
    office.visitor.user.guest = True
    form = await settings(office, {"Marketers": ["Mia Marketer", "Max Marketing Manager", "Vic Visitor"]})
    assert "is a guest in this workspace, and can hold no role" in form.errors["Marketers"]
    office.visitor.user.guest, office.visitor.user.home_team = False, "T0PARTNER"
    form = await office.max.submits()
    assert "belongs to another workspace" in form.errors["Marketers"]
    office.visitor.user.home_team = ""
    assert await office.max.submits() is None


async def test_whoever_comes_back_is_told_to_managers_and_can_be_added_again(office: Office) -> None:
    office.slack.deactivate(office.mia)
    await office.slack.settle()
    office.slack.reactivate(office.mia)
    await office.slack.settle()
    await office.max.sees("@Mia Marketer can work with Baton again")
    await settings(office, {"Marketers": ["Max Marketing Manager", "Mia Marketer"]})
    await office.mia_brings(without(TIMING))


async def test_whoever_is_taken_off_the_team_is_told_no_more(office: Office) -> None:
    await nurtured(office)
    await settings(office, {"Marketers": ["Max Marketing Manager"]})
    note = await office.max.sees("@Mia Marketer was taken off the team")
    assert "L-1 Jane Doe" in note.text
    await days(office, 61)
    assert not follow_ups(office, "mia")
    [told] = follow_ups(office, "max")
    await office.max.clicks("Done", on=told)
    assert await office.max.submits() is None
    await office.max.sees("Done by you")


async def test_prompts_for_the_drafts_of_somebody_who_left_go_to_a_manager_who_may_answer(office: Office) -> None:
    await settings(office, {"Marketers": ["Mia Marketer"]})
    await office.mia_brings(without(TIMING))
    office.slack.deactivate(office.mia)
    await days(office, 2)
    note = await office.max.sees("still needs one answer")
    assert "You get this as a manager: @Mia Marketer, who it is for, can't act on it any more" in note.text
    await office.max.clicks("Answer now", on=note)
    await office.max.submits({TIMING: "Within 3 months"})
    await office.ravi.sees("Why it came to sales", in_=office.sales)


async def test_leaving_is_told_once_and_nothing_is_asked_of_strangers(office: Office) -> None:
    await nurtured(office)
    office.slack.deactivate(office.visitor)
    office.slack.deactivate(office.mia)
    office.slack.deactivate(office.mia)
    await office.slack.settle()
    await office.work()
    assert len([m for m in office.max.reads(office.max.dm) if "has left" in m.text]) == 1


async def test_a_lead_sent_back_to_somebody_who_left_goes_to_a_manager(office: Office) -> None:
    card = await office.offered_card()
    office.mia.user.deactivated = True
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Wrong person", "Note": "Ask for the COO"})
    note = await office.max.sees("rejected L-1")
    assert "who it is for, can't act on it any more" in note.text
    await office.max.clicks("Hand over", on=note)
    assert office.max.modal.title == "Hand over L-1"
