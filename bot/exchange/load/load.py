"""Everything that the worker does who loads imports: see bot/delivery/files/loading."""

from bot.exchange.load.finish import counted as counted
from bot.exchange.load.finish import finished as finished
from bot.exchange.load.finish import give_up as give_up
from bot.exchange.load.finish import loaded as loaded
from bot.exchange.load.finish import refused_rows as refused_rows
from bot.exchange.load.finish import try_later as try_later
from bot.exchange.load.job import Import
from bot.exchange.load.judge_imported import judge_next as judge_next
from bot.exchange.load.opened import opened as opened
from bot.exchange.load.progress import reading as reading
from bot.exchange.load.refused.to_mend import mended as mended
from bot.exchange.load.shown import shown
from bot.exchange.load.step import step as step
from bot.exchange.load.undo import undo_next as undo_next
from storage.exchange import imports, lines, new_leads, pieces
from storage.sql import Transaction


def is_due(tx: Transaction, team_id: str) -> bool:
    """Tell whether an import waits for a worker."""
    return imports.is_due(tx, team_id)


def take(tx: Transaction, team_id: str) -> Import | None:
    """Take the next import, for this worker alone."""
    return imports.take(tx, team_id)


def keep(tx: Transaction, imp: Import) -> Import | None:
    """Keep it for a while longer; returns it as it is then, None if it is not this worker's any more."""
    return imports.keep(tx, imp)


def data(tx: Transaction, imp: Import) -> bytes:
    """Return the bytes of its file."""
    return pieces.data(tx, imp)


def sized_up(tx: Transaction, imp: Import) -> None:
    """Have the database know how much it holds by now."""
    new_leads.sized_up(tx, imp.done)


def show(tx: Transaction, imp: Import) -> None:
    """Have its message say how far it is."""
    shown(tx, imp)


def left_to_judge(tx: Transaction, imp: Import) -> bool:
    """Tell whether some of its leads are to be judged still."""
    return bool(lines.to_judge(tx, imp.team_id, imp.id, 1))


def refused(tx: Transaction, imp: Import, after: int, most: int) -> list[lines.Refused]:
    """Return some of the rows that were refused, in the file's order, of the lines after that one."""
    return lines.refused(tx, imp.team_id, imp.id, after, most)
