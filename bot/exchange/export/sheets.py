"""Whatever the windows about exports are drawn from."""

from dataclasses import dataclass
from datetime import tzinfo

from bot.exchange.export.job import Export
from bot.exchange.export.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Chosen:
    """The leads that somebody chose, with the name of the source they are of; `may` tells whether they may have contact
    details."""

    wanted: Wanted
    source: str = ""
    may: bool = False


@dataclass(frozen=True, slots=True)
class Log:
    """The latest exports, the newest first, with the names of the sources they were of, by id."""

    exports: tuple[Export, ...]
    sources: dict[int, str]
    tz: tzinfo
