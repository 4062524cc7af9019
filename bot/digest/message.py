"""The weekly digest: the same numbers for both teams, marketing's side first, then sales'."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.digest import pictures, side_lines
from bot.digest.headline import days, headline, in_short, leads, span
from bot.digest.record import Digest, Thanked
from bot.digest.sheet import Wanted
from bot.numbers.counts import Counts
from bot.numbers.number import Number
from bot.numbers.period import Period
from bot.slack.blocks import Block, Message, button, context, divider, header, section
from bot.slack.ids import Action
from bot.slack.text import bullets, person

_THANKED = 5


def digest(digest: Digest) -> Message:
    """Draw the digest; a week in which nothing happened is one line."""
    title = f"{days(digest)}: what became of our leads"
    if digest.quiet:
        said = f"*{title}.* {_quiet(digest)}"
        return Message(f"{days(digest)}: nothing new", [section(said), *_skipped(digest)])
    blocks: list[Block] = [header(title), section(f"*{headline(digest)}*"), *figures(digest), *_nurture(digest)]
    blocks += [*_thanks(digest.thanks), *_skipped(digest), context(_foot(digest))]
    return Message(in_short(digest), blocks)


def figures(digest: Digest, parts: Sequence[Counts] = (), *, each: str = "Week") -> list[Block]:
    """Draw the numbers of any period, both sides: beside the periods before it, or by the `parts` it consists of."""
    chart = pictures.over_time(digest, parts, title=f"{each} by {each.lower()}")
    segments = side_lines.segments(digest)
    return [
        *chart,
        _side(":seedling: *Marketing's side*", side_lines.marketing(digest), Number.OFFERED, digest),
        *pictures.by_source(digest),
        *([context(segments)] if segments else []),
        divider(),
        _side(":handshake: *Sales' side*", side_lines.sales(digest), Number.ACCEPTED, digest),
    ]


def _nurture(digest: Digest) -> list[Block]:
    lines = [*side_lines.nurture(digest), side_lines.waiting(digest.standing)]
    return [divider(), _side(":hourglass_flowing_sand: *Under way*", lines, Number.WAITING, digest)]


def _side(title: str, lines: Iterator[str] | Sequence[str], first: Number, digest: Digest) -> Block:
    return section(f"{title}\n{bullets(lines)}", show_me(first, digest.period, digest.at))


def show_me(first: Number, period: Period, at: datetime, label: str = "Show me") -> Block:
    """Draw the button that lists the leads behind the numbers of a period, as they were counted at that moment."""
    return button(label, f"{Action.SHOW_BEHIND}:{first}", Wanted(first, period, at).carried)


def going(count: int, numbers: list[int], months: int) -> list[Block]:
    """Announce that contact details of closed leads go, and say how to keep them; nothing if none do."""
    if not count:
        return []
    named = ", ".join(f"L-{number}" for number in numbers)
    more = f" and {count - len(numbers):,} more" if count > len(numbers) else ""
    which = "one closed lead" if count == 1 else f"{count:,} closed leads"
    text = (
        f":hourglass: *From next week* the addresses and numbers of {which} go for good, {months} months after it was "
        f"closed: {named}{more}. To keep them, a manager picks a longer time in Home → *Settings* → *What is kept*. A "
        "lead that is taken up again keeps its own."
    ).replace("it was closed", "it was closed" if count == 1 else "they were closed")
    return [divider(), section(text)]


def _quiet(digest: Digest) -> str:
    """Say in one line that nothing happened, and what stands."""
    waits, kept = digest.standing.get(Number.WAITING), digest.standing.get(Number.NURTURING)
    stands = [side_lines.waiting(digest.standing)] if waits else []
    stands += [side_lines.nurturing(digest.standing)] if kept else []
    when = "Nothing new so far" if digest.so_far else "Nothing new"
    return f"{when}: no lead came in, and none was answered. " + (" · ".join(stands) or "`/lead` adds the next one.")


def _thanks(thanked: Sequence[Thanked]) -> list[Block]:
    if not thanked:
        return []
    named = [f"{person(one.user_id)} ({leads(one.leads)})" for one in thanked[:_THANKED]]
    *others, last = named
    said = f"{', '.join(others)} and {last}" if others else last
    return [section(f":raised_hands: *Thank you*, {said}: sales accepted or won what you brought.")]


def _skipped(digest: Digest) -> list[Block]:
    if not digest.skipped:
        return []
    first, last = digest.skipped.days(digest.zone)
    text = (
        f":calendar: No digest was about {span(first, last)}: Baton did not run then, or the digest's day was changed. "
        f"`/lead report {first}..{last}` is about those days."
    )
    return [section(text, show_me(Number.OFFERED, digest.skipped, digest.at, "Show these days"))]


def _foot(digest: Digest) -> str:
    zone = digest.tz.replace("_", " ")
    if digest.so_far:
        return f"So far; the full digest comes once its days are over. Days as in {zone}."
    return (
        f"Days as in {zone}. These numbers stay as they are; what changes later counts in its own week. "
        "`/lead help numbers` says what each of them counts."
    )
