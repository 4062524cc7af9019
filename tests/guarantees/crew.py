"""People who hand leads over whatever becomes of the process: when Slack says "try again", they do."""

import asyncio
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from bot.playground.sandbox import Company
from bot.simulator.errors import NotAcknowledged
from bot.simulator.people import Person
from bot.simulator.records import Posted
from bot.simulator.seen import Message
from tests.conversations.office import READY

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprst" for vowel in "aeiou"]
_NAME = re.compile(r"Ada ((?:[BDFGKLMNPRST][aeiou])(?:[bdfgklmnprst][aeiou]){2})\b")


def names() -> Iterator[str]:
    """216,000 surnames, none of which is part of another."""
    for syllables in itertools.product(_SYLLABLES, repeat=3):
        yield "".join(syllables).capitalize()


class Ledger:
    """Every lasting message of the workspace by the lead it names; read on from where it was left."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._read: dict[str, int] = defaultdict(int)
        self.posts: dict[str, list[Posted]] = defaultdict(list)

    def of(self, name: str) -> list[Posted]:
        for channel in self._company.slack.workspace.channels.values():
            for posted in islice(channel.messages.values(), self._read[channel.id], None):
                for found in set() if posted.ephemeral else set(_NAME.findall(posted.text + json.dumps(posted.blocks))):
                    self.posts[found].append(posted)
            self._read[channel.id] = len(channel.messages)
        return self.posts[name]


@dataclass
class Crew:
    """`open` says when there is anybody to deliver to; `acknowledged` is called whenever an act was."""

    company: Company
    open: asyncio.Event
    acknowledged: Callable[[], None]
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.company)

    async def hand_over(self, name: str, marketer: Person, rep: Person) -> None:
        """From the slash command to the accepted card; every act is repeated until it was acknowledged."""
        sales, who = self.company.sales, f"Ada {name}, ada@{name.lower()}.example, from Fair"
        await self._insist(lambda: marketer.runs(f"/lead {who}", in_=sales), lambda: marketer.modal is not None)
        first = marketer.modal.title
        await self._insist(marketer.submits, lambda: marketer.modal.title != first)
        await self._insist(lambda: marketer.submits(dict(READY)), lambda: marketer.modal is None)
        card = await self._card(name, rep)
        taken = False

        async def accept() -> None:
            nonlocal taken
            await rep.clicks("Accept", on=card)
            taken = True

        await self._insist(accept, lambda: taken)

    async def _insist(self, act: Callable[[], Awaitable[object]], done: Callable[[], bool]) -> None:
        while not done():
            await self.open.wait()
            try:
                await act()
            except NotAcknowledged:
                await asyncio.sleep(0.01)  # it may be known in a moment that nobody is there
            else:
                self.acknowledged()

    async def _card(self, name: str, rep: Person) -> Message:
        def look() -> Posted | None:
            return next((posted for posted in self.ledger.of(name) if posted.channel is self.company.sales), None)

        posted = await self.company.slack.workspace.changes.until(look, 120)
        assert posted, f"no card for {name}"
        return Message(self.company.slack.workspace, posted, rep.id, rep._names)
