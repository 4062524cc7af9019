"""A post whose result nobody knows is looked for before it is sent again, so that people see it once."""

import pytest

from storage.delivery import outbox
from tests.delivery.conftest import TEAM, Baton
from tests.delivery.fake_slack import Answer

POST, HISTORY = "chat.postMessage", "conversations.history"
ACCEPTED_THEN_DROPPED = Answer(accepted=True, dropped=True)


async def test_a_post_that_was_accepted_and_then_dropped_is_found_and_seen_once(baton: Baton) -> None:
    baton.slack.answers_next(POST, ACCEPTED_THEN_DROPPED)
    await baton.leaves("hello")
    await baton.delivers()
    assert await baton.states() == ["unclear"]
    await baton.delivers(seconds=16)
    assert await baton.states() == ["sent"]
    assert baton.slack.texts("C-SALES") == ["hello"]
    assert baton.compose.recorded == [("C-SALES", baton.slack.messages["C-SALES"][0]["ts"])]


async def test_an_answer_that_cannot_be_read_counts_as_unclear(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(status=502, accepted=True, error="internal_error"))
    await baton.leaves("hello")
    await baton.delivers()
    await baton.delivers(seconds=16)
    assert baton.slack.texts("C-SALES") == ["hello"]


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(error="fatal_error"), Answer(dropped=True)])
async def test_after_a_failure_it_settles_and_is_sent_again_once(baton: Baton, answer: Answer) -> None:
    baton.slack.answers_next(POST, answer)
    await baton.leaves("hello")
    await baton.delivers()
    await baton.delivers(seconds=10)
    assert not baton.slack.called(HISTORY)
    await baton.delivers(seconds=6)
    await baton.delivers(hours=1)
    assert baton.slack.texts("C-SALES") == ["hello"]
    assert len(baton.slack.called(POST)) == 2


async def test_one_reading_of_a_channel_serves_all_its_unclear_posts(baton: Baton) -> None:
    baton.slack.answers_next(POST, *[ACCEPTED_THEN_DROPPED] * 3)
    for lead in (1, 2, 3):
        await baton.leaves(f"lead {lead}", lead_id=lead)
    await baton.delivers()
    assert await baton.states() == ["unclear"] * 3
    await baton.delivers(seconds=16)
    assert await baton.states() == ["sent"] * 3
    assert len(baton.slack.called(HISTORY)) == 1
    assert len(baton.slack.texts("C-SALES")) == 3


async def test_while_history_cannot_be_read_nothing_is_sent_again(baton: Baton) -> None:
    baton.slack.answers_next(POST, ACCEPTED_THEN_DROPPED)
    baton.slack.answers_next(HISTORY, Answer(error="missing_scope"), Answer(status=500))
    await baton.leaves("hello")
    await baton.delivers()
    for _ in range(2):
        await baton.delivers(minutes=5)
        assert await baton.state_of("sales") == "unclear"
    await baton.delivers(minutes=5)
    assert await baton.state_of("sales") == "sent"
    assert baton.slack.texts("C-SALES") == ["hello"]


async def test_a_busy_channel_is_read_to_its_end(baton: Baton) -> None:
    baton.slack.answers_next(POST, ACCEPTED_THEN_DROPPED)
    await baton.leaves("hello")
    await baton.delivers()
    for number in range(250):
        baton.slack.chat_postmessage({"channel": "C-SALES", "text": f"chatter {number}"})
    await baton.delivers(seconds=16)
    assert baton.slack.texts("C-SALES").count("hello") == 1
    assert len(baton.slack.called(HISTORY)) == 3


@pytest.mark.parametrize("first", [ACCEPTED_THEN_DROPPED, Answer(dropped=True)])
async def test_among_thousands_it_is_looked_for_until_the_history_is_read(baton: Baton, first: Answer) -> None:
    baton.slack.answers_next(POST, first)
    await baton.leaves("hello")
    await baton.delivers()
    for number in range(2500):
        baton.slack.chat_postmessage({"channel": "C-SALES", "text": f"chatter {number}"})
    await baton.delivers(seconds=16)
    assert await baton.state_of("sales") == "unclear"
    for _ in range(2):
        await baton.delivers(seconds=6)
    assert await baton.state_of("sales") == "sent"
    assert baton.slack.texts("C-SALES").count("hello") == 1
    assert len(baton.slack.called(HISTORY)) in (25, 26)


async def test_what_one_courier_read_says_nothing_of_what_another_posts_later(baton: Baton) -> None:
    other = baton.another_courier()
    for text, courier in (("first", baton.courier), ("second", other)):
        baton.slack.answers_next(POST, ACCEPTED_THEN_DROPPED)
        await baton.leaves(text)
        await courier.deliver_now()
        await baton.delivers(seconds=16)
    assert baton.slack.texts("C-SALES") == ["first", "second"]
    await other.stop()


async def test_a_reply_is_looked_for_in_its_thread(baton: Baton) -> None:
    baton.slack.answers_next(POST, ACCEPTED_THEN_DROPPED)
    await baton.leaves("answer", kind="reply", ts="1.0")
    await baton.delivers()
    await baton.delivers(seconds=16)
    assert baton.slack.texts("C-SALES") == ["answer"]
    assert len(baton.slack.called("conversations.replies")) == 1


async def test_a_crash_between_claim_and_sending_loses_nothing(baton: Baton) -> None:
    await baton.leaves("hello")
    await baton.claims_everything()
    await baton.delivers(seconds=30)
    assert not baton.slack.calls
    await baton.delivers(seconds=16)
    assert baton.slack.texts("C-SALES") == ["hello"]


async def test_a_crash_between_sending_and_recording_sends_nothing_twice(baton: Baton) -> None:
    await baton.leaves("hello")
    claimed = await baton.claims_everything()
    key = {"event_type": "baton_notice", "event_payload": {"key": claimed[0].token}}
    baton.slack.chat_postmessage({"channel": "C-SALES", "text": "hello", "metadata": key})
    await baton.delivers(seconds=46)
    assert await baton.states() == ["sent"]
    assert baton.slack.texts("C-SALES") == ["hello"]


async def test_a_whisper_is_in_no_history_and_is_sent_once_more_at_most(baton: Baton) -> None:
    baton.slack.answers_next("chat.postEphemeral", *[Answer(status=500)] * 5)
    await baton.leaves("psst", kind="whisper")
    await baton.delivers()
    for _ in range(3):
        await baton.delivers(minutes=5)
    assert len(baton.slack.called("chat.postEphemeral")) == 2
    assert not baton.slack.called(HISTORY)
    assert await baton.states() == ["superseded"]


async def test_what_nobody_can_clear_up_is_shown_to_a_manager_and_looked_for_again(baton: Baton) -> None:
    baton.slack.answers_next(POST, ACCEPTED_THEN_DROPPED)
    baton.slack.answers_next(HISTORY, *[Answer(error="access_denied")] * 60)
    await baton.leaves("hello")
    for _ in range(60):
        await baton.delivers(minutes=5)
    assert (await baton.errors())[0] == "no_clear_answer"
    baton.slack.answers.clear()
    await baton.database.transact(outbox.unpark, TEAM)
    await baton.delivers()
    assert baton.slack.texts("C-SALES") == ["hello"]
    assert (await baton.states())[0] == "sent"
