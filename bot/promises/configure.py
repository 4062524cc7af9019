"""Changing the terms of the promises: each manager changes only what they touched."""

from dataclasses import asdict

from bot.lead.access import require, workspace_of
from bot.lead.errors import FieldProblems
from bot.lead.meanwhile import ChangedMeanwhileError, made
from bot.lead.people import Act, Person
from bot.promises.terms import TERMS, Terms, read_terms, shown, typed_terms
from bot.slack.filled import Filled
from storage import inbox, setting_changes, workspaces
from storage.agreement import definitions
from storage.promises import running
from storage.sql import Transaction

_PREFIX = "promises."


def terms(tx: Transaction, by: Person) -> Terms:
    require(tx, by, Act.CONFIGURE)
    return read_terms(workspace_of(tx, by.team_id).promises)


def configure_terms(tx: Transaction, by: Person, form: Filled, key: str) -> None:
    """Save the terms that a manager changed; what runs is worked out anew. Idempotent by `key`.

    Raises FieldProblems by field, and ChangedMeanwhileError where somebody else changed the same.
    """
    require(tx, by, Act.CONFIGURE)
    definitions.hold(tx, by.team_id)  # which also holds the workspace: managers take turns
    if not inbox.receive(tx, by.team_id, key):
        return
    kept = {name: shown(name, value) for name, value in asdict(terms(tx, by)).items()}
    wanted = kept | {name: str(value) for name, value in form.changed.items() if name in kept}
    found, problems = typed_terms(wanted)
    if problems:
        raise FieldProblems(problems)
    if clashing := form.clashes(kept):
        by_whom = setting_changes.last_by(tx, by.team_id)
        said = (
            made(by_whom.get(_PREFIX + name, ""), TERMS[name][0], kept[name], reader=by.user_id) for name in clashing
        )
        raise ChangedMeanwhileError(said)
    changed = [name for name, text in kept.items() if shown(name, getattr(found, name)) != text]
    if changed:
        workspaces.change(tx, by.team_id, promises=found.text())
        setting_changes.note(tx, by.team_id, [_PREFIX + name for name in changed], by.user_id)
        running.look_at_all_again(tx, by.team_id)
