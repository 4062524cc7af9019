"""Open drafts that a manager has asked to judge anew."""

from bot.agreement.rejudge import rejudge_next
from bot.desk import Desk


async def rejudge_drafts(desk: Desk) -> None:
    """Go on until all are done, each batch a transaction of its own."""
    while await desk.transact(rejudge_next):
        pass
