"""Handing the table of everything a person can do to Bolt."""

from datetime import timedelta
from functools import partial
from operator import itemgetter

from slack_bolt.app.async_app import AsyncApp

from bot.desk import PatientDesk
from bot.slack.ids import Action
from commands import BUTTONS, CLOSED, COMMANDS, EVENTS, MENUS, SHORTCUTS, SUBMISSIONS, workspace
from commands.dispatch import Signs, any_of, bolt_listener, event_type, pressed, view_name

PATIENCE = 1.5  # seconds a listener waits when somebody else holds the database; Slack waits three


def register(app: AsyncApp, desk: PatientDesk, signs: Signs, erase_after: timedelta) -> None:
    """Register the tables with the app, one Bolt listener each: Bolt asks every listener before the right one.

    `signs` hears of every delivery; `erase_after` is how long after an uninstallation a workspace is erased.
    """
    submissions = {view: workspace.by_their_day(listener) for view, listener in SUBMISSIONS.items()}
    for table, constraint, name_of in (
        (BUTTONS, app.block_action, pressed),
        (submissions, app.view_submission, view_name),
        (COMMANDS, app.command, itemgetter("command")),
        (CLOSED, app.view_closed, view_name),
        (MENUS, app.options, itemgetter("action_id")),
        (SHORTCUTS, app.shortcut, itemgetter("callback_id")),
    ):
        names = {*table, Action.MENU, f"{Action.MENU}:"} if table is BUTTONS else table
        constraint(any_of(names))(bolt_listener(table, name_of, desk, PATIENCE, signs))
    farewell = partial(workspace.hear_uninstalled, erase_after=erase_after)
    for event, listener in (EVENTS | {"app_uninstalled": farewell}).items():
        app.event(event)(bolt_listener({event: listener}, event_type, desk, PATIENCE, signs))
