"""Sales promises an answer in working time: who is told when nobody gives one, and what stops the clock.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin; people work from 9:00 to 17:00.
"""

from bot.simulator.seen import Message
from tests.conversations.aftermath import Aftermath
from tests.conversations.office import Office
from tests.conversations.test_answers import details


def thread(card: Message) -> str:
    return "\n".join(reply.text for reply in card.thread)


async def test_the_ladder_is_climbed_in_working_time_each_step_once(office: Office) -> None:
    card = await office.offered_card()
    assert "Answer by tomorrow at 10:30 AM" in card.text
    await office.later(hours=3, minutes=59)
    assert not card.thread
    after = await Aftermath.of(office)
    await office.later(minutes=1)  # 14:30: four working hours
    await after.is_only(("sales", "Who takes it?"))
    await office.later(hours=1)
    await after.is_only(("sales", "Who takes it?"))
    await office.later(hours=1)  # 16:30
    told = await office.sofia.sees("Nobody has answered L-1 Jane Doe")
    assert "Answer by" in told.text
    await office.later(hours=17)  # Tuesday 9:30
    assert len(card.thread) == 1
    after = await Aftermath.of(office)
    await office.later(hours=1)  # Tuesday 10:30: eight working hours
    await after.is_only(("sales", "Nobody has taken this since"), ("sofia", "Nobody has answered L-1"))


async def test_an_answer_ends_it_and_history_says_how_long_it_took(office: Office) -> None:
    card = await office.offered_card()
    await office.later(hours=4)
    await office.lena.clicks("Accept", on=card)
    await office.work()
    assert "@Lena Rep accepted it, after 4 h of working time" in (await details(office.max)).text
    after = await Aftermath.of(office)
    await office.later(hours=3)
    await after.is_only()
