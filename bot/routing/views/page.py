"""Routing as a page in the settings: the rules in their order, the groups, and whose turn is next."""

from collections.abc import Sequence

from bot.routing.rules.changes import how_it_works, rest_words, who_is_in
from bot.routing.rules.explain import rule_words
from bot.routing.rules.rulebook import Group, Rule
from bot.routing.sheets import RoutingSheet
from bot.slack.blocks import Block, actions, button, confirmation, divider, header, modal, option, section
from bot.slack.ids import Action, View
from bot.slack.text import bullets, esc, moment, person

_SHOWN = 10
_RULE_MENU = (("edit", "Edit"), ("up", "Move up"), ("down", "Move down"), ("drop", "Delete"))
_GROUP_MENU = (("edit", "Edit"), ("drop", "Delete"))


def routing_page(sheet: RoutingSheet) -> Block:
    """Draw the manager's draft. Every step is saved when it is taken; nothing holds until it is put in force."""
    blocks = [section(_standing(sheet)), *_not_in_force(sheet), header("Rules, the first that fits decides")]
    rules = sheet.draft.rules
    blocks += [_rule(sheet, number, rule) for number, rule in enumerate(rules, 1)]
    rest = sheet.draft.group(sheet.draft.catch_all)
    blocks.append(section(f"*Everything else* → *{esc(rest.name, 75)}*\n" + "\n".join(rest_words(sheet.draft))))
    blocks.append(
        actions(
            button("Add a rule", f"{Action.ADD_TO_ROUTING}:rule", 0), button("Everything else", Action.ROUTE_REST, 0)
        )
    )
    blocks += [divider(), header("Groups, who take turns")]
    blocks += [_group(sheet, group) for group in sheet.draft.groups]
    add = button("Add a group", f"{Action.ADD_TO_ROUTING}:group", 0)
    blocks.append(actions(add, button("Log", f"{Action.ROUTE_LOG}:page", 0)))
    return modal(View.ROUTING, "Routing", blocks, metadata=f"draft {sheet.mark}")


def _standing(sheet: RoutingSheet) -> str:
    if sheet.in_force is None or sheet.changed_at is None:
        return (
            "No rules are in force: every lead is for the whole sales channel. Set up here who gets which leads; "
            "nothing changes until you press *Put in force*."
        )
    return f"Version {sheet.version} is in force, by {person(sheet.changed_by)} {moment(sheet.changed_at)}."


def _not_in_force(sheet: RoutingSheet) -> list[Block]:
    """List what the draft changes, with the ways on; nothing while it changes nothing."""
    told = sheet.changes
    if not told:
        return []
    more = [f"…and {len(told) - _SHOWN} more, all listed in the log once in force"] if len(told) > _SHOWN else []
    sure = confirmation("Put these rules in force?", "They hold for every lead offered from now on.", "Put in force")
    gone = confirmation("Discard your draft?", "You begin again from what is in force.", "Discard", "Keep it")
    row = actions(
        button("Put in force", Action.ROUTE_IN_FORCE, 0, style="primary", confirm=sure),
        button("Try it on past leads", Action.TRY_ROUTING, 0),
        button("Discard the draft", Action.DISCARD_ROUTING, 0, style="danger", confirm=gone),
    )
    return [section(f"*Your draft changes, and only you see it yet*\n{bullets([*told[:_SHOWN], *more])}"), row]


def _rule(sheet: RoutingSheet, number: int, rule: Rule) -> Block:
    to = esc(sheet.draft.group(rule.group).name, 75)
    return section(
        f"{number}. {esc(rule_words(rule), 500)} → *{to}*", _menu(Action.ROUTE_RULE_MENU, rule.id, _RULE_MENU)
    )


def _group(sheet: RoutingSheet, group: Group) -> Block:
    count = sheet.members.get(group.id, 0)
    many = "nobody yet" if not count else "1 rep" if count == 1 else f"{count} reps"
    lines = [f"*{esc(group.name, 75)}*: {who_is_in(group)} ({many})", how_it_works(group).capitalize()]
    lines += [next_words(sheet.following.get(group.id, ()))] if sheet.following.get(group.id) else []
    return section("\n".join(lines), _menu(Action.ROUTE_GROUP_MENU, group.id, _GROUP_MENU))


def next_words(following: Sequence[str]) -> str:
    return f"Next: {', then '.join(map(person, following))}"


def _menu(action: Action, number: int, entries: Sequence[tuple[str, str]]) -> Block:
    options = [option(f"{verb}|{number}", label) for verb, label in entries]
    return {"type": "overflow", "action_id": f"{action}:{number}", "options": options}
