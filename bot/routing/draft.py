"""A manager's draft of the rulebook, saved with every step, and putting it in force."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.lead.access import require
from bot.lead.errors import FieldProblems
from bot.lead.meanwhile import SeenEarlierError
from bot.lead.people import Act, Person
from bot.routing.look_up import routing_sheet
from bot.routing.rules.changes import changes
from bot.routing.rules.edits import Edit
from bot.routing.rules.rulebook import NOTHING_SET_UP, Rulebook
from bot.routing.sheets import RoutingSheet
from bot.slack.text import moment, person
from storage import inbox
from storage.routing import log, rulebooks
from storage.sql import Transaction

Check = Callable[[Rulebook], Mapping[str, str]]


def look_at_routing(tx: Transaction, by: Person) -> RoutingSheet:
    """Return the manager's draft beside what is in force; before the first change they are the same."""
    require(tx, by, Act.CONFIGURE)
    return routing_sheet(tx, by.team_id, _draft(tx, by))


def change_draft(
    tx: Transaction, by: Person, edit: Edit, key: str, check: Check | None = None, seen: str = ""
) -> RoutingSheet:
    """Save the draft as the edit makes it. Idempotent by `key`. What `check` finds in it is raised as FieldProblems,
    and nothing is saved; raises SeenEarlierError if the draft is not the one that was `seen`: the mark on the page."""
    require(tx, by, Act.CONFIGURE)
    rulebooks.hold(tx, by.team_id)
    draft = _draft(tx, by)
    sheet = routing_sheet(tx, by.team_id, draft)
    if inbox.receive(tx, by.team_id, key):
        if seen and seen.split()[0] != sheet.mark.split()[0]:
            then = "It is shown here as it is now: please press the button again if you still mean it."
            raise SeenEarlierError(["You changed your draft in another window"], then)
        edited = edit(draft)
        if problems := check(edited) if check else {}:
            raise FieldProblems(problems)
        rulebooks.save_draft(tx, by.team_id, by.user_id, edited, draft.version)
        sheet = replace(sheet, draft=edited)
    return routing_sheet(tx, by.team_id, sheet.draft)


def discard_draft(tx: Transaction, by: Person, key: str) -> RoutingSheet:
    """Begin again from what is in force. Idempotent by `key`."""
    require(tx, by, Act.CONFIGURE)
    if inbox.receive(tx, by.team_id, key):
        rulebooks.drop_draft(tx, by.team_id, by.user_id)
    return look_at_routing(tx, by)


def put_in_force(tx: Transaction, by: Person, key: str, seen: str) -> RoutingSheet:
    """Put the draft in force and log what it changes. Idempotent by `key`; raises SeenEarlierError if the draft, or
    what is in force, is not what was `seen`."""
    require(tx, by, Act.CONFIGURE)
    rulebooks.hold(tx, by.team_id)
    if inbox.receive(tx, by.team_id, key):
        sheet = look_at_routing(tx, by)
        _require_seen(sheet, seen)
        told = changes(sheet.in_force or NOTHING_SET_UP, sheet.draft)
        if told or sheet.in_force is None:
            made = replace(sheet.draft, version=sheet.version + 1)
            rulebooks.add(tx, by.team_id, made, by.user_id)
            log.note_change(tx, by.team_id, made.version, by.user_id, told or ["Routing was set up"])
        rulebooks.drop_draft(tx, by.team_id, by.user_id)
    return look_at_routing(tx, by)


def _require_seen(sheet: RoutingSheet, seen: str) -> None:
    if seen == sheet.mark:
        return
    if seen.split()[-1:] != sheet.mark.split()[-1:] and sheet.changed_at:
        lines = [f"{person(sheet.changed_by)} changed the rules {moment(sheet.changed_at)} (version {sheet.version})"]
    else:
        lines = ["You changed your draft in another window"]
    raise SeenEarlierError(lines, "What is different is listed here: please look at it, then press it again.")


def _draft(tx: Transaction, by: Person) -> Rulebook:
    found = rulebooks.draft(tx, by.team_id, by.user_id)
    return found[0] if found else rulebooks.newest(tx, by.team_id) or NOTHING_SET_UP
