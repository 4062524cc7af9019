"""The preview of an import: what would become of its rows and columns, each to be switched before anything is saved."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.exchange.layouts.mapping import Target
from bot.exchange.load.job import Import
from bot.exchange.rows.candidate import BECAUSE_WORDS, Because, Fate
from bot.exchange.windows import choices
from bot.exchange.windows.summary import Shown, Summary
from bot.exchange.windows.words import NOTHING, counted, encoding_shown, encodings, leads, rows, targets, written
from bot.lead.definition.questions import Question
from bot.slack.blocks import Block, actions, button, context, divider, header, modal, section, select
from bot.slack.ids import Action, View
from bot.slack.text import esc, moment, person, shortened

PAGE = 20
"""Columns in a window: with everything beside them they stay well under the hundred blocks that Slack takes."""
_REMARKS, _EMPTY = 6, 15
_TOLD_BY = {BECAUSE_WORDS[Because.STAFF]: Target.STAFF, BECAUSE_WORDS[Because.NO_SHOW]: Target.ATTENDED}
"""The skipped who could be leads all the same, with what their column tells."""


def preview(
    imp: Import, summary: Summary, questions: Sequence[Question], page: int = 0, *, counting: bool = False
) -> Block:
    """Draw it. `counting` says that the numbers are those of the choice before, and the new ones follow."""
    blocks = [
        *_head(imp, summary, counting),
        *_asked(summary),
        *choices.blocks(imp, summary),
        divider(),
        *_columns(summary, questions, page),
        *_reading(summary),
    ]
    new, known = summary.count(Fate.NEW), summary.count(Fate.KNOWN)
    submit = "Import" if counting or not new else f"Import {leads(new)}"
    metadata = f"{imp.id} {imp.version} {page}"
    if not new and not known:
        blocks = [block for block in blocks if block["type"] != "input"]
        return modal(View.IMPORT_PREVIEW, "Import leads", blocks, metadata=metadata)
    return modal(View.IMPORT_PREVIEW, "Import leads", blocks, submit=submit, close="Not now", metadata=metadata)


def _head(imp: Import, summary: Summary, counting: bool) -> Iterator[Block]:
    what = summary.layout or {"workbook": "A workbook"}.get(summary.kind, "A table")
    said = " · ".join(filter(None, [f"{what}, {rows(summary.rows)}", written(summary)]))
    yield section(f"*{esc(imp.name, 150)}*\n{said}")
    if counting:
        yield context(":hourglass_flowing_sand: I am counting again, with what you have just chosen.")
    yield section(f"{counted(summary)}\n_Nothing is saved yet._")
    if not summary.count(Fate.NEW) and not summary.count(Fate.KNOWN):
        yield section(":warning: No row of it would become a lead. Is each column below what it is read as?")
    if summary.refused:
        yield section(_refused(summary))
    yield from _how_to_load_them(summary)
    if notes := list(_remarks(summary)):
        more = [f"… and {len(notes) - _REMARKS} more"] if len(notes) > _REMARKS else []
        yield context("\n".join([*notes[:_REMARKS], *more]))


def _how_to_load_them(summary: Summary) -> Iterator[Block]:
    """Say how staff and no-shows are loaded all the same: a webinar's no-shows are often written to."""
    for why, target in _TOLD_BY.items():
        told_by = [f"*{esc(column.header, 100)}*" for column in summary.columns if column.target == target]
        if why in summary.because and told_by:
            yield context(f"To load the {why} too, choose “Leave it out” below for {' and '.join(told_by)}.")


def _refused(summary: Summary) -> str:
    count = summary.count(Fate.REFUSED)
    head = "One row cannot be loaded as it is." if count == 1 else f"{count:,} rows cannot be loaded as they are."
    lines = [f":warning: *{head}* What is to be mended comes back to you as a file, to load again."]
    for line, value, reason in summary.refused:
        lines.append(f"• line {line:,}: {f'“{esc(value, 100)}”: ' if value else ''}{esc(reason, 200)}")
    if count > len(summary.refused):
        lines.append(f"… and {count - len(summary.refused):,} more")
    return "\n".join(lines)


