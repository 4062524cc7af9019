"""Refusals of Baton as a whole by Slack: whose messages wait, who looks again, and what was on its way meanwhile."""

import asyncio

import pytest

from bot.delivery.pausing import take_a_look
from bot.slack.refusals import EVERYTHING, Refusal
from storage.delivery import refusals
from storage.sql import Transaction
from tests.delivery.conftest import TEAM, Baton
from tests.delivery.fake_slack import Answer
from tests.delivery.test_two_workspaces import leave

POST, HISTORY, OPEN, WHO = "chat.postMessage", "conversations.history", "conversations.open", "auth.test"


def refuse(baton: Baton, *methods: str, code: str = "invalid_auth", times: int = 500) -> None:
    for method in methods:
        baton.slack.answers_next(method, *[Answer(error=code)] * times)


async def refused(baton: Baton) -> list[Refusal]:
    return await baton.database.read(refusals.of_team, TEAM)


async def test_everything_that_waits_goes_out_once_and_in_order(baton: Baton) -> None:
    refuse(baton, POST, OPEN, WHO)
    for number in range(5):
        await baton.leaves(f"{number}", lead_id=1)
        await baton.leaves(f"{number}", to="U7", lead_id=1)
    for _ in range(30):
        await baton.delivers(minutes=1)
        assert set(await baton.states()) == {"pending"}
    baton.slack.answers.clear()
    await baton.delivers(minutes=5)
    assert baton.slack.texts("C-SALES") == baton.slack.texts("D-U7") == ["0", "1", "2", "3", "4"]
    assert {row.attempts for row in await baton.rows() if row.kind == "note"} == {1}


async def test_what_was_being_sent_when_it_began_is_looked_for_before_it_is_sent_again(baton: Baton) -> None:
    """One process died with a message in its hands, and nobody knows whether Slack had taken it."""
    await baton.leaves("arrived")
    [held] = await baton.claims_everything()
    baton.slack.chat_postmessage(
        {"channel": "C-SALES", "text": "arrived", "metadata": {"event_payload": {"key": held.token}}}
    )
    await baton.leaves("never sent", to="marketing")
    await baton.claims_everything()
    await baton.leaves("refused", to="C3")
    refuse(baton, POST, HISTORY, WHO, code="token_revoked")
    await baton.delivers()
    for _ in range(20):
        await baton.delivers(minutes=1)
    assert await baton.states() == ["sending", "sending", "pending"]
    baton.slack.answers.clear()
    for _ in range(2):
        await baton.delivers(minutes=5)
    for channel, text in (("C-SALES", "arrived"), ("C-MARKETING", "never sent"), ("C3", "refused")):
        assert baton.slack.texts(channel) == [text]


async def test_a_doubt_outlasts_a_pause_that_begins_while_it_is_cleared_up(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(accepted=True, dropped=True))
    await baton.leaves("hello")
    await baton.delivers()
    refuse(baton, POST, HISTORY, code="account_inactive")
    for _ in range(20):
        await baton.delivers(minutes=1)
    assert ([row.state for row in await baton.rows()], await baton.errors()) == (["unclear"], [""])
    assert [row.attempts for row in await baton.rows()] == [1]
    baton.slack.answers.clear()
    await baton.delivers(minutes=5)
    assert baton.slack.texts("C-SALES") == ["hello"]
    assert (await baton.states())[0] == "sent"


async def test_other_workspaces_in_the_database_go_on(baton: Baton) -> None:
    await baton.database.transact(leave)
    row = Refusal("T2", EVERYTHING, "invalid_auth", "", baton.clock.now(), baton.clock.now(), 0)
    await baton.database.transact(refusals.begin, row)
    await baton.delivers()
    assert {row.team_id: row.state for row in await baton.rows()} == {"T1": "sent", "T2": "pending", "T3": "pending"}
    assert baton.courier.refused == ""  # it is none of this one's
    assert await baton.database.read(refusals.of_team, "T2") == [row]


async def test_of_several_processes_one_looks(baton: Baton) -> None:
    refuse(baton, POST, WHO)
    await baton.leaves("hello")
    await baton.delivers()
    couriers = [baton.courier, *(baton.another_courier() for _ in range(3))]
    for _ in range(5):
        before = len(baton.slack.calls)
        baton.clock.advance(minutes=6)
        await asyncio.gather(*(courier.deliver_now() for courier in couriers))
        assert [call.method for call in baton.slack.calls[before:]] == [WHO]
    assert {courier.refused for courier in couriers} == {baton.courier.refused} != {""}


async def test_one_who_died_while_looking_is_followed_by_another(baton: Baton) -> None:
    refuse(baton, POST, times=1)
    await baton.leaves("hello")
    await baton.delivers()
    [refusal] = await refused(baton)
    baton.clock.advance(minutes=1)
    await baton.database.transact(_looks_and_dies, refusal)
    await baton.delivers(seconds=30)
    assert await baton.states() == ["pending"]
    await baton.delivers(seconds=31)
    assert baton.slack.texts("C-SALES") == ["hello"]


def _looks_and_dies(tx: Transaction, refusal: Refusal) -> None:
    assert take_a_look(tx, refusal)
    assert not take_a_look(tx, refusal)


