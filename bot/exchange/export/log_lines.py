"""The log of exports in words: who took out what, when, and how much."""

from bot.exchange.export.job import Export, State
from bot.exchange.export.sheets import Log
from bot.exchange.export.words import as_file, described, leads_of
from bot.slack.blocks import Block, context, modal, section
from bot.slack.ids import View
from bot.slack.text import person

_ENDED = {State.FAILED: "no file came of it", State.STOPPED: "stopped: it was not for them any more"}


def log_view(log: Log) -> Block:
    """Draw the latest exports, the newest first."""
    lines = [section(_line(each, log)) for each in log.exports] or [section("Nobody has exported anything yet.")]
    foot = context("The latest exports, also those made on the machine. Lines stay for good.")
    return modal(View.NOTE, "Exports", [*lines, foot], close="Close")


def _line(export: Export, log: Log) -> str:
    who = person(export.user_id) if export.user_id else "Whoever runs Baton, on the machine"
    at = f"{export.asked_at.astimezone(log.tz):%-d %B %Y, %H:%M}"
    if export.is_card:
        what = f"the card of L-{export.cursor}" if export.cursor else "a lead's card"
    else:
        told = described(export.wants, log.sources.get(export.wants.source_id, ""))
        what = f"{leads_of(export.written)} as {as_file(export.wants)} ({told})"
    far = "" if export.state is State.DONE else f", {_ENDED.get(export.state, 'still being made')}"
    return f"{at} · {who}: {what}{far}"
