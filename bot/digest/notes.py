"""The notes to managers of one side alone: what is worth a conversation, and what is overdue by name."""

from collections.abc import Mapping, Sequence

from bot.digest.headline import days
from bot.digest.message import show_me
from bot.digest.record import Digest
from bot.digest.talk import Fell, Talk
from bot.lead.lines import short_name
from bot.lead.record import Listed
from bot.numbers.number import Number
from bot.promises.lines import working_time
from bot.slack.blocks import Block, Message, context, section
from bot.slack.text import bullets, esc, person

MOST = 8
"""Of each kind that are named; the window behind *Show me* lists all."""


def worth_talking_about(
    digest: Digest,
    talks: Sequence[Talk],
    names: Mapping[str, str],
    overdue: Sequence[Listed],
    unowned: Sequence[Listed],
) -> Message:
    """Write to a manager; `names` are those of sources by their key."""
    title = f"{days(digest)}: for you as a manager"
    blocks: list[Block] = [section(f"*{title}*")]
    if talks:
        said = bullets(_said(talk, names) for talk in talks[:MOST])
        blocks.append(section(f":speech_balloon: *Worth a conversation*\n{said}"))
    blocks += _named(":hourglass: *Overdue at sales*", Number.OVERDUE, overdue, digest)
    blocks += _named(":mag: *With nobody*", Number.UNOWNED, unowned, digest)
    blocks.append(context("Only managers get this. The channels see these numbers, and no names."))
    return Message(title, blocks)


def _said(talk: Talk, names: Mapping[str, str]) -> str:
    if talk.what is Fell.SOURCE:
        who = f"*{esc(names.get(talk.key) or 'A source that is gone', 60)}*"
        asks = "Something about it may have changed: ask whoever brings its leads, and a rep who saw them."
        return f"{who}: sales accepted {_of(talk)}. {asks}"
    if talk.what is Fell.REP:
        asks = "The leads may be others than they were, or there may be too many: ask how it looks from there."
        return f"{person(talk.key)} accepted {_of(talk)}. {asks}"
    now, before = working_time(talk.now), working_time(talk.before)
    asks = "Perhaps there is too much else to do: ask what would help."
    return (
        f"{person(talk.key)} took {now} to answer, half of {talk.of} times; {before} in the four weeks before. {asks}"
    )


def _of(talk: Talk) -> str:
    return f"{talk.now} of {talk.of}, and {talk.before} of {talk.of_before} in the four weeks before"


def _named(title: str, number: Number, leads: Sequence[Listed], digest: Digest) -> list[Block]:
    if not leads:
        return []
    total = max(digest.standing.get(number, 0), len(leads))
    lines = [f"{short_name(lead)}{f' · {person(lead.owner)}' if lead.owner else ''}" for lead in leads[:MOST]]
    more = f"\n…and {total - MOST:,} more" if total > MOST else ""
    return [section(f"{title}\n{bullets(lines)}{more}", show_me(number, digest.period, digest.at))]
