"""Slack refuses Baton's token, or lets it do less than it needs: everything waits, is said, and goes on by itself."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from bot.application import Baton
from bot.simulator.errors import NotVisible
from bot.slack.refusals import OF_EVERYTHING
from storage import tables
from tests.conversations.office import Office
from tests.conversations.two import another_baton

POST, OPEN, WHISPER, REDRAW = "chat.postMessage", "conversations.open", "chat.postEphemeral", "chat.update"
COURIERS = (POST, OPEN, WHISPER, REDRAW, "conversations.history", "conversations.replies", "auth.test")
"""The calls that need nobody to wait for them. Forms open, so that there is something to send."""


def refuse(office: Office, *methods: str, code: str, **more: Any) -> None:
    """Until `faults.clear()`, or for as long as `when` holds."""
    for method in methods or COURIERS:
        office.slack.faults.next(method, times=100_000, **more).error(code)


def for_minutes(office: Office, minutes: float) -> Callable[[Any], bool]:
    began = office.clock.now()
    return lambda _: (office.clock.now() - began).total_seconds() < 60 * minutes


def notices(office: Office) -> list[Any]:
    with office.baton.database.engine.begin() as connection:
        notice = tables.notice.c
        found = select(notice.kind, notice.state, notice.attempts, notice.error).order_by(notice.id)
        return list(connection.execute(found))


def cards(office: Office) -> list[Any]:
    return [message for message in office.ravi.reads(office.sales) if "L-1 · Jane Doe" in message.text]


def told(office: Office, words: str) -> list[int]:
    """How often each of the two managers and Mia read this."""
    people = (office.max, office.sofia, office.mia)
    return [sum(words in message.text for message in person.reads(person.dm)) for person in people]


def alarm(baton: Baton) -> str:
    return baton.health.wrong.get("slack", "")


@pytest.mark.parametrize("code", OF_EVERYTHING)
async def test_ten_minutes_without_a_token_hold_everything_up_and_lose_nothing(office: Office, code: str) -> None:
    refuse(office, code=code, when=for_minutes(office, 10))
    await office.mia_brings()
    await office.work()
    for _ in range(9):
        await office.later(minutes=1)
        assert code in alarm(office.baton)
    assert not cards(office)
    assert {(row.state, row.attempts) for row in notices(office)} == {("pending", 0)}
    for _ in range(6):
        await office.later(minutes=1)
    assert len(cards(office)) == 1
    assert alarm(office.baton) == ""
    assert told(office, "Slack takes messages from Baton again") == [1, 1, 0]
    assert {row.state for row in notices(office)} == {"sent"}


async def test_home_says_in_plain_words_what_is_wrong_and_for_how_many(office: Office) -> None:
    refuse(office, code="invalid_auth")
    await office.mia_brings()
    await office.work()
    waiting = len([row for row in notices(office) if row.state == "pending"])
    for person in (office.max, office.mia, office.ravi):
        home = await person.opens_home()
        assert "Slack no longer knows Baton's token" in home.text
        assert "SLACK_BOT_TOKEN" in home.text
        assert f"Nothing is lost: {waiting} messages are waiting and will be sent" in home.text
    assert "Slack" not in (await office.visitor.opens_home()).text
    office.slack.faults.clear()
    await office.later(minutes=10)
    assert "token" not in (await office.max.opens_home()).text


async def test_neither_log_nor_health_nor_home_shows_the_token(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    refuse(office, code="token_revoked")
    await office.mia_brings()
    await office.later(minutes=5)
    shown = caplog.text + alarm(office.baton) + (await office.max.opens_home()).text
    assert "token_revoked" in caplog.text
    assert office.installed.bot_token not in shown


async def test_a_refusal_that_is_over_at_once_is_told_to_nobody(office: Office) -> None:
    office.slack.faults.next(POST, times=1).error("invalid_auth")
    await office.offered_card()
    await office.later(minutes=1)
    assert told(office, "Slack") == [0, 0, 0]
    assert len(cards(office)) == 1


async def test_while_it_lasts_slack_is_asked_ever_more_seldom(office: Office) -> None:
    refuse(office, code="invalid_auth")
    await office.mia_brings()
    await office.work()
    before = len(office.slack.calls)
    for _ in range(240):
        await office.later(seconds=30)
    asked = [call.method for call in office.slack.calls[before:]]
    assert set(asked) == {"auth.test"}
    assert 20 <= len(asked) <= 60  # in two hours
    office.slack.faults.clear()
    for _ in range(11):
        await office.later(seconds=30)
    assert len(cards(office)) == 1


async def test_where_the_token_is_known_but_posting_is_refused_one_message_is_tried_at_a_time(office: Office) -> None:
    refuse(office, POST, OPEN, code="ekm_access_denied")
    await office.mia_brings()
    await office.work()
    before = len(office.slack.calls)
    for _ in range(20):
        await office.later(minutes=6)
    tried = [call.method for call in office.slack.calls[before:] if call.method != "auth.test"]
    assert len(tried) == 20
    assert {row.attempts for row in notices(office)} == {0}
    office.slack.faults.clear()
    await office.later(minutes=6)
    assert len(cards(office)) == 1
    assert {(row.state, row.attempts) for row in notices(office) if row.kind != "resumed"} == {("sent", 1)}


@pytest.mark.parametrize("method", [OPEN, POST, WHISPER, REDRAW])
async def test_what_one_missing_permission_holds_up_is_no_more_than_what_needs_it(office: Office, method: str) -> None:
    refuse(office, method, code="missing_scope")
    await office.mia_brings()
    await office.work()
    if method != POST:
        [card] = cards(office)
        await office.ravi.clicks("Accept", on=card)
        await office.work()
    await office.later(minutes=5)
    assert not [row for row in notices(office) if row.state == "parked"]
    assert ("missing_scope" in alarm(office.baton)) == (method != WHISPER)
    if method == REDRAW:
        assert told(office, "Baton lacks a permission in Slack") == [1, 1, 0]
    office.slack.faults.clear()
    await office.later(minutes=10)
    await office.later(minutes=1)
    assert len(cards(office)) == 1
    assert told(office, "Slack takes messages from Baton again") == ([0, 0, 0] if method == WHISPER else [1, 1, 0])
    assert {row.state for row in notices(office)} <= {"sent", "superseded"}
    assert alarm(office.baton) == ""


async def test_managers_hear_which_permission_is_missing_once_they_can(office: Office) -> None:
    office.slack.faults.next(OPEN, times=100_000).error("missing_scope", needed="im:write", provided="chat:write")
    await office.mia_brings()
    for _ in range(5):
        await office.later(minutes=5)
    assert len(cards(office)) == 1
    assert "im:write" in (await office.max.opens_home()).text
    assert "needs im:write" in alarm(office.baton)
    assert told(office, "im:write") == [0, 0, 0]
    office.slack.faults.clear()
    for _ in range(3):
        await office.later(minutes=5)
    assert told(office, "Baton lacks a permission in Slack (im:write)") == [1, 1, 0]


async def test_a_process_that_dies_in_a_pause_is_followed_by_one_that_goes_on(office: Office) -> None:
    """Killed before a message that was on its way had its answer, too."""
    office.slack.faults.next(POST, channel=office.sales.id).accepted_then_dropped()
    refuse(office, code="token_revoked")
    await office.mia_brings()
    await office.work()
    await office.later(minutes=3)
    since = alarm(office.baton)
    await office.baton.courier.stop()
    async with another_baton_that_is_known(office) as next_one:
        office.clock.advance(minutes=30)
        await next_one.courier.deliver_now()
        assert alarm(next_one) == since
        office.slack.faults.clear()
        office.clock.advance(minutes=6)
        await next_one.courier.deliver_now()
        office.clock.advance(minutes=6)
        await next_one.courier.deliver_now()
        assert alarm(next_one) == ""
    assert len(cards(office)) == 1
    assert {row.state for row in notices(office)} == {"sent"}


def another_baton_that_is_known(office: Office) -> Any:
    """Slack tells it who it is, and refuses everything afterwards."""
    office.slack.faults.clear()
    refuse(office, *COURIERS[:-1], code="token_revoked")
    return another_baton(office)


async def test_a_new_token_is_tried_at_once(office: Office) -> None:
    refuse(office, code="account_inactive")
    await office.mia_brings()
    for _ in range(20):
        await office.later(minutes=10)
    await office.baton.courier.stop()
    office.installed.bot_token += "-new"
    office.slack.faults.clear()
    async with another_baton(office) as next_one:
        await next_one.courier.deliver_now()
        assert alarm(next_one) == ""
    assert len(cards(office)) == 1


async def test_what_one_process_was_refused_the_other_one_leaves_alone(office: Office) -> None:
    async with another_baton(office) as other:
        refuse(office, code="invalid_auth")
        await office.mia_brings()
        await office.later(minutes=30)
        await other.courier.deliver_now()
        assert alarm(other) == alarm(office.baton) != ""
        before = len(office.slack.calls)
        for _ in range(4):
            await office.mia_brings(who="Bo Lind, bo@north.example, from Fair")
            await other.courier.deliver_now()
        couriers = [call.method for call in office.slack.calls[before:] if call.method in COURIERS]
        assert couriers == []
        office.slack.faults.clear()
        await office.later(minutes=6)
        await other.courier.deliver_now()
        assert alarm(other) == alarm(office.baton) == ""
        assert {row.state for row in notices(office)} <= {"sent", "superseded"}


@pytest.mark.parametrize("hours", [-5, 5, -24 * 400])
async def test_a_clock_that_is_moved_keeps_nobody_waiting(office: Office, hours: int) -> None:
    refuse(office, code="invalid_auth")
    await office.mia_brings()
    for _ in range(20):
        await office.later(minutes=6)
    office.slack.faults.clear()
    office.clock.advance(hours=hours)
    await office.work()
    assert len(cards(office)) == 1
    assert alarm(office.baton) == ""


@pytest.mark.parametrize("act", ["a command", "Home"])
async def test_whoever_meets_it_first_is_told_why_and_the_alarm_is_raised(office: Office, act: str) -> None:
    """Nothing waits to be sent, so that no courier would notice."""
    refuse(office, "views.open", "views.publish", "auth.test", code="token_revoked")
    if act == "a command":
        answer = await office.mia.runs("/lead Jane Doe, jane@acme.example", in_=office.sales)
        for words in ("Baton's token was revoked", "SLACK_BOT_TOKEN", "please try again", "jane@acme.example"):
            assert words in answer.text
    else:
        with pytest.raises(NotVisible):
            await office.mia.opens_home()
    for _ in range(3):
        await office.later(minutes=5)
    assert "token_revoked" in alarm(office.baton)
    office.slack.faults.clear()
    await office.later(minutes=6)
    assert alarm(office.baton) == ""


async def test_a_token_that_slack_says_is_revoked_is_tried_at_once_and_no_message_with_it(office: Office) -> None:
    workspace = office.slack.workspace
    revoked = {"oauth": [], "bot": [office.installed.bot_user_id]}
    refuse(office, code="token_revoked")
    event = {"type": "tokens_revoked", "tokens": revoked, "event_ts": workspace.mint.ts()}
    workspace.tell("tokens_revoked", event, None, office.installed)
    await office.slack.settle()
    await office.work()
    assert "token_revoked" in alarm(office.baton)
    before = len(office.slack.calls)
    await office.mia_brings()
    await office.later(minutes=5)
    assert {call.method for call in office.slack.calls[before:] if call.method in COURIERS} == {"auth.test"}
    office.slack.faults.clear()
    await office.later(minutes=5)
    assert len(cards(office)) == 1
