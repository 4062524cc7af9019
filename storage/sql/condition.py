"""The condition of the database as its lanes find it: in words for whoever runs Baton, an error for whoever waits."""

import logging
from time import monotonic

from bot.desk import BusyError
from storage.sql.troubles import REFUSALS, Trouble, as_told

logger = logging.getLogger(__name__)

_HICCUP = 2.0  # seconds without the database that nobody needs to hear of
_QUIET = 2.0  # seconds after the last refusal until it may be believed that there is room again


class Condition:
    """The condition of one database, as several threads note it. Times are monotonic; at first it is well."""

    def __init__(self) -> None:
        self._lost_at: float | None = None
        self._told = False
        self._refusal: Trouble | None = None
        self._refused_at = 0.0

    @property
    def wrong(self) -> str:
        """Say what is wrong with it now; empty when it is well."""
        if self._lost_at is not None and monotonic() - self._lost_at > _HICCUP:
            return "The database cannot be reached."
        if self._refusal is not None:
            return f"The database takes no changes: {self._refusal}."
        return ""

    @property
    def refuses(self) -> bool:
        """Tell whether changes were refused, and none has provably been taken since."""
        return self._refusal is not None

    def excuse(self) -> BusyError:
        """Return the error for an act of which nothing was done, with what is known of the reason."""
        if self._lost_at is not None:
            return as_told(Trouble.LOST)
        return as_told(self._refusal or Trouble.HELD_UP)

    def cannot_be_had(self, problem: BaseException, trouble: Trouble | None) -> None:
        """Note that a connection could not be made."""
        if trouble in REFUSALS:
            self.refused(trouble)
            return
        self.lost()
        if not self._told:
            self._told = True
            logger.error("The database cannot be reached (%s); trying again until it can.", _first_line(problem))

    def lost(self) -> None:
        """Note that a connection broke, or brought no answer; the next one may well do."""
        if self._lost_at is None:
            self._lost_at = monotonic()

    def had(self) -> None:
        """Note that it answered."""
        if self._lost_at is None:
            return
        lost_at, self._lost_at = self._lost_at, None
        if self._told:
            self._told = False
            logger.warning("The database can be reached again, after %.0f s.", monotonic() - (lost_at or monotonic()))

    def refused(self, trouble: Trouble) -> None:
        if self._refusal is not trouble:
            logger.error("The database takes no changes: %s.", trouble.value)
        self._refusal, self._refused_at = trouble, monotonic()

    def took(self, since: float) -> None:
        """Note that a change that needs room, begun at `since`, was committed."""
        if self._refusal is not None and self._refused_at < since and monotonic() - self._refused_at > _QUIET:
            logger.warning("The database takes changes again.")
            self._refusal = None


def _first_line(problem: BaseException) -> str:
    """Say where and why, in the driver's words: nothing that anybody typed has been sent yet."""
    said = str(getattr(problem, "orig", None) or problem).strip()
    return said.splitlines()[0] if said else type(problem).__name__
