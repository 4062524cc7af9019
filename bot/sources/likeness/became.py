"""The outcome of the question whether a source is one that is known, in words."""

from bot.slack.text import esc, moment, person
from bot.sources.changes import APART, INTO, KEPT_APART, Change
from bot.sources.source import Source

_NAME = 100


def what_became(source: Source, standing: Source, last: Change | None) -> str:
    """Say it in mrkdwn: `standing` is what the source is part of now, or itself, and `last` the last line of its log
    that says something of that."""
    name, when = f"*{esc(source.name, _NAME)}*", f" {moment(last.at)}" if last else ""
    who = person(last.by) if last and last.by else ""
    if source.merged_into:
        did = f"{who} said that {name} is" if who else f"{name} is"
        return f":white_check_mark: {did} the same as *{esc(standing.name, _NAME)}*{when}. Their leads count together."
    if last and last.what == APART:
        return f"{who} took {name} apart from the other again{when}. It counts for itself."
    if who:
        return f":white_check_mark: {who} said that {name} is a source of its own{when}."
    return f"Nobody said whether {name} is new, so it counts for itself. `/lead sources` merges it at any time."


def about_likeness(lines: list[Change]) -> Change | None:
    """Return the first line, of the latest, that says whether it is one of its own."""
    return next((line for line in lines if line.what in (INTO, APART, KEPT_APART)), None)
