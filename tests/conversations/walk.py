"""A walk through all that a lead shows to everybody, at every stage of its life: where each may look and press."""

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.cadence.tracks.placeholders import Placeholder
from bot.lead.people import Role
from bot.simulator.blocks.surfaces import elements_of, every_block
from bot.simulator.emoji import emoji_by_name
from bot.simulator.form import Form
from bot.simulator.people import Person
from bot.simulator.seen import Message
from bot.slack.ids import View
from tests.conversations.office import READY, Office, without

TIMING, FIT = "When do they want to buy?", "Do we have a solution for them?"
NOTE = "Baton"
"""The title of the note that lies on a window when something was refused."""


_SYLLABLES = ("ba", "cor", "del", "fin", "gus", "hem", "jol", "kar", "lum", "mir")


class Life:
    """The stages of a lead's life; each brings a lead of its own there, and returns its label."""

    ready = READY

    def __init__(self, office: Office) -> None:
        self._office = office
        self._number = 0

    async def _brings(self, answers: dict[str, str]) -> str:
        self._number += 1
        name = "".join(_SYLLABLES[int(digit)] for digit in f"{self._number:03}")
        await self._office.mia_brings(
            answers,
            who=f"Ann {name.title()}, COO at {name[::-1].title()}, {name}@{name}.example, from {name[::-1].title()}",
        )
        return f"L-{self._number}"

    async def draft(self) -> str:
        return await self._brings(without(TIMING))

    async def offered(self) -> str:
        label = await self._brings(self.ready)
        await self.card(label)
        return label

    async def accepted(self) -> str:
        label = await self.offered()
        await self._office.ravi.clicks("Accept", on=await self.card(label))
        return label

    async def _rejected(self, reason: str, **also: Any) -> str:
        label = await self.offered()
        await self._office.ravi.clicks("Reject", on=await self.card(label))
        await self._office.ravi.submits({"Reason": reason, **also})
        return label

    async def returned(self) -> str:
        return await self._rejected("Incomplete or wrong answers")

    async def nurturing(self) -> str:
        return await self._brings({**READY, TIMING: "3 to 6 months"})

    async def not_a_fit(self) -> str:
        return await self._brings({**READY, FIT: "No"})

    async def rejected(self) -> str:
        return await self._rejected("No need")

    async def never(self) -> str:
        label = await self._rejected("Never buys from us")
        note = await self._office.sofia.sees(f"says that {label} ", in_=self._office.sofia.dm)
        await self._office.sofia.clicks("Confirm", on=note)
        return label

    async def offered_anyway(self) -> str:
        label = await self.nurturing()
        await details(self._office.max, label)
        await self._office.max.clicks("Offer anyway")
        await self._office.max.submits({"Why should sales see it anyway?": "Their board meets"})
        await leaves(self._office.max)
        await self.card(label)
        return label

    async def follow_up(self) -> str:
        label = await self.nurturing()
        await self._office.later(days=60)
        for _ in range(6):  # a weekend and holidays may come between
            await self._office.later(days=1)
            if any(":bell:" in message.text for message in about(self._office.mia, label)):
                return label
        raise AssertionError("no follow-up came")

    async def stale(self) -> str:
        label = await self.draft()
        for _ in range(7):
            await self._office.later(days=7)
        return label

    async def card(self, label: str) -> Message:
        return await self._office.ravi.sees(f"{label} · ", in_=self._office.sales)


Stage = Callable[[Life], Awaitable[str]]
STAGES: tuple[Stage, ...] = (
    *(Life.draft, Life.offered, Life.accepted, Life.returned, Life.nurturing),
    *(Life.not_a_fit, Life.rejected, Life.never, Life.offered_anyway),
)


STAGES_OF_TIME: tuple[Stage, ...] = (Life.follow_up, Life.stale)
"""The stages that a lead comes to by waiting: months go by in each."""


async def details(who: Person, label: str) -> Form | None:
    """Open the window; None for somebody who is shown no leads."""
    await leaves(who)
    shown = await who.runs(f"/lead show {label}")
    if shown is None or "Details" not in shown.labels:
        return None
    await who.clicks("Details", on=shown)
    return who.modal


async def leaves(who: Person) -> None:
    if who.modal:
        await who.closes(everything=True)


def about(who: Person, label: str) -> Iterator[Message]:
    """The messages about a lead that somebody sees, but for what only answered them."""
    wanted = re.compile(rf"{label}\b(?!\d)")
    return (message for message in who.reads() if not message.ephemeral and wanted.search(message.text))