async def test_while_slack_gives_no_answer_nothing_is_ended(baton: Baton) -> None:
    refuse(baton, POST, times=1)
    await baton.leaves("hello")
    await baton.delivers()
    baton.slack.answers_next(WHO, Answer(status=503), Answer(dropped=True), Answer(status=429, retry_after=60))
    for _ in range(3):
        await baton.delivers(minutes=2)
        assert len(await refused(baton)) == 1
        assert baton.slack.texts("C-SALES") == []
    await baton.delivers(minutes=6)
    assert await refused(baton) == []
    assert baton.slack.texts("C-SALES") == ["hello"]


async def test_a_missing_permission_waits_out_what_is_refused_altogether(baton: Baton) -> None:
    baton.slack.answers_next(OPEN, Answer(error="missing_scope"))
    await baton.leaves("to somebody", to="U7")
    await baton.delivers()
    refuse(baton, POST, OPEN, WHO)
    await baton.leaves("to all")
    await baton.delivers()
    before = len(baton.slack.calls)
    for _ in range(20):
        await baton.delivers(minutes=1)
    assert {call.method for call in baton.slack.calls[before:]} == {WHO}
    assert {refusal.what for refusal in await refused(baton)} == {EVERYTHING, OPEN}
    baton.slack.answers.clear()
    for _ in range(2):
        await baton.delivers(minutes=6)
    assert (baton.slack.texts("C-SALES"), baton.slack.texts("D-U7")) == (["to all"], ["to somebody"])
    assert await refused(baton) == []


async def test_of_what_a_permission_is_missing_for_one_is_tried_at_a_time(baton: Baton) -> None:
    refuse(baton, OPEN, code="missing_scope")
    for number in range(20):
        await baton.leaves("hello", to=f"U{number}")
    await baton.delivers()
    assert len(baton.slack.called(OPEN)) == 20  # each found out once
    for _ in range(10):
        before = len(baton.slack.called(OPEN))
        await baton.delivers(minutes=6)
        assert len(baton.slack.called(OPEN)) - before <= 3  # at first, word to two managers as well
    baton.slack.answers.clear()
    await baton.delivers(minutes=6)
    assert all(baton.slack.texts(f"D-U{number}") == ["hello"] for number in range(20))


@pytest.mark.parametrize("code", ["not_in_channel", "is_archived", "no_permission", "access_denied", "user_not_found"])
async def test_what_concerns_one_place_pauses_nothing(baton: Baton, code: str) -> None:
    baton.slack.answers_next(POST, Answer(error=code))
    await baton.leaves("refused")
    await baton.leaves("taken", to="marketing")
    await baton.delivers()
    assert await refused(baton) == []
    assert sorted(await baton.states()) == ["parked", "sent", "sent", "sent"]


async def test_only_what_slack_calls_scopes_is_repeated(baton: Baton) -> None:
    """Whatever stands between Baton and Slack may put anything there."""
    for needed, shown in (
        ("im:write,mpim:write", "im:write,mpim:write"),
        ("<!channel> xoxb-1", OPEN),
        ("x" * 200, OPEN),
    ):
        baton.slack.answers_next(OPEN, Answer(error="missing_scope", needed=needed))
        await baton.leaves("hello", to=f"U{len(needed)}")
        await baton.delivers()
        assert {refusal.what for refusal in await refused(baton)} == {shown}
        baton.clock.advance(minutes=5)
        await baton.delivers()
        assert await refused(baton) == []


@pytest.mark.parametrize("code", ["no_permission", "access_denied"])
async def test_what_even_managers_cannot_be_told_of_is_no_places_fault(baton: Baton, code: str) -> None:
    """Then nothing is left parked: once they can be told, there is nothing to tell any more."""
    refuse(baton, POST, code=code)
    await baton.leaves("one")
    await baton.delivers()
    for _ in range(5):
        await baton.delivers(minutes=6)
    await baton.leaves("two", to="marketing")
    await baton.delivers()
    assert [refusal.what for refusal in await refused(baton)] == [code]
    assert code in baton.courier.refused
    baton.slack.answers.clear()
    for _ in range(2):
        await baton.delivers(minutes=6)
    assert await refused(baton) == []
    assert (baton.slack.texts("C-SALES"), baton.slack.texts("C-MARKETING")) == (["one"], ["two"])
    assert not {"parked", "sending", "unclear"} & set(await baton.states())


@pytest.mark.parametrize(
    ("said", "found_out"), [("token_revoked", True), ("missing_scope", False), ("fatal_error", False)]
)
async def test_a_refused_token_is_found_out_though_nothing_is_sent(baton: Baton, said: str, found_out: bool) -> None:
    lookout = baton.courier._lookout
    baton.slack.answers_next(WHO, *[Answer(error=said)] * 3)
    await lookout.make_sure([TEAM])
    assert [refusal.code for refusal in await refused(baton)] == ([said] if found_out else [])
    await baton.delivers(minutes=1)
    assert (said in baton.courier.refused) == found_out
    baton.slack.answers.clear()
    await baton.delivers(minutes=6)
    await lookout.make_sure([TEAM])
    assert baton.courier.refused == ""
