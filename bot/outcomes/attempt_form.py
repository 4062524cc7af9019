"""The form behind "Log attempt": when, how, what came of it, and what they asked for."""

from collections.abc import Mapping
from typing import Any

from bot.engagement.meetings import CHANNELS
from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.outcomes.attempts import CAME, Came
from bot.outcomes.sheets import LONGEST_NOTE, AttemptSheet, NewAttempt
from bot.slack.blocks import Block, input_block, modal, option, section, select, text_input
from bot.slack.ids import Action, View
from bot.slack.text import moment
from bot.slack.typed import text_of


def attempt_form(sheet: AttemptSheet, came: str = "") -> Block:
    """Ask for an attempt; with "asked to be called back" chosen, for the day as well."""
    lead, now = sheet.lead, sheet.now
    day: Block = {"type": "datepicker", "initial_date": f"{now:%Y-%m-%d}"}
    clock: Block = {"type": "timepicker", "timezone": sheet.tz, "initial_time": f"{now:%H:%M}"}
    outcomes = [option(one, *CAME[one]) for one in Came]
    menu: Block = {"type": "radio_buttons", "options": outcomes}
    call_back = input_block("attempt.call_back", "Call them back on", {"type": "datepicker"}, optional=False)
    blocks = [
        section(f"{short_name(lead)}\n{_so_far(sheet)}"),
        input_block("attempt.day", "Date", day, optional=False),
        input_block("attempt.time", "Time", clock, optional=False, hint=f"Times are {sheet.tz}."),
        input_block("attempt.channel", "How?", select(list(CHANNELS.items()), _usual(lead)), optional=False),
        input_block(Action.CHOOSE_CAME, "What came of it?", menu, optional=False) | {"dispatch_action": True},
        *([call_back] if came == Came.CALL_BACK else []),
        input_block("attempt.note", "Note", text_input("", "Anything to remember", longest=LONGEST_NOTE)),
    ]
    return modal(View.ATTEMPT, "Log attempt", blocks, submit="Log", close="Cancel", metadata=str(lead.id))


def _so_far(sheet: AttemptSheet) -> str:
    if not sheet.made:
        return f"No attempt so far, of the {sheet.agreed} that are agreed before it counts as unreachable."
    last = sheet.made[0]
    return f"{len(sheet.made)} of {sheet.agreed} agreed attempts so far; the last {moment(last.at)}: {last.words}."


def _usual(lead: Lead) -> str:
    answer = lead.answers.get("channel")
    return answer.value if answer and not answer.reopened else ""


def is_complete(typed: Mapping[str, Any], came: str) -> bool:
    """Tell whether a form with these fields asks what that outcome needs, and nothing else."""
    return ("attempt.call_back" in typed) is (came == Came.CALL_BACK)


def typed_attempt(typed: Mapping[str, Any], zone: str) -> NewAttempt:
    return NewAttempt(
        day=text_of(typed, "attempt.day"),
        time=text_of(typed, "attempt.time"),
        channel=text_of(typed, "attempt.channel"),
        came=text_of(typed, Action.CHOOSE_CAME),
        call_back=text_of(typed, "attempt.call_back"),
        note=text_of(typed, "attempt.note"),
        zone=zone,
    )
