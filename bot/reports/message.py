"""The message of a report: the digest's numbers over the days somebody asked about, and how far its file is."""

from collections.abc import Sequence

from bot.digest.headline import headline, in_short
from bot.digest.message import figures
from bot.digest.record import Digest
from bot.numbers.counts import Counts
from bot.reports.job import Report, State
from bot.reports.no_file import why_no_file
from bot.reports.spans import lines_of, span
from bot.slack.blocks import Block, Message, context, header, section


def begun(report: Report) -> Message:
    """Say that it is being counted."""
    words = (
        f":hourglass_flowing_sand: Your report on {span(report.days)} is being made: the numbers first, then a file."
    )
    return Message(words, [section(words)])


def stopped(report: Report) -> Message:
    words = (
        f"Your report on {span(report.days)} was not finished: reports are for people with a role in Baton, and you "
        "have none any more. A manager can give you one; then ask again."
    )
    return Message(words, [section(words)])


def not_made(report: Report) -> Message:
    words = (
        f":warning: Your report on {span(report.days)} could not be made within a day, and I have given it up. "
        "Please ask for it again; if that happens twice, tell whoever runs Baton."
    )
    return Message(words, [section(words)])


def report_message(report: Report, digest: Digest, parts: Sequence[Counts], each: str) -> Message:
    """Draw the numbers, beside the `parts` of these days, each a week, a month or a quarter."""
    title = f"{span(report.days)}: what became of our leads"
    if digest.quiet:
        words = f"*{title}.* Nothing: no lead came in, and none was answered. So there is no file."
        return Message(f"{span(report.days)}: nothing happened", [section(words)])
    blocks: list[Block] = [header(title), section(f"*{headline(digest)}*"), *figures(digest, parts, each=each)]
    blocks += [section(_file(report)), context(_foot(digest))]
    return Message(in_short(digest), blocks)


def _file(report: Report) -> str:
    """Say how far the file is, or why there is none and what to do."""
    if report.state is State.DONE:
        return f":page_facing_up: *The leads counted* are in the file below: {lines_of(report.total)}."
    if report.state in (State.FAILED, State.STOPPED):
        return f":warning: *There is no file.* {_why_not(report.error)} The numbers above are complete."
    if report.state is State.SENDING:
        return f":hourglass_flowing_sand: *The leads counted*: the file is on its way, {lines_of(report.total)}."
    done = f"{report.written:,} of {lines_of(report.total)}"
    return f":hourglass_flowing_sand: *The leads counted*: a file is being made, {done} so far."


def _why_not(error: str) -> str:
    return why_no_file(error, "the report", "Ask for fewer days at a time.")


def _foot(digest: Digest) -> str:
    zone = digest.tz.replace("_", " ")
    over = digest.period.end <= digest.at
    so_far = "" if over else f"So far, as of {digest.at.astimezone(digest.zone):%-d %B %Y, %H:%M}. "
    return (
        f"{so_far}Days as in {zone}. Each lead counts once for each number; one line of the file is one of them. "
        "`/lead help numbers` says what each number counts."
    )
