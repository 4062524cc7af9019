"""A row on its way to a lead: what its cells say, and what of it has no place but the notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.exchange.formula import unguarded
from bot.exchange.layouts.mapping import Target
from bot.exchange.reading.sheet import Row
from bot.exchange.rows.cells import cleaned, one_line
from bot.exchange.rows.places import META, Plan

_Said = tuple[int, str]


@dataclass(slots=True)
class Draft:
    """The cells of one row, cleaned, and the filled ones by their targets. `value` and `reason` are what has to be put
    right first; `notes` gather what is kept beside the details."""

    plan: Plan
    row: Row
    cells: Sequence[str]
    by_target: dict[str, list[_Said]]
    notes: list[str] = field(default_factory=list)
    value: str = ""
    reason: str = ""

    @classmethod
    def of(cls, plan: Plan, row: Row) -> "Draft":
        if plan.is_ours:
            cells = [unguarded(cell) for cell in row.cells]
        else:
            prefixed = plan.layout.name == META
            cells = [cleaned(cell, prefixed) if cell else "" for cell in row.cells]
        wide = len(cells)
        by_target: dict[str, list[_Said]] = {}  # in one go, as some twenty targets of every row are asked for
        for at, target in plan.order:
            if at < wide and cells[at]:
                by_target.setdefault(target, []).append((at, cells[at]))
        return cls(plan, row, cells, by_target)

    def said(self, target: Target) -> Sequence[_Said]:
        """Return the filled cells of a target with their places, those that count first before the others."""
        return self.by_target.get(target, ())

    def texts(self, target: Target) -> list[str]:
        return [text for _, text in self.by_target.get(target, ())]

    def refuse(self, value: str, reason: str) -> None:
        """Say what is wrong; what was said first stands."""
        if reason and not self.reason:
            self.value, self.reason = value, reason

    def note(self, label: str, text: str) -> None:
        """Keep a value beside the details, as "Header: value", or only once where both say the same."""
        if text:
            same = one_line(text).casefold() == label.casefold()
            self.notes.append(f"Chosen: {text}" if same else f"{label}: {text}")

    def one(self, target: Target) -> str:
        """Return the first value of a target, on one line; those that differ from it are kept in the notes."""
        said = self.said(target)
        if not said:
            return ""
        if self.plan.is_ours:
            return said[0][1]
        if len(said) == 1 and not self.plan.layout.several:
            return one_line(said[0][1])
        filled = [(at, text) for at, whole in said for text in self.parted(whole)]
        first = one_line(filled[0][1]) if filled else ""
        for at, text in filled[1:]:
            if one_line(text).casefold() != first.casefold():
                self.note(self.plan.label(at), text)
        return first

    def parted(self, text: str) -> Iterable[str]:
        """Take apart what the export joins in one cell."""
        mark = self.plan.layout.several
        return [part.strip() for part in text.split(mark) if part.strip()] if mark and mark in text else (text,)
