"""Changing a draft of the routing rules: rules, groups, and what happens to everything else."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from bot.lead.errors import HandoffError
from bot.lead.meanwhile import SeenEarlierError
from bot.routing.draft import change_draft, look_at_routing
from bot.routing.rules.checks import group_problems, rest_problems, rule_problems
from bot.routing.rules.edits import (
    DOWN,
    UP,
    Edit,
    change_rest,
    drop_group,
    drop_rule,
    move_rule,
    put_group,
    put_rule,
    users_of,
)
from bot.routing.rules.rulebook import Group, Rule, Rulebook
from bot.routing.views.forms import group_form, rest_form, rule_form, typed_group, typed_rest, typed_rule
from bot.routing.views.page import routing_page
from bot.slack.ids import View
from bot.slack.text import esc
from bot.slack.typed import drawn_from, number_in
from commands.responses import show_beneath, show_page
from commands.visit import Visit


async def open_new(visit: Visit) -> None:
    """Open the form of a new rule or a new group, whichever was pressed."""
    sheet = await visit.desk.read(look_at_routing, visit.person)
    is_rule = str(visit.action.get("action_id")).endswith(":rule")
    await visit.open(rule_form(sheet.draft, None) if is_rule else group_form(None, sheet.user_groups))
    await visit.ack()


async def open_rest(visit: Visit) -> None:
    await visit.open(rest_form((await visit.desk.read(look_at_routing, visit.person)).draft))
    await visit.ack()


async def choose_for_rule(visit: Visit) -> None:
    """Do what was chosen in a rule's menu: "up|3"."""
    verb, _, number = visit.value.partition("|")
    edits: Mapping[str, Edit] = {
        "up": partial(move_rule, number=number_in(number), by=UP),
        "down": partial(move_rule, number=number_in(number), by=DOWN),
        "drop": partial(drop_rule, number=number_in(number)),
    }
    if verb in edits:
        await _change(visit, edits[verb])
    else:
        draft = (await visit.desk.read(look_at_routing, visit.person)).draft
        await visit.open(rule_form(draft, _rule(draft, number_in(number))))
    await visit.ack()


async def choose_for_group(visit: Visit) -> None:
    """Do what was chosen in a group's menu: "edit|2"."""
    verb, _, number = visit.value.partition("|")
    sheet = await visit.desk.read(look_at_routing, visit.person)
    group = _group(sheet.draft, number_in(number))
    if verb == "drop":
        if used := users_of(sheet.draft, group.id):
            raise GroupInUseError(group, used)
        await _change(visit, partial(drop_group, number=group.id))
    else:
        await visit.open(group_form(group, sheet.user_groups))
    await visit.ack()


async def submit_rule(visit: Visit) -> None:
    number, values = visit.number, typed_rule(visit.form.changed if visit.number else visit.typed)

    def problems(book: Rulebook) -> Mapping[str, str]:
        return rule_problems(book, _rule(book, number or book.last_id))

    await _submit(visit, partial(_put_rule, number=number, values=values), problems)


async def submit_group(visit: Visit) -> None:
    number, values = visit.number, typed_group(visit.form.changed if visit.number else visit.typed)

    def problems(book: Rulebook) -> Mapping[str, str]:
        return group_problems(book, _group(book, number or book.last_id))

    await _submit(visit, partial(_put_group, number=number, values=values), problems)


async def submit_rest(visit: Visit) -> None:
    await _submit(visit, partial(change_rest, values=typed_rest(visit.form.changed)), rest_problems)


def _put_rule(book: Rulebook, number: int, values: Mapping[str, Any]) -> Rulebook:
    return put_rule(book, _rule(book, number).id if number else 0, values)


def _put_group(book: Rulebook, number: int, values: Mapping[str, Any]) -> Rulebook:
    return put_group(book, _group(book, number).id if number else 0, values)


async def _submit(visit: Visit, edit: Edit, check: Callable[[Rulebook], Mapping[str, str]]) -> None:
    """Save what the form changes, and show on the page beneath what has been saved."""
    sheet = await visit.desk.transact(change_draft, visit.person, edit, visit.key, check)
    await show_beneath(visit, routing_page(sheet))


async def _change(visit: Visit, edit: Edit) -> None:
    """Change what the page shows; if that is no longer the draft, redraw the page instead."""
    try:
        seen = drawn_from(visit.metadata)
        sheet = await visit.desk.transact(change_draft, visit.person, edit, visit.key, None, seen)
    except SeenEarlierError:
        now = await visit.desk.read(look_at_routing, visit.person)
        await show_page(visit, routing_page(now), View.ROUTING)
        raise
    await show_page(visit, routing_page(sheet), View.ROUTING)


def _rule(book: Rulebook, number: int) -> Rule:
    found = next((rule for rule in book.rules if rule.id == number), None)
    if found is None:
        raise GoneError
    return found


def _group(book: Rulebook, number: int) -> Group:
    found = book.by_id.get(number)
    if found is None:
        raise GoneError
    return found


class GoneError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "That is no longer in your draft: you took it out in another window. Nothing was changed; close this and "
            "open *Settings* → *Routing* again to see the draft as it is."
        )


class GroupInUseError(HandoffError):
    """A group that cannot be deleted, because leads are sent to it."""

    def __init__(self, group: Group, used: list[str]) -> None:
        super().__init__(
            f"The group *{esc(group.name, 75)}* is still used by {' and '.join(used)}, so nothing was changed. Send "
            "that to another group first, then delete it."
        )
