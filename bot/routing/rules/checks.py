"""Checks of a rulebook before it is saved or put in force: sentences by the field they are shown at."""

from bot.routing.rules.matching import conditions_of
from bot.routing.rules.rulebook import Group, Rule, Rulebook

MOST_RULES, MOST_GROUPS = 40, 20
LONGEST = 7 * 24 * 60


def group_problems(book: Rulebook, group: Group) -> dict[str, str]:
    problems = {}
    if not group.name.strip():
        problems["name"] = "Please give the group a name, such as Hunters DACH."
    elif any(each.name.casefold() == group.name.casefold() for each in book.groups if each.id != group.id):
        problems["name"] = "Another group has this name already: please choose one that tells them apart."
    if not 0 <= group.minutes <= LONGEST:
        problems["minutes"] = f"Please give business minutes from 0 (no end) to {LONGEST:,}."
    if len(book.groups) > MOST_GROUPS:
        problems["name"] = f"There can be {MOST_GROUPS} groups at most: please delete one first."
    return problems


def rest_problems(book: Rulebook) -> dict[str, str]:
    problems = {}
    if book.catch_all not in book.by_id:
        problems["catch_all"] = "That group is gone: please choose another, so that no lead is left out."
    if not 1 <= book.ask_minutes <= LONGEST:
        problems["ask_minutes"] = f"Please give business minutes from 1 to {LONGEST:,}."
    return problems


def rule_problems(book: Rulebook, rule: Rule) -> dict[str, str]:
    if len(book.rules) > MOST_RULES:
        return {"group": f"There can be {MOST_RULES} rules at most: please delete one first."}
    if not conditions_of(rule):
        return {"group": "Which leads? Please fill in one of the fields above; everything else has its own line."}
    return {}
