"""The message about an import: from the file being fetched to what became of every row."""

from collections.abc import Mapping, Sequence

from bot.exchange.load.job import Import, State
from bot.exchange.load.prompts import A_MORNING
from bot.exchange.windows.form import NO_PERMISSION
from bot.exchange.windows.summary import Summary
from bot.exchange.windows.words import UNREADABLE, became, counted, rows
from bot.lead.lifecycle import Stage
from bot.lead.record import Listed
from bot.slack.blocks import Block, Message, actions, button, confirmation, context, section
from bot.slack.ids import Action
from bot.slack.text import esc, moment

_AGAIN = "Then hand it in again."
_WHY = {
    "missing_scope": NO_PERMISSION,
    "no_access": NO_PERMISSION,
    "too_large": "It has more than 10 MB, and I take no larger ones. Please hand it in in parts, "
    "each with the row of headings.",
    "file_gone": "Slack does not have it any more.",
    "file_not_found": "Slack does not have it any more.",
    "file_deleted": "Slack does not have it any more.",
    "not_slacks": "It is not kept in Slack itself, but elsewhere. Please download it there, and hand in the file.",
}
_CAME = {
    "ready": ("waits for its turn to go to sales", "wait for their turn to go to sales"),
    "offered": ("is with sales, to be decided on", "are with sales, to be decided on"),
    "accepted": ("was accepted by sales", "were accepted by sales"),
    "nurturing": ("is kept warm", "are kept warm"),
    "refused": ("does not fit the lead definition", "do not fit the lead definition"),
    "draft": ("has questions left to answer", "have questions left to answer"),
    "returned": ("came back from sales", "came back from sales"),
    "stale": ("was closed as stale", "were closed as stale"),
    "won": ("is won", "are won"),
    "lost": ("is lost", "are lost"),
}
"""The words for what became of one new lead, and of several, by their stage; "ready" are those of a file that brought
every answer and go to sales little by little."""
_ASKED = (
    f"I ask whoever follows them up for the answers, {A_MORNING} leads a morning. `/lead mine` shows yours, and "
    "`/lead triage` those who only attended something."
)
_BAR = 20


def import_message(imp: Import, came: Mapping[str, int], staying: Sequence[Listed] = ()) -> Message:
    """Draw it as the import stands; `came` counts what became of its leads, `staying` are those that were not taken
    back."""
    name = f"*{esc(imp.name, 150)}*"
    match imp.state:
        case State.FETCHING:
            later = " Slack did not give it to me yet; I try again." if imp.error else ""
            return _said(f":hourglass_flowing_sand: {name}: I am fetching and reading it.{later}")
        case State.PROPOSED:
            return _proposed(imp, name)
        case State.LOADING | State.JUDGING | State.SENDING:
            return _loading(imp, name)
        case State.UNDOING:
            return _said(f":leftwards_arrow_with_hook: {name} is being taken back.")
        case State.UNDONE:
            return _undone(imp, name, came, staying)
        case State.FAILED if not imp.done:
            return _said(f":warning: {name} was not loaded. {_why_not(imp.error)}")
        case State.CANCELLED if not imp.done:
            return _said(f"{name} was not loaded, and I have forgotten it. Nothing was saved.")
    return _over(imp, name, came)


def _said(words: str, *more: Block) -> Message:
    return Message(words, [section(words), *more])


def _proposed(imp: Import, name: str) -> Message:
    summary = Summary.from_json(imp.checked) if imp.checked else None
    what = f"{summary.layout or 'a list'}, {rows(summary.rows)}: {counted(summary)}." if summary else "it is here."
    words = f":inbox_tray: {name}: {what}\nNothing is saved yet."
    buttons = [
        button("Import these leads", Action.IMPORT_PREVIEW, imp.id, style="primary"),
        button("Forget the file", Action.IMPORT_CANCEL, imp.id),
    ]
    kept = context("You see first what would become of each row and column. I forget the file after a day.")
    return Message(f"{imp.name}: {what}", [section(words), actions(*buttons), kept])


