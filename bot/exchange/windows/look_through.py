"""Looking a file through before anything of it is saved: who would be new, who is known, and what is wrong."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.exchange.load.job import Import
from bot.exchange.load.progress import before, remembered
from bot.exchange.load.sift import sift
from bot.exchange.reading.read import read
from bot.exchange.rows.check import check
from bot.exchange.rows.chosen import choice_of, mapped
from bot.exchange.windows.summary import Summary, signature_of, summed_up
from bot.lead.access import workspace_of
from storage import workspaces
from storage.exchange import pieces
from storage.sql import Transaction


def look_through(
    tx: Transaction, imp: Import, data: bytes = b"", chosen: Mapping[str, Any] | None = None
) -> tuple[Summary, Mapping[str, Any]]:
    """Return what is in the file, and how it is read: as was chosen, or as a file with the same columns was read
    before. `data` are its bytes, where they are not kept yet, and `chosen` what is chosen now. Raises UnreadableError;
    takes seconds for a large one."""
    workspace = workspace_of(tx, imp.team_id)
    questions = workspaces.definition(tx, imp.team_id, workspaces.current_version(tx, imp.team_id)).questions
    chosen = dict(imp.chosen if chosen is None else chosen)
    sheet = read(data or pieces.data(tx, imp), imp.name, choice_of(chosen))
    table, mapping = mapped(sheet, questions, chosen)
    known = remembered(tx, imp.team_id, signature_of(mapping.layout, table.header)) if not _is_chosen(chosen) else None
    if known:
        chosen |= {name: known[name] for name in ("targets", "day_first") if name in known}
        table, mapping = mapped(sheet, questions, chosen)
    tz = workspace.hours.tz
    found = check(
        sheet,
        questions,
        tx.now.astimezone(tz).date(),
        name=imp.name,
        source=str(chosen.get("source") or ""),
        zone=tz,
        mapped=(table, mapping),
        most=20,
        knowing=lambda batch: sift(tx, imp.team_id, batch),
    )
    summary = replace(summed_up(found), signature=signature_of(mapping.layout, table.header), remembered=bool(known))
    earlier = before(tx, imp)
    if earlier is not None and earlier.started_at:
        told = {"by": earlier.user_id, "at": earlier.started_at.isoformat()}
        summary = replace(summary, loaded_before=told)
    return summary, chosen | {"signature": summary.signature}


def _is_chosen(chosen: Mapping[str, Any]) -> bool:
    return "targets" in chosen or "day_first" in chosen
