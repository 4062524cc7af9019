"""At night only what somebody waits for goes out: the rest waits for the morning, in order, and holds nobody up."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import MovableClock
from storage import workspaces
from tests.delivery.conftest import TEAM, Baton
from tests.delivery.fake_slack import Answer

POST = "chat.postMessage"
NIGHT = datetime(2026, 11, 25, 3, 7, tzinfo=UTC)  # a Wednesday
HOURS_TO_NINE = 5.9


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NIGHT)


async def reminds(baton: Baton, text: str, to: str = "U7", lead_id: int = 1) -> None:
    await baton.leaves(text, to=to, kind="missing", lead_id=lead_id, again=True)


async def test_a_reminder_left_before_the_night_waits_for_the_morning(baton: Baton) -> None:
    await reminds(baton, "still needs")
    for _ in range(6):
        await baton.delivers(minutes=50)
    assert not baton.slack.calls
    assert await baton.states() == ["pending"]
    await baton.delivers(hours=1)
    assert baton.slack.texts("D-U7") == ["still needs"]


async def test_what_waited_comes_in_order_and_has_used_no_attempt(baton: Baton) -> None:
    for number in range(5):
        await reminds(baton, f"n{number}", lead_id=number % 2)
    for _ in range(60):
        await baton.delivers(minutes=1)
    assert {row.attempts for row in await baton.rows()} == {0}
    await baton.delivers(hours=5)
    assert baton.slack.texts("D-U7") == [f"n{number}" for number in range(5)]


async def test_an_answer_overtakes_a_reminder_in_its_own_stream_and_place(baton: Baton) -> None:
    await reminds(baton, "reminder")
    await baton.delivers()
    await baton.leaves("answer", to="U7", lead_id=1)
    await reminds(baton, "another reminder")
    await baton.leaves("second answer", to="U7", lead_id=1)
    await baton.delivers()
    assert baton.slack.texts("D-U7") == ["answer", "second answer"]
    await baton.delivers(hours=HOURS_TO_NINE)
    assert baton.slack.texts("D-U7") == ["answer", "second answer", "reminder", "another reminder"]


async def test_in_the_morning_everything_keeps_its_order_again(baton: Baton) -> None:
    await reminds(baton, "reminder")
    await baton.delivers()
    baton.clock.advance(hours=HOURS_TO_NINE)
    await baton.leaves("answer", to="U7", lead_id=1)
    taken = await baton.claims_everything()  # by another process, which has not come far with it
    assert [notice.kind for notice in taken] == ["missing"]
    await baton.delivers()
    assert baton.slack.texts("D-U7") == []
    await baton.delivers(minutes=1)
    assert baton.slack.texts("D-U7") == ["reminder", "answer"]


async def test_the_first_word_about_a_lead_goes_at_once(baton: Baton) -> None:
    await baton.leaves("needs", to="U7", kind="missing", again=False)
    await baton.delivers()
    assert baton.slack.texts("D-U7") == ["needs"]


async def test_a_report_on_time_goes_at_night_and_a_late_one_waits(baton: Baton) -> None:
    await baton.leaves("on time", kind="digest", due_at=(NIGHT - timedelta(minutes=59)).isoformat())
    await baton.leaves("late", to="marketing", kind="digest", due_at=(NIGHT - timedelta(minutes=61)).isoformat())
    await baton.delivers()
    assert (baton.slack.texts("C-SALES"), baton.slack.texts("C-MARKETING")) == (["on time"], [])
    await baton.delivers(hours=HOURS_TO_NINE)
    assert baton.slack.texts("C-MARKETING") == ["late"]


async def test_nothing_is_wrong_with_a_message_that_waits(baton: Baton) -> None:
    """It is not even drawn: one that cannot be is no reason to write to a manager at night."""
    await baton.leaves("", to="U7", kind="follow_up", nowhere=True)
    await baton.delivers(hours=1)
    assert await baton.states() == ["pending"]
    await baton.delivers(hours=HOURS_TO_NINE)
    assert (await baton.states())[0] == "parked"


@pytest.mark.parametrize("arrived", [True, False])
async def test_what_may_have_been_posted_is_looked_for_and_not_posted_before_the_morning(
    baton: Baton, arrived: bool
) -> None:
    baton.clock.advance_to(NIGHT - timedelta(hours=10, minutes=8))  # 16:59
    baton.slack.answers_next(POST, Answer(status=500, accepted=arrived))
    await reminds(baton, "still needs")
    await baton.delivers()
    await baton.delivers(minutes=2)
    assert await baton.states() == (["sent"] if arrived else ["pending"])
    assert baton.slack.texts("D-U7") == (["still needs"] if arrived else [])
    await baton.delivers(hours=15)
    assert not arrived or len(baton.slack.called(POST)) == 1
    await baton.delivers(hours=2)
    assert baton.slack.texts("D-U7") == ["still needs"]


async def test_each_workspace_has_its_own_night(baton: Baton) -> None:
    await baton.database.transact(workspaces.change, TEAM, tz="Asia/Tokyo")  # just past noon
    await reminds(baton, "still needs")
    await baton.delivers()
    assert baton.slack.texts("D-U7") == ["still needs"]


async def test_a_slack_that_is_back_at_night_gets_no_reminder(baton: Baton) -> None:
    baton.clock.advance_to(NIGHT - timedelta(hours=11))  # 16:07
    baton.slack.answers_next(POST, *[Answer(error="service_unavailable")] * 40)
    await reminds(baton, "still needs")
    await baton.leaves("news", to="U8")
    for _ in range(130):
        await baton.delivers(minutes=5)
    assert (baton.slack.texts("D-U7"), baton.slack.texts("D-U8")) == ([], ["news"])
    for _ in range(5):
        await baton.delivers(hours=2)
    assert baton.slack.texts("D-U7") == ["still needs"]
    assert await baton.states() == ["sent", "sent"]
