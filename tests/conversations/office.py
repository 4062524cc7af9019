"""The company of the conversation tests, and what its people do again and again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.application import Baton
from bot.playground.sandbox import Company
from bot.simulator.people import Person
from bot.simulator.seen import Message

READY = {
    "Are they committed to finding a solution?": "Committed",
    "What is their requirement?": "Ship orders within a day",
    "What solution do they want?": "A warehouse system",
    "Who will decide whether the solution works for them?": "Maria Lopez, COO",
    "Who approves the purchase?": "Tom Chen, CFO",
    "What outcome do they expect in their company?": "Half the returns",
    "Do we have a solution for them?": "Yes",
    "Is there a budget?": "Approved",
    "When do they want to buy?": "Within 3 months",
    "How do they prefer to be reached?": "Phone",
}
IN_ITS_MENU = ("Ask the marketer", "Pause", "How the time counts")
"""The rarer acts on a card."""
JANE = "Jane Doe, VP Operations at Acme Corp, jane@acme.example, from Webinar Q3"


@dataclass
class Office:
    company: Company
    baton: Baton

    def __getattr__(self, name: str) -> Any:
        return getattr(self.company, name)

    async def later(self, **amount: float) -> None:
        """Let time pass, and do everything that comes due meanwhile."""
        self.company.clock.advance(**amount)
        await self.work()

    async def work(self) -> None:
        await self.baton.ticking.tick()
        await self.baton.courier.deliver_now()

    async def mia_brings(self, answers: Mapping[str, str] = READY, who: str = JANE, **also: str) -> None:
        """Mia types the lead, answers what she knows, and saves."""
        await brings(self.company.mia, self.company.sales, answers, who, **also)

    async def offered_card(self) -> Message:
        """A lead that is ready has come to the sales channel."""
        await self.mia_brings()
        return await self.company.ravi.sees("Why it came to sales", in_=self.company.sales)


async def brings(
    marketer: Person, where: Any, answers: Mapping[str, str] = READY, who: str = JANE, **also: str
) -> None:
    await marketer.runs(f"/lead {who}", in_=where)
    form = await marketer.submits({name.replace("_", " "): value for name, value in also.items()})
    if form and form.title == "Already a lead?":
        await marketer.submits({"What should I do?": "It is somebody else"})
    await marketer.submits(dict(answers))


def without(*prompts: str) -> dict[str, str]:
    return {prompt: answer for prompt, answer in READY.items() if prompt not in prompts}
