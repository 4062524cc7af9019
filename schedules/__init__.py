"""The table of what the clock does, and how often. The tables and the wall clock decide what is due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.agreement.rejudge import rejudge_next
from bot.cadence.due_work import BATCH, Doing, do_what_is_due
from bot.cadence.work import Work
from bot.competitors.stir import BATCH as STIRRED
from bot.competitors.stir import see_to_what_stirs
from bot.digest.post_digests import post_digests
from bot.do_not_contact.withdraw import AT_ONCE, withdraw_what_is_left
from bot.engagement.remind import remind_of_meeting
from bot.exchange.export import settle as exports
from bot.exchange.load import finish as imports
from bot.exchange.load.give_out import BATCH as GIVEN_OUT
from bot.exchange.load.give_out import give_out
from bot.inquiries.remind_to_answer import remind_to_answer
from bot.judging.review.remind import remind_to_review
from bot.nurture.follow_up import remind
from bot.nurture.late.raise_alarm import raise_alarms
from bot.nurture.prompt import prompt
from bot.nurture.remind_again import remind_again
from bot.outcomes.call_back import remind_to_call_back
from bot.privacy.fade import BATCH as FADING
from bot.privacy.fade import fade_closed_leads
from bot.promises.pass_on import BATCH as PASSING
from bot.promises.pass_on import pass_on_what_is_over
from bot.promises.take_step import take_step
from bot.reports import settle as reports
from bot.requests.settle_request import remind_to_decide
from bot.sources.batches.look_at_batches import BATCH as LOOKED
from bot.sources.batches.look_at_batches import look_at_batches
from bot.sources.likeness import compare
from bot.team import come_back
from bot.tracks.move_over import move_next
from bot.undo import settle, settle_all
from bot.workspace import forget
from bot.workspace.leaving import see_to_those_that_left


@dataclass(frozen=True, slots=True)
class Sweep:
    """An act of the clock, one transaction each time. It returns how much it did, and is called again at once while
    that is a whole `batch`; with a batch of 0 it is called once."""

    every_seconds: float
    act: Callable[[Any], int]
    batch: int = 0


DUE: Mapping[Work, Doing] = {
    Work.PROMPT: prompt,
    Work.FOLLOW_UP: remind,
    Work.REMINDER: remind_again,
    Work.MEETING: remind_of_meeting,
    Work.CALL_BACK: remind_to_call_back,
    Work.REQUEST: remind_to_decide,
    Work.REVIEW: remind_to_review,
    Work.INQUIRY: remind_to_answer,
    Work.ANSWER: take_step,
    Work.FIRST_CONTACT: take_step,
}

SWEEPS = (
    Sweep(3, partial(do_what_is_due, table=DUE), BATCH),
    Sweep(3, rejudge_next, 1),
    Sweep(3, move_next, 1),
    Sweep(5, post_digests),
    Sweep(5, come_back.end_absences, come_back.BATCH),
    Sweep(5, settle.close_what_is_over, settle.BATCH),
    Sweep(5, settle_all.close_all_that_is_over, settle_all.BATCH),
    Sweep(5, pass_on_what_is_over, PASSING),
    Sweep(5, see_to_what_stirs, STIRRED),
    Sweep(5, compare.see_to_likeness, compare.BATCH),
    Sweep(30, withdraw_what_is_left, AT_ONCE),
    Sweep(60, raise_alarms),
    Sweep(3600, reports.close_what_is_late, reports.BATCH),
    Sweep(3600, exports.close_what_is_late, exports.BATCH),
    Sweep(60, look_at_batches, LOOKED),
    Sweep(600, imports.forget_what_is_old, imports.BATCH),
    Sweep(60, give_out, GIVEN_OUT),
    Sweep(3600, forget.forget_old_deliveries),
    Sweep(3600, forget.forget_what_was_sent, forget.BATCH),
    Sweep(3600, forget.forget_what_was_not_saved),
    Sweep(3600, fade_closed_leads, FADING),
)


def sweeps(heard: Mapping[str, datetime], erase_after: timedelta) -> tuple[Sweep, ...]:
    """Return all of them. `heard` says when (UTC) each workspace was last heard of; one that uninstalled Baton and was
    not heard of again is erased `erase_after` later."""
    seeing = partial(see_to_those_that_left, heard=heard, erase_after=erase_after)
    return (*SWEEPS, Sweep(3, seeing, 1))
