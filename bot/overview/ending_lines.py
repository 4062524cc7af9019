"""The lines of a lead's history that tell what brought a touch forward, and why a lead was given up."""

from collections.abc import Mapping
from typing import Any

from bot.nurture.ends.reasons import in_words
from bot.slack.text import esc, person


def brought_forward(data: Mapping[str, Any], limit: int) -> str:
    who = f", says {person(str(data['by']))}" if data.get("by") else ""
    return f" {esc(str(data.get('said')), limit)}{who}"


def given_up(data: Mapping[str, Any], limit: int) -> str:
    why = in_words(data.get("detail"))
    note = f" “{esc(str(data['note']), limit)}”" if data.get("note") else ""
    return f": {why}{note}" if why else ""
