"""Taking rows of a file in, some at a time, in a transaction for each step: however often it runs, each row once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.exchange.load.fill import fill
from bot.exchange.load.job import Import, State
from bot.exchange.load.settle import end_early
from bot.exchange.load.sift import Sifted, look
from bot.exchange.load.take_in import Terms, take_in, terms_of
from bot.exchange.rows.candidate import Candidate, Fate
from bot.lead.people import Act, entitled
from storage import workspaces
from storage.exchange import imports, lines
from storage.sql import Transaction


def step(tx: Transaction, imp: Import, some: Sequence[Candidate], source: str) -> Import | None:
    """Take these rows, of which some may have been taken before; returns the import as it is then, None if it is not
    this worker's any more. `source` is what leads have whose row names none."""
    held = held_for_work(tx, imp, State.LOADING)
    if held is None:
        return None
    seen = lines.taken(tx, held.team_id, held.id, [each.key for each in some])
    fresh = list({each.key: each for each in some if each.key not in seen}.values())
    terms = terms_of(tx, held, source)
    rows = _taken(tx, terms, fresh)
    lines.add(tx, rows)
    counts = Counter(held.counts) + Counter(str(row["fate"]) for row in rows)
    done = held.done + len(rows)
    now: dict[str, Any] = {"done": done, "counts": dict(counts), "leased_until": tx.now + imports.LEASE, "attempts": 0}
    now |= {"source_id": terms.source_id, "batch_id": terms.batch_id}
    imports.write(tx, held, **now)
    return replace(held, **now)


def held_for_work(tx: Transaction, imp: Import, state: State) -> Import | None:
    """Hold the import if it is this worker's still, and may go on; None if not. One whose importer has no role for it
    any more is stopped."""
    held = imports.get(tx, imp.team_id, imp.id, hold=True)
    if held is None or held.state is not state or held.leased_until != imp.leased_until:
        return None
    if state is not State.UNDOING and not entitled(workspaces.roles_of(tx, held.by), Act.IMPORT):
        end_early(tx, held, State.CANCELLED, "no_role")
        return None
    return held


def _taken(tx: Transaction, terms: Terms, fresh: Sequence[Candidate]) -> list[dict[str, Any]]:
    """Do with each row what its fate says; returns the lines to keep."""
    sifted = look(tx, terms.team_id, fresh)
    ours = lines.new_of(tx, terms.team_id, terms.imp.id, [each.lead_id for each in sifted if each.lead_id])
    new = [each.row for each in sifted if each.row.fate is Fate.NEW]
    rows = take_in(tx, terms, new)
    for each in sifted:
        if each.row.fate is Fate.KNOWN:
            again = each.lead_id in ours
            known = replace(each.row, fate=Fate.SKIPPED) if again else each.row
            rows.append(_line(terms, Sifted(known, each.lead_id), **fill(tx, terms, each, again=again)))
        elif each.row.fate is not Fate.NEW:
            rows.append(_line(terms, each._replace(lead_id=0)))
    return rows


def _line(terms: Terms, each: Sifted, **more: Any) -> dict[str, Any]:
    row = each.row
    return lines.row(terms.team_id, terms.imp.id, row, row.fate, lead_id=each.lead_id or None, **more)
