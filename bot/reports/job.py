"""A report that somebody asked for, as its row holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.reports.file_job import FileJob
from bot.reports.file_job import State as State
from bot.reports.typed_period import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(FileJob):
    """See storage/tables/files."""

    first: str
    last: str
    numbers: Mapping[str, Any] | None

    @property
    def days(self) -> Days:
        return Days(date.fromisoformat(self.first), date.fromisoformat(self.last))

    @property
    def file_name(self) -> str:
        return f"leads {self.first} to {self.last}.csv"
