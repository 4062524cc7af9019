"""Forgetting what is no longer needed."""

from bot.desk import Desk
from bot.handoff.clockwork import forget_old_deliveries


async def forget_what_slack_will_not_repeat(desk: Desk) -> None:
    await desk.transact(forget_old_deliveries)
