"""Everything the courier does with files beside its messages: fetching those people hand in, and sending reports."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.delivery.files.downloads import Downloads, Fetching
from bot.delivery.files.load_acts import Loading
from bot.delivery.files.loading import Loader
from bot.delivery.files.making import Making
from bot.delivery.files.uploads import Uploads
from bot.delivery.slack import Slack
from storage.sql import Database


@dataclass(frozen=True, slots=True)
class FileActs:
    """The acts of later rooms, as the wiring passes them in."""

    makings: Sequence[Making] = ()
    fetching: Fetching | None = None
    loading: Loading | None = None


class Files:
    def __init__(self, database: Database, slack: Slack, acts: FileActs) -> None:
        self._downloads = Downloads(database, slack, acts.fetching)
        self._loader = Loader(database, acts.loading)
        self._uploads = Uploads(database, slack, acts.makings)

    def go_on(self, teams: Collection[str]) -> None:
        self._downloads.go_on(teams)
        self._loader.go_on(teams)
        self._uploads.go_on(teams)

    async def stop(self) -> None:
        await self._downloads.stop()
        await self._loader.stop()
        await self._uploads.stop()

    async def see_to_all(self, teams: Collection[str]) -> None:
        """Do all that waits to be done now."""
        await self._downloads.fetch(teams)
        await self._loader.load(teams)
        await self._uploads.make(teams)
