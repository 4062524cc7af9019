"""The weekly digest, once per ISO week and channel."""

from bot.desk import Desk
from bot.digest.post import post_digests


async def post_due_digests(desk: Desk) -> None:
    await desk.transact(post_digests)
