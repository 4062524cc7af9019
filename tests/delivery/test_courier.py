"""The courier's promises: in order, as the record is now, once, and never failing silently."""

import asyncio
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.delivery.courier import make_client
from storage.delivery import claims, outbox
from storage.sql import Database
from tests.delivery.conftest import TEAM, Baton
from tests.delivery.fake_slack import Answer

POST, HISTORY = "chat.postMessage", "conversations.history"


async def test_notices_of_one_stream_arrive_in_order(baton: Baton) -> None:
    for text in ("one", "two", "three"):
        await baton.leaves(text)
    await baton.delivers()
    assert baton.slack.texts("C-SALES") == ["one", "two", "three"]
    assert await baton.states() == ["sent"] * 3
    assert len(baton.compose.recorded) == 3


async def test_a_later_notice_waits_behind_an_earlier_one_that_is_retried(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(error="service_unavailable"))
    await baton.leaves("one")
    await baton.leaves("two")
    await baton.delivers()
    assert baton.slack.texts("C-SALES") == []
    await baton.delivers(minutes=5)
    assert baton.slack.texts("C-SALES") == ["one", "two"]


async def test_a_newer_state_replaces_an_unsent_one(baton: Baton) -> None:
    await baton.leaves("old", replace=True)
    await baton.leaves("new", replace=True)
    await baton.delivers()
    assert baton.slack.texts("C-SALES") == ["new"]
    assert await baton.states() == ["superseded", "sent"]


async def test_a_notice_that_has_nothing_to_say_any_more_is_dropped(baton: Baton) -> None:
    await baton.leaves("", kind="nothing")
    await baton.delivers()
    assert await baton.states() == ["superseded"]
    assert not baton.slack.calls


async def test_posts_carry_the_key_and_unfurl_nothing(baton: Baton) -> None:
    await baton.leaves("hello")
    await baton.delivers()
    sent = baton.slack.called(POST)[0].arguments
    assert sent["metadata"]["event_type"] == "baton_notice"
    assert sent["metadata"]["event_payload"]["key"]
    assert sent["unfurl_links"] is False
    assert sent["unfurl_media"] is False


async def test_a_person_is_written_to_in_a_direct_channel_opened_once(baton: Baton) -> None:
    await baton.leaves("one", to="U7")
    await baton.leaves("two", to="U7")
    await baton.delivers()
    assert baton.slack.texts("D-U7") == ["one", "two"]
    assert len(baton.slack.called("conversations.open")) == 1


async def test_a_card_is_redrawn_where_it_is(baton: Baton) -> None:
    await baton.leaves("offered")
    await baton.delivers()
    _, ts = baton.compose.recorded[0]
    await baton.leaves("accepted", to="C-SALES", kind="redraw", ts=ts)
    baton.slack.answers_next("chat.update", Answer(status=500))
    await baton.delivers()
    await baton.delivers(minutes=5)
    assert baton.slack.texts("C-SALES") == ["accepted"]
    assert not baton.slack.called(HISTORY)


async def test_nothing_is_sent_before_retry_after(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(status=429, error="ratelimited", retry_after=60))
    await baton.leaves("one")
    await baton.delivers()
    limited = baton.clock.now()
    await baton.leaves("two")
    await baton.leaves("three", kind="note", to="sales", lead_id=7)
    baton.courier = baton.another_courier()  # as after a restart: nothing is remembered in memory
    await baton.delivers(seconds=50)
    assert len(baton.slack.called(POST)) == 1
    await baton.delivers(seconds=15)
    assert sorted(baton.slack.texts("C-SALES")) == ["one", "three", "two"]
    assert min((call.at - limited).total_seconds() for call in baton.slack.called(POST)[1:]) > 59


async def test_a_limit_in_one_channel_is_no_limit_in_another(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(status=429, error="ratelimited", retry_after=60))
    await baton.leaves("one")
    await baton.delivers()
    await baton.leaves("two", to="marketing")
    await baton.delivers(seconds=30)
    assert (baton.slack.texts("C-SALES"), baton.slack.texts("C-MARKETING")) == ([], ["two"])