def _loading(imp: Import, name: str) -> Message:
    total = imp.total or 1
    full = min(_BAR, imp.done * _BAR // total)
    bar = "█" * full + "░" * (_BAR - full)
    far = f": {imp.done:,} of {rows(imp.total)}" if imp.total else ""  # they are counted first
    words = f":hourglass_flowing_sand: {name} is being loaded{far}\n`{bar}`"
    if imp.state is not State.LOADING:
        return _said(
            f":hourglass_flowing_sand: {name}: all {rows(imp.total)} are in. I am looking what becomes of each."
        )
    stop = confirmation("Stop loading?", "What is in stays in, and you can take it back with Undo.", "Stop", "Go on")
    return _said(words, actions(button("Stop", Action.IMPORT_CANCEL, imp.id, confirm=stop)))


def _over(imp: Import, name: str, came: Mapping[str, int]) -> Message:
    counts = {str(fate): int(count) for fate, count in imp.counts.items()}
    if imp.state is State.DONE:
        head = f":white_check_mark: {name} is loaded: {rows(imp.done)}."
    elif imp.state is State.CANCELLED:
        head = (
            f":black_square_for_stop: {name} was stopped after {imp.done:,} of {rows(imp.total)}; what is in stays in."
        )
    else:
        head = f":warning: {name} was loaded only in part, {imp.done:,} of {rows(imp.total)}. {_why_not(imp.error)}"
    lines = [head, became(counts), *_came(came)]
    if imp.counts.get("refused"):
        lines.append("The rows to be mended are in the file below: mend them there, and hand it in again.")
    blocks: list[Block] = [section("\n".join(lines)), *_buttons(imp)]
    if _drafts(came):
        blocks.append(context(_ASKED))
    if imp.until:
        blocks.append(
            context(f"Undo takes back each lead to which nothing further happened, until {moment(imp.until)}.")
        )
    return Message(f"{imp.name}: {became(counts)}", blocks)


def _came(came: Mapping[str, int]) -> list[str]:
    """Say what became of the new leads; drafts that wait for their turn are told once."""
    counts = {**came, "draft": _drafts(came)}
    some = [(counts.get(what, 0), one, several) for what, (one, several) in _CAME.items()]
    return [f"• {count:,} {one if count == 1 else several}" for count, one, several in some if count > 0]


def _drafts(came: Mapping[str, int]) -> int:
    return came.get("draft", 0) - came.get("ready", 0)


def _buttons(imp: Import) -> list[Block]:
    buttons = []
    if imp.batch_id:
        buttons.append(button("See the batch", Action.SHOW_BATCH, imp.batch_id))
    if imp.source_id:
        buttons.append(button("See the source", Action.OPEN_SOURCE, imp.source_id))
    if imp.until:
        ask = confirmation(
            "Take it back?",
            "Every lead of this import to which nothing further happened is removed again, and what it filled in too.",
            "Take it back",
        )
        buttons.append(button("Undo", Action.IMPORT_UNDO, imp.id, confirm=ask))
    return [actions(*buttons)] if buttons else []


def _undone(imp: Import, name: str, came: Mapping[str, int], staying: Sequence[Listed]) -> Message:
    new, left = int(imp.counts.get("new", 0)), sum(came.get(stage, 0) for stage in Stage)
    lines = [f":leftwards_arrow_with_hook: {name} was taken back.{_removed(new, left)}"]
    if imp.counts.get("known"):
        lines.append("What it had filled in of leads known before is as it was, unless it was changed since.")
    if staying:
        named = ", ".join(each.label for each in staying)
        more = f" and {left - len(staying):,} more" if left > len(staying) else ""
        lines += [f"Still there, as something further happened to them: {named}{more}.", *_came(came)]
    return _said("\n".join(lines))


def _removed(new: int, left: int) -> str:
    if not new:
        return ""
    if not left:
        return " Its one new lead is removed again." if new == 1 else f" All {new:,} new leads of it are removed again."
    return f" {new - left:,} of its {new:,} new leads are removed again." if left < new else " None could be removed."


def _why_not(error: str) -> str:
    if error.startswith(UNREADABLE):
        return f"{esc(error.removeprefix(UNREADABLE), 500)} Nothing was saved."
    return f"{_WHY.get(error, 'Slack did not give it to me, though I tried several times.')} {_AGAIN}"
