"""What came of something, all of it, so that a conversation says what must happen and that nothing else does."""

from collections import Counter
from typing import NamedTuple

from sqlalchemy import Table, and_, select

from bot.simulator.seen import Message
from storage import tables
from tests.conversations.office import Office
from tests.guarantees.databases import opened

PEOPLE = ("mia", "ravi", "lena", "max", "sofia", "visitor")
_PLANNED = ("pending", "told")


class _State(NamedTuple):
    read: Counter[tuple[str, str, str]]
    history: Counter[str]
    planned: Counter[str]


class Aftermath:
    """Begins once everything that went before has been delivered: `after = await Aftermath.of(office)`.

    What people read is told as (where, words): "sales", "marketing", or the person, for what only they can read. A
    message that was drawn anew, and says something else now, counts as one.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    @classmethod
    async def of(cls, office: Office) -> "Aftermath":
        await office.work()
        after = cls(office)
        after._before = after._state()
        return after

    async def is_only(self, *read: tuple[str, str], history: str = "", planned: str = "", dropped: str = "") -> None:
        """Wait until everything is delivered; then this is what came of it. `history` are its new lines ("L-1
        accepted, L-2 merged"), `planned` is due work that there was not before, `dropped` what there is no more."""
        await self._office.work()
        now = self._state()
        left = [(where, text) for where, _, text in (now.read - self._before.read).elements()]
        for where, words in read:
            found = next((one for one in left if one[0] == where and words in one[1]), None)
            assert found, f"nothing new for {where} says {words!r}, but: {left}"
            left.remove(found)
        assert not left, f"more was said: {left}"
        _same("history", now.history - self._before.history, history)
        _same("planned", now.planned - self._before.planned, planned)
        _same("planned no more", self._before.planned - now.planned, dropped)

    def _state(self) -> _State:
        seen = {}
        for name in PEOPLE:
            for message in getattr(self._office, name).reads():
                where = self._place(message, name)
                seen[where, message.ts, message.text] = 1
        with opened(self._office.baton.database.url.render_as_string(hide_password=False)) as connection:
            planned = _labelled(tables.due).where(tables.due.c.state.in_(_PLANNED))
            history = _labelled(tables.event)
            found = [Counter(f"L-{n} {kind}" for n, kind in connection.execute(query)) for query in (history, planned)]
        return _State(Counter(seen), *found)

    def _place(self, message: Message, reader: str) -> str:
        places = {self._office.sales.id: "sales", self._office.marketing.id: "marketing"}
        return reader if message.ephemeral else places.get(message.channel.id, reader)


def _labelled(table: Table) -> object:
    lead = tables.lead.c
    return select(lead.number, table.c.kind).join(
        tables.lead, and_(lead.id == table.c.lead_id, lead.team_id == table.c.team_id)
    )


def _same(what: str, found: Counter[str], expected: str) -> None:
    assert found == Counter(filter(None, expected.split(", "))), f"{what}: {', '.join(found.elements())}"
