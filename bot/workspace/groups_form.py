"""The form in which managers give roles to Slack user groups; it says so where Slack does not let Baton read them."""

from collections.abc import Sequence

from bot.lead.people import Role
from bot.slack.blocks import Block, context, input_block, modal, option, section
from bot.slack.ids import View
from bot.slack.text import bullets, esc, plain
from bot.workspace.groups_sheet import FIELD, LABELS, Described, GroupsSheet

_WHY = {
    "missing_scope": (
        "Baton may not read user groups yet: it lacks the permission *usergroups:read*. Whoever installed Baton can "
        "add it by installing it again (README, “User groups”)."
    ),
    "plan_upgrade_required": "Your Slack plan has no user groups.",
}


def groups_form(sheet: GroupsSheet) -> Block:
    """Draw it; where Slack does not tell the groups, as a page without fields."""
    said = [section(bullets(lines))] if (lines := list(_lines(sheet))) else []
    if sheet.refused:
        why = _WHY.get(sheet.refused, "Slack does not say which user groups there are. Please try again in a minute.")
        rest = "Until then everything works by people: name them in *Settings*."
        return modal(View.GROUPS, "User groups", [section(f":warning: {why} {rest}"), *said], close="Back")
    fields = [_field(role, sheet) for role in Role]
    note = context("Whoever joins or leaves one of these groups in Slack gains or loses the role, and is told.")
    return modal(View.GROUPS, "User groups", [note, *said, *fields], submit="Save", close="Back")


def _field(role: Role, sheet: GroupsSheet) -> Block:
    menu: Block = {"type": "multi_external_select", "placeholder": plain("Type to search", 150), "min_query_length": 0}
    chosen = [option(each, _label(sheet.described.get(each))) for each in sheet.by_role.get(role, ())]
    menu |= {"initial_options": chosen} if chosen else {}
    return input_block(FIELD[role], f"{LABELS[role]}: groups", menu)


def _lines(sheet: GroupsSheet) -> Sequence[str]:
    used = dict.fromkeys(each for role in Role for each in sheet.by_role.get(role, ()))
    return [_line(sheet.described[each]) for each in used if each in sheet.described]


def _line(group: Described) -> str:
    if group.gone:
        return f"*@{esc(group.handle, 80)}* is disabled in Slack, so it gives nobody a role."
    if group.asking and not group.members:
        return f"*@{esc(group.handle, 80)}*: I am asking Slack who is in it."
    people = "one person" if group.members == 1 else f"{group.members} people"
    others = f"; {group.unfit} more cannot hold a role (guests, bots, deactivated)" if group.unfit else ""
    return f"*@{esc(group.handle, 80)}*: {people}{others}."


def _label(group: Described | None) -> str:
    return named(group.name, group.handle) if group else "A user group"


def named(name: str, handle: str) -> str:
    """Call a group as a menu does: "Sales team (@sales-team)"."""
    return f"{name} (@{handle})" if name and name != handle else f"@{handle}"
