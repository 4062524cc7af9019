"""A manager works on the lead definition: a draft of their own, saved with every step, that nobody else sees."""

import secrets
from collections.abc import Callable, Mapping

from bot.agreement.rules.changes import changes
from bot.agreement.rules.checks import definition_problems
from bot.agreement.rules.edits import Edit, tidied
from bot.agreement.rules.sheets import DraftSheet
from bot.lead.access import require
from bot.lead.definition.questions import Definition
from bot.lead.errors import FieldProblems
from bot.lead.people import Act, Person
from storage import inbox, workspaces
from storage.agreement import definitions
from storage.sql import Transaction

Check = Callable[[Definition], Mapping[str, str]]


def look_at_draft(tx: Transaction, by: Person) -> DraftSheet:
    """The manager's draft; before the first change it is the version in force."""
    require(tx, by, Act.DEFINE)
    return _sheet(tx, by, *draft_of(tx, by))


def change_draft(tx: Transaction, by: Person, edit: Edit, key: str, check: Check | None = None) -> DraftSheet:
    """Save the draft as the edit makes it, and return it. Idempotent by `key`.

    `check` looks at the edited draft: what it finds is raised as FieldProblems, and nothing is saved.
    """
    require(tx, by, Act.DEFINE)
    definitions.hold(tx, by.team_id)
    definition, based_on = draft_of(tx, by)
    if inbox.receive(tx, by.team_id, key):
        definition = edit(definition)
        if problems := check(definition) if check else {}:
            raise FieldProblems(problems)
        definitions.save_draft(tx, by.team_id, by.user_id, definition, based_on)
    return _sheet(tx, by, definition, based_on)


def discard_draft(tx: Transaction, by: Person, key: str) -> DraftSheet:
    """Begin again from the version in force. Idempotent by `key`."""
    require(tx, by, Act.DEFINE)
    if inbox.receive(tx, by.team_id, key):
        current = workspaces.current_version(tx, by.team_id)
        in_force = workspaces.definition(tx, by.team_id, current)
        definitions.save_draft(tx, by.team_id, by.user_id, in_force, current)
    return look_at_draft(tx, by)


def draft_of(tx: Transaction, by: Person) -> tuple[Definition, int]:
    """What the manager works on: the draft, or what they have proposed, or the version in force."""
    mine = definitions.draft(tx, by.team_id, by.user_id)
    if mine:
        return mine
    proposed = definitions.open_one(tx, by.team_id)
    if proposed and proposed.proposed_by == by.user_id:
        return proposed.definition, proposed.replaces
    current = workspaces.current_version(tx, by.team_id)
    return workspaces.definition(tx, by.team_id, current), current


def fresh_key(kind: str) -> str:
    """A key that no question or choice of any version has: an answer given to one is never taken for another's."""
    return f"{kind}_{secrets.token_hex(4)}"


def _sheet(tx: Transaction, by: Person, definition: Definition, based_on: int) -> DraftSheet:
    current = workspaces.current_version(tx, by.team_id)
    proposed = tidied(definition)
    different = changes(workspaces.definition(tx, by.team_id, current), proposed)
    return DraftSheet(definition, based_on, current, definition_problems(proposed), different)
