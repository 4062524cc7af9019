"""The rest of the lines of history that tell what sales did with a lead."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.engagement.meetings import CHANNELS
from bot.outcomes.attempts import CAME
from bot.slack.text import day, esc, person


def passed_on(data: Mapping[str, Any], limit: int) -> str:
    to = f" to {person(str(data.get('to')))}"
    to += f", who has the company through {data['through']}" if data.get("through") else ""
    return to + (f" “{esc(str(data['note']), limit)}”" if data.get("note") else "")


def attempted(data: Mapping[str, Any], limit: int) -> str:
    """Say how it went; an earlier release only counted them."""
    number = f" (no. {data.get('number')})"
    if not data.get("came"):
        return number
    how = CHANNELS.get(str(data.get("channel")), "another way").lower()
    came = next((words for one, (words, _) in CAME.items() if one == data["came"]), "").lower()
    when = f" ({day(date.fromisoformat(str(data['call_back'])))})" if data.get("call_back") else ""
    return f"{number}: {how}, {came}{when}" + (f" “{esc(str(data['note']), limit)}”" if data.get("note") else "")
