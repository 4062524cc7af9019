"""A manager's own draft of the lead definition, saved with every step, that nobody else sees."""

import secrets
from collections.abc import Callable, Mapping

from bot.agreement.rules.changes import changes
from bot.agreement.rules.checks import definition_problems
from bot.agreement.rules.edits import Edit, tidied
from bot.agreement.rules.sheets import DraftSheet, mark, standing
from bot.lead.access import require
from bot.lead.definition.questions import Definition
from bot.lead.errors import FieldProblems
from bot.lead.meanwhile import SeenEarlierError
from bot.lead.people import Act, Person
from bot.slack.text import moment, person
from storage import inbox, workspaces
from storage.agreement import definitions
from storage.sql import Transaction

Check = Callable[[Definition], Mapping[str, str]]


def look_at_draft(tx: Transaction, by: Person) -> DraftSheet:
    """Return the manager's draft; before the first change it is the version in force."""
    require(tx, by, Act.DEFINE)
    return _sheet(tx, by, *draft_of(tx, by))


def change_draft(
    tx: Transaction, by: Person, edit: Edit, key: str, check: Check | None = None, seen: str = ""
) -> DraftSheet:
    """Save the draft as the edit makes it, and return it. Idempotent by `key`.

    `check` looks at the edited draft: what it finds is raised as FieldProblems, and nothing is saved. `seen` is the
    mark of the draft on the page with the button; raises SeenEarlierError if the draft has changed.
    """
    require(tx, by, Act.DEFINE)
    definitions.hold(tx, by.team_id)
    definition, based_on = draft_of(tx, by)
    if inbox.receive(tx, by.team_id, key):
        as_seen(definition, seen)
        definition = edit(definition)
        if problems := check(definition) if check else {}:
            raise FieldProblems(problems)
        definitions.save_draft(tx, by.team_id, by.user_id, definition, based_on)
    return _sheet(tx, by, definition, based_on)


def as_seen(definition: Definition, seen: str) -> None:
    """Raise SeenEarlierError unless the draft has the mark that was `seen`; "" is any."""
    if seen not in ("", mark(definition)):
        then = "It is shown here as it is now: please press the button again if you still mean it."
        raise SeenEarlierError(["You changed your draft in another window"], then)


def others_as_seen(tx: Transaction, by: Person, stood: str) -> None:
    """Raise SeenEarlierError unless what is in force and proposed is what `stood` there; "" is any."""
    current, waiting = workspaces.current_version(tx, by.team_id), definitions.open_one(tx, by.team_id)
    if stood in ("", standing(current, waiting)):
        return
    lines = [] if stood.startswith(f"{current}-") else [f"Version {current} took effect"]
    if waiting and not stood.endswith(f"-{waiting.id}"):
        who = "You" if waiting.proposed_by == by.user_id else person(waiting.proposed_by)
        lines.append(f"{who} proposed a change {moment(waiting.proposed_at)}, and yours would take its place")
    elif not waiting and not stood.endswith("-0"):
        lines.append("The proposal that was open has been closed")
    raise SeenEarlierError(lines, "Please look at it first, then propose yours again if you still want to.")


def discard_draft(tx: Transaction, by: Person, key: str, seen: str = "") -> DraftSheet:
    """Begin again from the version in force. Idempotent by `key`; `seen` as above."""
    require(tx, by, Act.DEFINE)
    definitions.hold(tx, by.team_id)
    if inbox.receive(tx, by.team_id, key):
        as_seen(draft_of(tx, by)[0], seen)
        current = workspaces.current_version(tx, by.team_id)
        in_force = workspaces.definition(tx, by.team_id, current)
        definitions.save_draft(tx, by.team_id, by.user_id, in_force, current)
    return look_at_draft(tx, by)


def draft_of(tx: Transaction, by: Person) -> tuple[Definition, int]:
    """Return what the manager works on: the draft, or what they have proposed, or the version in force."""
    mine = definitions.draft(tx, by.team_id, by.user_id)
    if mine:
        return mine
    proposed = definitions.open_one(tx, by.team_id)
    if proposed and proposed.proposed_by == by.user_id:
        return proposed.definition, proposed.replaces
    current = workspaces.current_version(tx, by.team_id)
    return workspaces.definition(tx, by.team_id, current), current


def fresh_key(kind: str) -> str:
    """Make a key that no question or choice of any version has: answers to one are never taken for another's."""
    return f"{kind}_{secrets.token_hex(4)}"


def _sheet(tx: Transaction, by: Person, definition: Definition, based_on: int) -> DraftSheet:
    current = workspaces.current_version(tx, by.team_id)
    proposed = tidied(definition)
    different = changes(workspaces.definition(tx, by.team_id, current), proposed)
    waiting = definitions.open_one(tx, by.team_id)
    return DraftSheet(definition, based_on, current, definition_problems(proposed), different, waiting)
