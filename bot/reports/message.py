"""The message of a report: the digest's numbers over the days somebody asked about, and how far its file is."""

from collections.abc import Sequence

from bot.digest.headline import headline, in_short
from bot.digest.message import figures
from bot.digest.record import Digest
from bot.numbers.counts import Counts
from bot.reports.job import Report, State
from bot.reports.spans import lines_of, span
from bot.slack.blocks import Block, Message, context, header, section
from bot.slack.refusals import happened, to_do

_NO_FILE = {
    "file_uploads_disabled": "Files are switched off in this workspace. Whoever administers Slack can allow them.",
    "file_uploads_except_images_disabled": "This Slack workspace takes no files but pictures. Whoever administers "
    "Slack can allow them.",
    "file_type_not_allowed": "This Slack workspace takes no CSV files. Whoever administers Slack can allow them.",
    "file_upload_size_restricted": "The file is larger than this Slack workspace takes. Ask for fewer days at a time.",
    "storage_limit_reached": "This workspace has no room for more files. Whoever administers Slack can make some.",
    "posting_to_channel_denied": "Slack does not let Baton share files with you. Whoever administers it can say why.",
}
_MISSING = (
    "Whoever runs Baton adds it (api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes) and installs "
    "Baton again there."
)


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
    if error == "missing_scope":
        return f"{happened(error, 'files:write')}. {_MISSING} Then ask for the report again."
    if error in _NO_FILE:
        return f"{_NO_FILE[error]} Then ask for the report again."
    return f"Slack did not take it within a day. {to_do(error)} Then ask for the report again."


def _foot(digest: Digest) -> str:
    zone = digest.tz.replace("_", " ")
    over = digest.period.end <= digest.at
    so_far = "" if over else f"So far, as of {digest.at.astimezone(digest.zone):%-d %B %Y, %H:%M}. "
    return (
        f"{so_far}Days as in {zone}. Each lead counts once for each number; one line of the file is one of them. "
        "`/lead help numbers` says what each number counts."
    )
