"""Reading where an import stands, for whoever handed it in, and for managers."""

from typing import Any

from bot.exchange.load.errors import NoSuchImportError
from bot.exchange.load.job import Import
from bot.exchange.load.opened import Reading
from bot.lead.access import require, workspace_of
from bot.lead.people import MANAGERS, Act, Person
from bot.lead.record import Listed
from storage import finding, workspaces
from storage.exchange import imports, lines, mappings
from storage.sql import Transaction


def standing(tx: Transaction, by: Person, import_id: int) -> Import:
    """Return the import; raises NotAllowedError and NoSuchImportError."""
    roles = require(tx, by, Act.IMPORT)
    found = imports.get(tx, by.team_id, import_id)
    if found is None or (found.user_id != by.user_id and not roles & MANAGERS):
        raise NoSuchImportError
    return found


def came(tx: Transaction, imp: Import) -> dict[str, int]:
    """Count what became of its leads: "ready" to be offered, "offered", and by stage what its new ones are now."""
    return lines.became(tx, imp.team_id, imp.id)


def staying(tx: Transaction, by: Person, import_id: int, most: int) -> list[Listed]:
    """Return some of the leads that stayed when it was taken back, as something further had happened to them."""
    imp = standing(tx, by, import_id)
    ids = lines.leads_of(tx, imp.team_id, imp.id, most)
    return list(finding.with_ids(tx, imp.team_id, ids).values()) if ids else []


def before(tx: Transaction, imp: Import) -> Import | None:
    """Return the import by which the same file was loaded before, if there is one."""
    return imports.by_digest(tx, imp.team_id, imp.digest, imp.id)


def remembered(tx: Transaction, team_id: str, signature: str) -> dict[str, Any] | None:
    """Return what was chosen last for a file with that signature."""
    return mappings.of(tx, team_id, signature)


def reading(tx: Transaction, imp: Import) -> Reading:
    """Return all that decides how its file is read."""
    workspace = workspace_of(tx, imp.team_id)
    version = imp.definition or workspaces.current_version(tx, imp.team_id)
    tz = workspace.hours.tz
    today = (imp.started_at or tx.now).astimezone(tz).date()
    questions = workspaces.definition(tx, imp.team_id, version).questions
    return Reading(imp.name, imp.chosen, questions, today, tz)
