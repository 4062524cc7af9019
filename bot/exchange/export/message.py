"""The message of an export: which leads, and how far its file is. It is drawn again as the file is made."""

from bot.exchange.export.job import Export, State
from bot.exchange.export.words import as_file, described, leads_of, what_is_missing
from bot.reports.no_file import why_no_file
from bot.slack.blocks import Message, context, section

_LESS = (
    "Ask for fewer leads at a time, by days or stages; or have whoever runs Baton make it there, however large: "
    "`python -m bot.exchange export`."
)


def export_message(export: Export, source: str, *, may: bool) -> Message:
    """Draw it; `source` is the name of the source it is about, `may` whether they may have contact details."""
    if export.is_card:
        return _plain(_not_there(export, "the card of that lead"))
    told = f"Your export of {described(export.wants, source)}"
    if export.state is State.DONE and not export.total:
        return _plain(f"{told}: there is no such lead, so there is no file.")
    if export.state in (State.FAILED, State.STOPPED):
        return _plain(_not_there(export, described(export.wants, source)))
    blocks = [section(f"*{told}*\n{_far(export)}")]
    if not export.wants.contact:
        blocks.append(context(what_is_missing(may=may)))
    return Message(f"{told}: {_far(export)}", blocks)


def _far(export: Export) -> str:
    form = as_file(export.wants)
    if export.state is State.DONE:
        return f":page_facing_up: It is in the file below: {leads_of(export.total)} as {form}."
    if export.state is State.SENDING:
        return f":hourglass_flowing_sand: The file is on its way: {leads_of(export.total)} as {form}."
    if export.state is State.WRITING:
        return f":hourglass_flowing_sand: {export.written:,} of {leads_of(export.total)} so far, as {form}."
    return f":hourglass_flowing_sand: I am counting them. It becomes {form}."


def _not_there(export: Export, what: str) -> str:
    if export.state is State.STOPPED:
        return (
            f"Your export of {what} was not finished: it is not for you any more. Your role, or who has the lead, "
            "changed meanwhile. A manager can say more."
        )
    why = why_no_file(export.error, "the export", _LESS)
    return f":warning: *There is no file* of {what}. {why}"


def _plain(words: str) -> Message:
    return Message(words, [section(words)])