def _remarks(summary: Summary) -> Iterator[str]:
    if summary.loaded_before:
        at, who = datetime.fromisoformat(summary.loaded_before["at"]), person(summary.loaded_before["by"])
        yield f":repeat: {who} loaded this very file before, {moment(at)}. Loading it again adds nobody twice."
    if summary.remembered:
        yield ":bookmark: Its columns are read as you last chose for such a file."
    yield from (esc(remark, 300) for remark in summary.remarks)


def _columns(summary: Summary, questions: Sequence[Question], page: int) -> Iterator[Block]:
    """Draw a page of the columns, each with the menu of what it becomes; those that are empty become nothing."""
    filled = [(at, column) for at, column in enumerate(summary.columns) if column.filled]
    total = len(filled)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    begin = page * PAGE
    which = f" ({begin + 1}–{min(begin + PAGE, total)} of {total})" if pages > 1 else ""
    yield header(f"What its columns become{which}")
    some = filled[begin : begin + PAGE]
    if any(column.unsure for _, column in some):
        yield context(":grey_question: I am not sure of these: please look.")
    offered = targets(questions)
    for at, column in some:
        menu = select(offered, column.target or NOTHING, f"What “{shortened(column.header, 100)}” is")
        block = section(_column(column, summary.rows), menu | {"action_id": f"{Action.IMPORT_COLUMN}:{at}"})
        yield block | {"block_id": f"column:{at}"}
    buttons = [button("Earlier columns", f"{Action.IMPORT_PAGE}:back", page - 1)] if page else []
    buttons += [button("Further columns", f"{Action.IMPORT_PAGE}:on", page + 1)] if page + 1 < pages else []
    if buttons:
        yield actions(*buttons)
    if empty := [esc(column.header, 60) for column in summary.columns if not column.filled]:
        more = f" and {len(empty) - _EMPTY} more" if len(empty) > _EMPTY else ""
        yield context(f"Empty: {', '.join(empty[:_EMPTY])}{more}.")


def _column(column: Shown, total: int) -> str:
    samples = ", ".join(f"“{esc(sample, 100)}”" for sample in column.samples)
    sign = ":grey_question: " if column.unsure else ""
    return f"{sign}*{esc(column.header, 150)}* · filled {column.filled:,} of {total:,}\n{samples}"


def _asked(summary: Summary) -> Iterator[Block]:
    """Draw what has to be decided before anything else makes sense: which table, and an order of dates that is open."""
    if len(summary.tables) > 1:
        named = [(str(at), title or f"Table {at + 1}") for at, title in enumerate(summary.tables[:100])]
        yield _menu("*Read the people in*", "Which table?", named, str(summary.table), Action.IMPORT_TABLE)
    if summary.dates and summary.day_first is None:
        yield _dates(summary)


def _reading(summary: Summary) -> Iterator[Block]:
    """Draw the menus for how the file is read, those that make a difference."""
    if summary.dates and summary.day_first is not None:
        yield _dates(summary)
    if summary.encoding:
        shown = encoding_shown(summary.encoding)
        offered = encodings(summary.encoding)
        yield _menu("*Letters look wrong?* It is written in", "Which letters?", offered, shown, Action.IMPORT_ENCODING)


def _dates(summary: Summary) -> Block:
    orders = [("day", "Day first: 3/12 is 3 December"), ("month", "Month first: 3/12 is 12 March")]
    chosen = {True: "day", False: "month", None: ""}[summary.day_first]
    return _menu("*Dates* are written", "Day or month first?", orders, chosen, Action.IMPORT_DATES)


def _menu(words: str, asks: str, offered: Sequence[tuple[str, str]], chosen: str, action: Action) -> Block:
    return section(words, select(offered, chosen, asks) | {"action_id": str(action)}) | {"block_id": str(action)}
