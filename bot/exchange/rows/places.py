"""A table's mapping, sorted once for all of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.exchange.layouts.aliases import BY_WORDS
from bot.exchange.layouts.headers import plain, unique
from bot.exchange.layouts.layout import Layout
from bot.exchange.layouts.mapping import QUESTION, Target
from bot.exchange.layouts.mapping import Mapping as Mapped
from bot.exchange.layouts.recognise import LAYOUTS
from bot.exchange.reading.sheet import Table
from bot.lead.definition.questions import Question

BATON, META, EVENTBRITE = "baton", "meta", "eventbrite"


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of each target's columns, those that count first before the others; the question that each of some
    columns answers; and what a column is called in the notes."""

    layout: Layout
    places: Mapping[str, tuple[int, ...]]
    asked: Mapping[int, Question]
    labels: tuple[str, ...]
    whole_notes: frozenset[int]
    """The column whose text is the notes as it stands, without its header, if there is one."""
    order: tuple[tuple[int, str], ...]
    """Each column that answers no question, with its target; those that count first before the others."""
    noted: tuple[int, ...]
    """The places of all notes, those that are one as they stand first."""
    day_first: bool | None
    is_ours: bool
    """True for a file that Baton wrote: everything in it is taken as it stands."""

    def of(self, target: Target) -> tuple[int, ...]:
        return self.places.get(target, ())

    def label(self, at: int) -> str:
        """Name a column in the notes; one beyond the header by its number."""
        return self.labels[at] if at < len(self.labels) else f"Column {at + 1}"


def plan_of(table: Table, mapping: Mapped, questions: Sequence[Question]) -> Plan:
    """Sort a mapping. A question that the definition no longer has is kept in the notes."""
    layout = LAYOUTS.get(mapping.layout, LAYOUTS[""])
    headers = [plain(text) for text in table.header]
    by_key = {f"{QUESTION}{question.key}": question for question in questions}
    places: dict[str, list[int]] = {}
    asked: dict[int, Question] = {}
    for at in sorted(range(len(headers)), key=lambda at: (_rank(layout, headers[at]), at)):
        target = mapping.targets.get(at, Target.NOTES)
        if target in by_key:
            asked[at] = by_key[target]
        else:
            target = Target.NOTES if target.startswith(QUESTION) else target
            places.setdefault(target, []).append(at)
    whole_notes = frozenset(
        [at for at in places.get(Target.NOTES, ()) if BY_WORDS.get(headers[at]) is Target.NOTES][:1]
    )
    return Plan(
        layout,
        {target: tuple(found) for target, found in places.items()},
        asked,
        tuple(_label(text, at) for at, text in enumerate(table.header)),
        whole_notes,
        tuple((at, target) for target, found in places.items() for at in found if target),
        tuple(sorted(places.get(Target.NOTES, ()), key=lambda at: (at not in whole_notes, at))),
        mapping.day_first,
        layout.name == BATON,
    )


def _rank(layout: Layout, words: str) -> int:
    return layout.prefer.index(words) if words in layout.prefer else len(layout.prefer)


def _label(header: str, at: int) -> str:
    """Return the header as it is kept before a value, without what only one of two columns of that name needs."""
    return unique([header.replace("_", " ")])[0] if header else f"Column {at + 1}"
