"""What a lead costs in messages and presses: nobody is told more than they need, or made to press more."""

from datetime import date
from typing import Any

import pytest

from bot.simulator.people import Person
from tests.conversations.office import Office

WITH, LEARNED = "With whom?", "What did you learn?"
PEOPLE = ("mia", "ravi", "max", "sofia")


class Counted:
    """Messages about the lead since this was made: to each person alone, and new ones in the sales channel."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._before = self._now()

    def _now(self) -> dict[str, set[str]]:
        sales = self._office.sales.id
        seen: dict[str, set[str]] = {"sales": set()}
        for name in PEOPLE:
            messages = [message for message in getattr(self._office, name).reads() if "L-1" in message.text]
            seen[name] = {message.ts for message in messages if message.channel.id != sales or message.ephemeral}
            seen["sales"] |= {m.ts for m in messages if m.channel.id == sales and not m.ephemeral}
        return seen

    async def told(self) -> dict[str, int]:
        await self._office.work()
        new = {where: len(all_ - self._before[where]) for where, all_ in self._now().items()}
        return {where: count for where, count in new.items() if count}


class Pressing:
    """A person whose presses are counted: buttons, choices in menus and submissions; typing is not pressing."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.count = 0

    async def clicks(self, *labels: str, **where: Any) -> None:
        self.count += 1
        await self.person.clicks(*labels, **where)

    async def submits(self, filled: dict[str, Any], chosen: int = 0) -> None:
        """Fill in and send off a form; `chosen` of its fields are chosen and not typed."""
        self.count += 1 + chosen
        await self.person.submits(filled)


async def test_a_plain_accept_costs_the_marketer_two_messages_and_the_rep_one(office: Office) -> None:
    counted = Counted(office)
    await office.mia_brings()
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Jane Doe", in_=office.sales))
    assert await counted.told() == {"sales": 1, "mia": 2, "ravi": 1}


async def test_a_lead_with_a_conversation_and_two_meetings(office: Office) -> None:
    counted = Counted(office)
    await office.mia_brings()
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Jane Doe", in_=office.sales))
    await office.ravi.clicks("Details", on=await office.ravi.sees("is yours"))
    await office.ravi.clicks("Log a conversation")
    await office.ravi.submits({WITH: ["Jane Doe"], LEARNED: "The budget round is in March"})
    for day in (25, 27):
        await office.ravi.clicks("Plan a meeting")
        await office.ravi.submits({WITH: ["Tom Chen", "Maria Lopez"], "Date": date(2026, 11, day), "Time": "14:00"})
    await office.ravi.closes(everything=True)
    for _ in range(6):
        await office.later(days=1)
    told = await counted.told()
    assert told["sales"] == 1
    assert told["mia"] <= 5
    assert told["ravi"] <= 5


@pytest.mark.parametrize("reason", ["No need", "No desire (not interested)"])
async def test_a_rejection_takes_two_presses_and_a_sentence(office: Office, reason: str) -> None:
    card = await office.offered_card()
    ravi = Pressing(office.ravi)
    await ravi.clicks("Reject", on=card)
    await ravi.submits({"Reason": reason, "Note": "They said so"}, chosen=1)
    await office.mia.sees("They said so")
    assert ravi.count <= 3


async def test_a_lead_that_is_returned_goes_stale_and_is_reopened(office: Office) -> None:
    counted = Counted(office)
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Incomplete or wrong answers", "Note": "Tom left in May"})
    for _ in range(8):
        await office.later(days=7)
    await office.mia.clicks("Reopen", on=await office.mia.sees("as stale: sales returned it"))
    await office.mia.submits({})
    await office.mia.submits({"Who approves the purchase?": "Ann Weber, CFO"})
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Ann Weber", in_=office.sales))
    told = await counted.told()
    assert told["sales"] == 2
    assert told["mia"] <= 10  # five of them prompts, spread over a month
    assert told["ravi"] <= 3


async def test_logging_an_attempt_takes_three_presses_one_of_them_the_choice(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    note = await office.ravi.sees("is yours")
    ravi = Pressing(office.ravi)
    await ravi.clicks("Log attempt", on=note)
    await ravi.submits({"What came of it?": "No answer"}, chosen=1)  # the channel, and now, stand there already
    await office.ravi.sees("Attempt logged by you")
    assert ravi.count <= 3


async def test_a_first_meeting_takes_four_presses_two_of_them_choices(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    note = await office.ravi.sees("is yours")
    ravi = Pressing(office.ravi)
    await ravi.clicks("Plan a meeting", on=note)
    await ravi.submits({"What part does Jane Doe play?": "User: works with it", "Date": date(2026, 11, 25)}, chosen=2)
    assert "On hold" not in (await office.mia.sees("planned a meeting about L-1")).text
    assert ravi.count <= 4
