"""What the clock does, and how often it looks. What is due is decided from the tables and the wall clock."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.desk import Desk
from schedules.digests import post_due_digests
from schedules.due_work import do_due_work
from schedules.rejudging import rejudge_drafts
from schedules.retention import forget_what_slack_will_not_repeat


@dataclass(frozen=True, slots=True)
class Sweep:
    every_seconds: int
    act: Callable[[Desk], Awaitable[None]]


SWEEPS = (
    Sweep(3, do_due_work),
    Sweep(3, rejudge_drafts),
    Sweep(5, post_due_digests),
    Sweep(3600, forget_what_slack_will_not_repeat),
)
