"""Asking the gate again as follow-ups come due: those that may be told now, and those that have to wait, with why.

A marketer's day is told at once, at its first good moment: what suits later comes along in the one list.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from bot.cadence.because import Moved
from bot.cadence.course import is_exempt
from bot.cadence.gated import windows_of
from bot.cadence.run import Run
from bot.cadence.window import Window
from bot.lead.access import hours_of, workspace_of
from bot.lead.workplace.calendar import next_working_moment, start_of_day
from storage import due, follow_up_days
from storage.due import Due
from storage.nurture import courses, spent
from storage.sql import Transaction

_DAY = timedelta(days=1)
_CAPPED = (Moved.PERSON, Moved.COMPANY, Moved.RATION)


class Wait(NamedTuple):
    """The moment (UTC) that something has to wait for; on another day, that day, and why."""

    moment: datetime
    day: date | None = None
    moved: tuple[Moved, ...] = ()


def take_along(tx: Transaction, team_id: str, marketer: str) -> list[Due]:
    """Return what else a marketer is to be told of today, as something is due."""
    workspace = workspace_of(tx, team_id)
    tz = hours_of(tx, team_id, marketer, workspace).tz
    until = start_of_day(tx.now.astimezone(tz).date() + _DAY, tz)
    return follow_up_days.rest_of_day(tx, team_id, marketer, until, workspace.ration)


def sift(tx: Transaction, team_id: str, work: Sequence[Due]) -> list[Due]:
    """Return what may be told now, and mark it as told; the rest is planned for when it may."""
    spent.hold(tx, team_id)
    runs = courses.under_way(tx, team_id, [item.lead_id for item in work])
    told: list[Due] = []
    for marketer in sorted({item.marketer for item in work}):
        mine = [item for item in work if item.marketer == marketer]
        windows = windows_of(tx, team_id, [item.lead_id for item in mine], marketer, sending=True)
        mine = sorted((item for item in mine if item.lead_id in windows), key=lambda item: (item.on, item.id))
        if mine:
            told += _of_one(tx, mine, windows, runs)
    return told


def _of_one(tx: Transaction, work: Sequence[Due], windows: Mapping[int, Window], runs: Mapping[int, Run]) -> list[Due]:
    """Sift the work of one marketer, what was to come first being first."""
    window, team_id = windows[work[0].lead_id], work[0].team_id
    today = tx.now.astimezone(window.marketer.tz).date()
    begins = start_of_day(today, window.marketer.tz)
    window.taken[today] = spent.told_since(tx, team_id, work[0].marketer, begins)
    waits: dict[Wait, list[Due]] = {}
    may, spending = [], _Spending(windows)
    for item in work:
        run = runs.get(item.lead_id)
        wait = _another_day(windows[item.lead_id], item, today, tx.now, exempt=run is not None and _exempt(run))
        if wait:
            waits.setdefault(wait, []).append(item)
        else:
            may.append(item)
        spending.count(item, wait.day if wait and wait.day else today)
    ready = window.open_at(tx.now) and any(windows[item.lead_id].moment(today) <= tx.now for item in may)
    for item in () if ready else may:
        moment = next_working_moment(max(windows[item.lead_id].moment(today), tx.now), window.marketer)
        waits.setdefault(Wait(moment), []).append(item)
    _plan(tx, team_id, waits)
    due.mark(tx, team_id, may if ready else [], "told")
    return may if ready else []


def _exempt(run: Run) -> bool:
    return is_exempt(run.course, run.next)


def _another_day(window: Window, item: Due, today: date, now: datetime, *, exempt: bool) -> Wait | None:
    """Return the day it has to wait for; None if it may come today, now or later."""
    if item.on > today:  # its marketer lives elsewhere now
        return Wait(window.moment(item.on))
    wrong = window.wrong_on(today, exempt=exempt)
    over = next_working_moment(now, window.marketer).astimezone(window.marketer.tz).date() > today
    if wrong is None and not over:
        return None
    fit = window.fit(today + _DAY, exempt=exempt)
    if wrong in _CAPPED or item.on == today:
        return Wait(window.moment(fit.day), fit.day, tuple(dict.fromkeys((wrong or Moved.DAY_OFF, *fit.moved))))
    return Wait(window.moment(fit.day))  # it is late, and says so: its day stays


class _Spending:
    """The touches of one sifting, counted for everybody with the same person or company as they are decided on."""

    def __init__(self, windows: Mapping[int, Window]) -> None:
        self._windows = windows
        self._alike: dict[str, list[Window]] = {}
        for window in windows.values():
            for key in (*window.people, window.firm):
                self._alike.setdefault(key, []).append(window)

    def count(self, item: Due, day: date) -> None:
        own = self._windows[item.lead_id]
        own.taken[day] = own.taken.get(day, 0) + 1  # all windows share it
        same = {id(window): window for key in own.people for window in self._alike[key]}
        for window in same.values():
            window.person.append(day)
        for window in self._alike[own.firm] if own.firm else ():
            window.company.append(day)


def _plan(tx: Transaction, team_id: str, waits: Mapping[Wait, Sequence[Due]]) -> None:
    for wait, items in waits.items():
        if wait.day is None:
            due.postpone(tx, team_id, items, wait.moment)
        else:
            due.move(tx, team_id, items, wait.moment, wait.day.isoformat())
            courses.move(tx, team_id, [item.lead_id for item in items], wait.day.isoformat(), wait.moved)