async def test_two_limited_channels_at_once_are_taken_for_a_limit_on_all(baton: Baton) -> None:
    baton.slack.answers_next(POST, *[Answer(status=429, error="ratelimited", retry_after=60)] * 2)
    await baton.leaves("one")
    await baton.leaves("two", to="marketing")
    await baton.delivers()
    await baton.leaves("three", to="U7")
    await baton.delivers(seconds=30)
    assert len(baton.slack.called(POST)) == 2
    await baton.delivers(seconds=31)
    assert (baton.slack.texts("C-MARKETING"), baton.slack.texts("D-U7")) == (["two"], ["three"])


async def test_a_broken_notice_holds_up_nobody_and_is_tried_again(baton: Baton) -> None:
    await baton.leaves("", kind="broken")
    await baton.leaves("fine", to="marketing")
    await baton.delivers()
    assert await baton.states() == ["pending", "sent"]
    for _ in range(60):
        await baton.delivers(minutes=5)
    assert (await baton.states())[0] == "parked"


async def test_two_couriers_deliver_each_notice_once(baton: Baton) -> None:
    for number in range(12):
        await baton.leaves(f"n{number}", to=f"C{number % 6}")
    other = baton.another_courier()
    await asyncio.gather(baton.courier.deliver_now(), other.deliver_now())
    await baton.delivers()
    posted = [call.arguments["text"] for call in baton.slack.called(POST)]
    assert sorted(posted) == sorted(f"n{number}" for number in range(12))
    for number in range(6):
        assert baton.slack.texts(f"C{number}") == [f"n{number}", f"n{number + 6}"]


async def test_two_claims_at_once_share_nothing(baton: Baton) -> None:
    for number in range(20):
        await baton.leaves("x", to=f"C{number}")
    both = await asyncio.gather(*(baton.claims_everything() for _ in range(4)))
    ids = [notice.id for claimed in both for notice in claimed]
    assert len(ids) == len(set(ids)) == 20


async def test_a_running_courier_delivers_on_its_own_and_rests(baton: Baton) -> None:
    baton.database.committed = baton.courier.wake
    baton.courier.start()
    await baton.leaves("hello")
    async with asyncio.timeout(5):
        while await baton.states() != ["sent"]:  # noqa: ASYNC110  (a read of the database takes its time)
            await asyncio.sleep(0)
    await baton.courier.stop()
    assert baton.slack.texts("C-SALES") == ["hello"]
    assert await baton.database.read(outbox.waiting_count, TEAM) == 0


class BusyMachine(Database):
    """Every look at the outbox takes so long that what is being delivered meanwhile has arrived before its answer."""

    async def read(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        found = await super().read(query, *args, **kwargs)
        under_way = [task for task in asyncio.all_tasks() if task.get_name().startswith("notice ")]
        if query is claims.due and under_way:
            await asyncio.wait(under_way)
        return found


@pytest.mark.parametrize("second", ["in another stream", "in the same"])
async def test_what_arrives_during_a_look_does_not_make_it_the_last(
    baton: Baton, database_url: str, clock: MovableClock, second: str
) -> None:
    await baton.leaves("", to="marketing", kind="nothing")  # over first
    await baton.leaves("one")
    await baton.leaves("two", lead_id=None if second == "in the same" else 7)
    baton.database = BusyMachine(database_url, clock)
    await baton.another_courier().deliver_now()
    assert baton.slack.texts("C-SALES") == ["one", "two"]
    baton.database.close()


def test_the_client_never_repeats_a_post_on_its_own() -> None:
    client = make_client("xoxb-test", "http://127.0.0.1:1/api/")
    assert client.retry_handlers == []
    assert client.timeout == 10


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_unreachable_slack_is_tried_later(baton: Baton) -> None:
    await baton.leaves("hello")
    baton._url = "http://127.0.0.1:1/api/"
    await baton.another_courier().deliver_now()
    assert await baton.states() == ["pending"]
    assert await baton.errors() == ["not_sent"]
    await baton.delivers(minutes=5)
    assert baton.slack.texts("C-SALES") == ["hello"]
