"""Trying a definition on existing leads: a window at once, the numbers once they are counted."""

from collections.abc import Callable
from typing import Any

from bot.agreement.rejudge import start_rejudging
from bot.agreement.try_out import PAST_DAYS, Trial, begin_on_drafts, begin_trial, try_drafts, try_past_leads
from bot.agreement.views.trial import drafts_view, failed_view, out_of_date_view, past_view, trying_view, under_way_view
from bot.lead.meanwhile import SeenEarlierError
from commands.afterwards import afterwards
from commands.visit import Visit


async def try_on_past_leads(visit: Visit) -> None:
    """Try the proposal the button is for or, without one, the manager's draft."""
    trial = await visit.desk.read(begin_trial, visit.person, visit.number)
    view_id = await visit.open(trying_view())
    afterwards(_try(visit, view_id, trial, try_past_leads, _past))
    await visit.ack()


async def try_on_drafts(visit: Visit) -> None:
    trial = await visit.desk.read(begin_on_drafts, visit.person)
    view_id = await visit.open(trying_view())
    afterwards(_try(visit, view_id, trial, try_drafts, _drafts))
    await visit.ack()


async def press_rejudge(visit: Visit) -> None:
    """Say that it is under way or, if another version is in force than the one tried, why it is not."""
    try:
        version = await visit.desk.transact(start_rejudging, visit.person, visit.key, visit.number)
        shown = under_way_view(version)
    except SeenEarlierError as problem:
        shown = out_of_date_view(problem.text)
    await visit.ack()
    await visit.redraw(str(visit.view.get("id")), shown)


def _past(trial: Trial) -> dict[str, Any]:
    return past_view(trial.tally, PAST_DAYS, trial.unasked)


def _drafts(trial: Trial) -> dict[str, Any]:
    return drafts_view(trial.tally, trial.definition.version)


async def _try(
    visit: Visit,
    view_id: str,
    trial: Trial,
    next_batch: Callable[..., Trial],
    drawn: Callable[[Trial], dict[str, Any]],
) -> None:
    if not view_id:
        return  # a repeated delivery: the first one opened the window
    try:
        while not trial.done:
            trial = await visit.desk.read(next_batch, visit.person, trial)
    except Exception:
        await visit.redraw(view_id, failed_view())
        raise
    await visit.redraw(view_id, drawn(trial))