@dataclass
class Walk:
    """What was found; `pressed` counts what was pressed, so that nobody believes an empty walk. `sizes` holds the most
    characters and the most buttons that a kind of message or window was seen with."""

    office: Office
    refusals: set[str] = field(default_factory=set)
    raw: set[str] = field(default_factory=set)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    pressed: int = 0

    async def lists(self, who: Person) -> None:
        """Look at what is about more than one lead: Home, the lists, the help; and press what opens something."""
        home = await who.opens_home()
        self._sees("home", home.text, home.view.blocks)
        done: set[str] = set()
        while words := next((each for each in home.buttons if each.partition(" all ")[0] not in done), None):
            done.add(words.partition(" all ")[0])  # "Show all 18"
            await self._changes("", who, words, home, f"{who.name} in Home: {words}")
            home = await who.opens_home()
        for line in ("help", "help all", "help numbers", "mine", "find an", "due", "digest"):
            shown = await who.runs(f"/lead {line}")
            assert shown, line
            self._sees(f"/lead {'find' if line == 'find an' else line}", shown.text, shown.blocks)

    async def everywhere(self, stage: Stage, life: Life, people: list[Person]) -> None:
        """Press whatever anybody can press at this stage: each thing at a lead to which nothing else has happened."""
        label = ""
        done: set[tuple[str, str, str]] = set()
        while True:
            label = label or await self._settled(stage, life)
            todo = next((press for who in people for press in self._presses(who, label) if press[0] not in done), None)
            if todo is None:
                break
            name, who, message, words = todo
            done.add(name)
            if await self._changes(label, who, words, message, f"{stage.__name__}: {' '.join(name)}"):
                label = ""
        for who in people:
            await self._details(stage, life, who)

    async def _settled(self, stage: Stage, life: Life) -> str:
        label = await stage(life)
        await self.office.work()
        return label

    def _presses(self, who: Person, label: str) -> Iterator[tuple[tuple[str, str, str], Person, Message, str]]:
        kinds = kinds_of_messages(self.office)
        for message in about(who, label):
            kind = kinds.get(message.ts, "another")
            self._sees(kind, message.text, message.blocks)
            if kind == SHARED and who.id not in self.office.company.seeds.members[Role.REP]:
                continue
            for words in message.labels:
                yield (who.name, kind, words), who, message, words

    async def _details(self, stage: Stage, life: Life, who: Person) -> None:
        label = await self._settled(stage, life)
        done = {"Close"}
        while True:
            form = who.modal if who.modal and who.modal.title == label else await details(who, label)
            words = form and next((each for each in form.buttons if each.partition(":")[0] not in done), None)
            if not words:
                break
            done.add(words.partition(":")[0])  # "Vetted: Budget" is as "Vetted: Timing"
            if await self._changes(label, who, words, None, f"{stage.__name__}: {who.name} in Details: {words}"):
                label = await self._settled(stage, life)
        await leaves(who)

    def looks(self, who: Person) -> None:
        """Take in the window in front of somebody."""
        if who.modal:
            self._sees(str(who.modal.view.definition["callback_id"]), who.modal.text, who.modal.view.blocks)

    def reads(self, who: Person) -> None:
        """Take in every message that somebody has."""
        kinds = kinds_of_messages(self.office)
        for message in who.reads():
            self._sees(kinds.get(message.ts, "another"), message.text, message.blocks)

    def _sees(self, kind: str, text: str, blocks: list[dict[str, Any]]) -> None:
        written = {place.as_typed for place in Placeholder} if kind in _WITH_PLACES else set()
        self.raw.update(f"{kind}: {found}" for found in raw_markup(text) - written)
        characters, buttons = self.sizes.get(kind, (0, 0))
        self.sizes[kind] = max(characters, len(text)), max(buttons, buttons_of(blocks))

    async def _changes(self, label: str, who: Person, words: str, on: Any, name: str) -> bool:
        """Press it, and note a refusal; returns whether anything happened to the lead."""
        before, told = _history(self.office), {message.ts for message in _private(who)}
        await who.clicks(words, on=on)
        self.pressed += 1
        said = [message.text for message in _private(who) if message.ts not in told]
        if who.modal and who.modal.title == NOTE:
            said.append(who.modal.text)
        self.refusals.update(f"{name} → {text}" for text in said if not ANSWERS.search(text))
        self.looks(who)
        if who.modal:
            await who.closes()
        return _history(self.office) != before


ANSWERS = re.compile(r"^(You get|I asked|Asked |:bell: (\S+ )?[Tt]ime to follow up)")
"""What a press answers to the one who pressed, and refuses nothing."""


def _private(who: Person) -> list[Message]:
    return [message for message in who.reads() if message.ephemeral]


def _history(office: Office) -> int:
    with office.baton.database.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one())


SHARED = "card"
"""The message that is drawn once for everybody in the sales channel, and so for those who decide: the reps."""


def buttons_of(blocks: list[dict[str, Any]]) -> int:
    """Count the buttons on the screen; a menu is one, whatever is in it."""
    return sum(
        element["type"] in ("button", "overflow") or (element["type"] == "static_select" and block["type"] != "input")
        for block in every_block(blocks)
        for element in elements_of(block)
    )


def kinds_of_messages(office: Office) -> dict[str, str]:
    """Return which kind of notice each message was, by its ts."""
    with office.baton.database.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT ts, kind FROM notice WHERE ts != ''").all()
    return {str(ts): str(kind) for ts, kind in rows}


_EMOJI = re.compile(r":[a-z][a-z0-9_+'-]*:")
_WITH_PLACES = (View.TRACK, View.TOUCH)
"""Where a manager writes the placeholders that are filled in for each lead."""

_RAW = re.compile(
    r"(?<!\w)[*_~](?=\w)[^*_~\n]{1,80}(?<=\w)[*_~](?!\w)|<[@#!][^>]*>|&(?:amp|lt|gt);|\{\w*\}|\bNone\b.*\bNone\b"
)


def raw_markup(text: str) -> set[str]:
    """Return what a person sees of markup that Slack did not read, and names of emoji that Slack has none for."""
    unknown = {name for name in _EMOJI.findall(text) if name.strip(":") not in emoji_by_name()}
    return unknown | {found[0] for found in _RAW.finditer(text)}
