"""Draws a notice's message from the record as it is now; the tables it joins name every kind there is."""

from collections.abc import Mapping

from bot.delivery.post import Post, UnknownNoticeError
from bot.delivery.record import Draw
from bot.delivery.to_engaged import TO_ENGAGED
from bot.delivery.to_managers import TO_MANAGERS
from bot.delivery.to_marketer import TO_MARKETER
from bot.delivery.to_merged import TO_MERGED
from bot.delivery.to_teams import TO_TEAMS
from storage.delivery.claims import ClaimedNotice
from storage.sql.engine import Transaction

KINDS: Mapping[str, Draw] = {**TO_MARKETER, **TO_TEAMS, **TO_MANAGERS, **TO_ENGAGED, **TO_MERGED}


def compose(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """The message for this notice, or None when there is nothing to say any more.

    Raises UnknownNoticeError for a kind this release does not know, UndeliverableError when a channel is not set.
    """
    draw = KINDS.get(notice.kind)
    if draw is None:
        raise UnknownNoticeError(notice.kind)
    return draw(tx, notice)
