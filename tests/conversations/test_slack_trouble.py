"""Slack has a bad day: nothing is lost, nothing is said twice, and people hear what to do."""

import pytest

from tests.conversations.office import READY, Office

MORE = "/lead Jane Doe, VP Operations at Acme Corp, jane@acme.example"


@pytest.mark.parametrize("trouble", ["429", "500", "accepted then dropped", "dropped", "503 in HTML"])
async def test_the_card_and_the_note_arrive_once(office: Office, trouble: str) -> None:
    fault = office.slack.faults.next("chat.postMessage", times=2)
    if trouble == "429":
        fault.rate_limited(retry_after=30)
    elif trouble == "accepted then dropped":
        fault.accepted_then_dropped()
    elif trouble == "dropped":
        fault.dropped()
    elif trouble == "503 in HTML":
        fault.status = 503
    await office.mia_brings()
    for _ in range(6):
        await office.later(seconds=61)
    cards = [m for m in office.ravi.reads(office.sales) if "Why it came to sales" in m.text]
    notes = [m for m in office.mia.reads(office.mia.dm) if "meets the definition" in m.text]
    assert (len(cards), len(notes)) == (1, 1)


@pytest.mark.parametrize("private", [True, False])
async def test_managers_hear_that_baton_is_not_in_the_channel_and_try_again_works(
    office: Office, private: bool
) -> None:
    office.slack.remove(office.installed, office.sales)
    office.sales.kind = "private" if private else office.sales.kind
    await office.mia_brings()
    note = await office.sofia.sees("waiting because Slack did not take")
    assert "Invite it there with /invite, then press Try again." in note.text
    await office.max.sees("waiting because Slack did not take")
    office.slack.invite(office.installed, office.sales)
    await office.sofia.clicks("Try again", on=note)
    await office.sofia.sees("I am sending one message again.")
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Accept", on=card)
    await office.mia.sees("@Ravi Rep accepted L-1")


async def test_try_again_works_from_home(office: Office) -> None:
    office.slack.remove(office.installed, office.sales)
    await office.mia_brings()
    await office.sofia.sees("waiting because Slack did not take")
    home = await office.sofia.opens_home()
    assert "One message is waiting because Slack did not take it." in home.text
    office.slack.invite(office.installed, office.sales)
    await office.sofia.clicks("Try again", on=home)
    await office.ravi.sees("Why it came to sales", in_=office.sales)


@pytest.mark.parametrize(
    "trouble", ["expired_trigger_id", "ratelimited", "internal_error", "hangs", "dropped", "accepted", "500", "429"]
)
async def test_a_form_that_slack_does_not_open_hands_back_what_was_typed(office: Office, trouble: str) -> None:
    fault = office.slack.faults.next("views.open")
    if trouble == "hangs":
        fault.hangs(2.6)
    elif trouble == "dropped":
        fault.dropped()
    elif trouble == "accepted":
        fault.accepted_then_dropped()
    elif trouble == "429":
        fault.rate_limited(30)
    elif trouble != "500":
        fault.error(trouble)
    answer = await office.mia.runs(MORE, in_=office.sales)
    assert answer.ephemeral
    assert "please try again" in answer.text
    assert "Jane Doe, VP Operations at Acme Corp, jane@acme.example" in answer.text


async def test_three_thousand_typed_characters_come_back_whole(office: Office) -> None:
    office.slack.faults.next("views.open").error("expired_trigger_id")
    typed = "Jane & Co <jane@acme.example> " + "long story " * 270
    answer = await office.mia.runs(f"/lead {typed}", in_=office.sales)
    assert "".join(typed.split()) in "".join(answer.text.split())


@pytest.mark.parametrize("trouble", ["expired_trigger_id", "hangs"])
async def test_a_button_whose_window_does_not_open_says_so(office: Office, trouble: str) -> None:
    card = await office.offered_card()
    fault = office.slack.faults.next("views.open")
    fault.hangs(2.6) if trouble == "hangs" else fault.error(trouble)
    await office.ravi.clicks("Reject", on=card)
    note = await office.ravi.sees("Slack did not open the window")
    assert note.text.count("Slack did not open") == 1
    await office.ravi.clicks("Reject", on=card)
    assert office.ravi.modal.title == "Reject L-1"


async def test_a_shortcut_whose_window_does_not_open_says_so(office: Office) -> None:
    office.slack.faults.next("views.open").hangs(2.6)
    await office.mia.uses_shortcut("New lead")
    await office.mia.sees("Slack did not open the window")


async def test_a_refusal_arrives_another_way_when_its_address_is_no_longer_taken(office: Office) -> None:
    card = await office.offered_card()
    now = office.clock.now
    await office.visitor.clicks("Details", on=card)  # the delivery that is held up below
    held_up = [delivery for delivery in office.slack.deliveries if delivery.payload.get("actions")][-1]
    payload = held_up.payload
    payload["actions"][0]["action_ts"] = f"{now().timestamp():.6f}"
    office.clock.advance(minutes=31)
    await office.slack.deliver_again(held_up)
    await office.work()
    notes = [m for m in office.visitor.reads(office.visitor.dm) if "you do not have that role yet" in m.text]
    assert len(notes) == 1


async def test_a_home_tab_that_cannot_be_drawn_breaks_nothing(office: Office) -> None:
    card = await office.offered_card()
    office.slack.faults.next("views.publish").accepted_then_dropped()
    await office.ravi.opens_home()
    office.slack.faults.next("views.publish", times=3).dropped()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is yours")


async def test_an_attempt_is_logged_once_although_its_window_was_not_redrawn(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    note = await office.ravi.sees("is yours")
    await office.ravi.clicks("Details", on=note)
    await office.ravi.clicks("Log attempt")
    office.slack.faults.next("views.update").dropped()
    await office.ravi.submits({"What came of it?": "No answer"})
    await office.ravi.closes()
    await office.ravi.clicks("Details", on=note)
    assert office.ravi.modal.text.count("tried to reach them") == 1
    assert not [m for m in office.ravi.reads() if "our fault" in m.text]


async def test_slack_down_for_an_hour_delays_and_loses_nothing(office: Office) -> None:
    await office.mia_brings(READY)
    await office.work()
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    office.slack.faults.down = True
    await office.ravi.clicks("Accept", on=card)
    for _ in range(12):
        await office.later(minutes=5)
    office.slack.faults.down = False
    for _ in range(3):
        await office.later(minutes=6)
    await office.mia.sees("@Ravi Rep accepted L-1")
    await office.ravi.sees("is yours")
    await office.lena.sees("Accepted by @Ravi Rep", in_=office.sales)
