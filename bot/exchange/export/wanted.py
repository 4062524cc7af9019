"""Whatever somebody wants to take out: which leads, as what file, and whether with contact details."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bot.lead.lifecycle import Stage


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    CARD = "vcf"
    """One lead, for an address book."""


FORMATS: Mapping[Format, str] = {Format.CSV: "CSV", Format.XLSX: "Excel (XLSX)", Format.JSONL: "JSON Lines"}
"""The files of many leads, and what people call them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The leads in any of the `stages`, of a source (or any merged into it), that came in on the local days from
    `first` to `last` (ISO), and that `owner` has, for marketing or for sales; what is empty restricts nothing. `lead`
    is the one that a card is of. With `contact` the file says how to reach them, and what was noted and heard."""

    format: Format = Format.CSV
    stages: tuple[Stage, ...] = ()
    source_id: int = 0
    first: str = ""
    last: str = ""
    owner: str = ""
    contact: bool = False
    lead: int = 0

    def as_json(self) -> dict[str, Any]:
        named = {name: getattr(self, name) for name in ("format", "source_id", "first", "last", "owner", "contact")}
        return {**named, "stages": list(self.stages), "lead": self.lead}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Wanted":
        """Read what `as_json` wrote; raises ValueError for anything else."""
        first, last, owner = (str(kept.get(name) or "") for name in ("first", "last", "owner"))
        for day in filter(None, (first, last)):
            date.fromisoformat(day)
        stages = tuple(Stage(each) for each in kept.get("stages") or ())
        source, lead = (int(kept.get(name) or 0) for name in ("source_id", "lead"))
        form = Format(str(kept.get("format") or Format.CSV))
        return cls(form, stages, source, first, last, owner, bool(kept.get("contact")), lead)
