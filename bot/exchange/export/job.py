"""A file of leads that somebody asked for, as its row holds it. The row stays, as a line of the log of exports."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.exchange.export.wanted import Format, Wanted
from bot.reports.file_job import FileJob
from bot.reports.file_job import State as State


@dataclass(frozen=True, kw_only=True)
class Export(FileJob):
    """See storage/tables/files. Leads up to the number `cursor` have been looked at; the questions are those of this
    `version` of the definition. Without a `user_id`, it was made on the machine."""

    format: str
    wanted: Mapping[str, Any]
    version: int
    cursor: int

    @cached_property
    def wants(self) -> Wanted:
        return Wanted.of(self.wanted)

    @property
    def is_card(self) -> bool:
        return self.format == Format.CARD

    @property
    def file_name(self) -> str:
        if self.is_card:
            return f"L-{self.cursor}.vcf" if self.cursor else "lead.vcf"
        return f"leads {self.asked_at:%Y-%m-%d}.{self.format}"
