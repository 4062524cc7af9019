"""Edits of a rulebook: each returns the rulebook as it is then."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.routing.rules.rulebook import Group, Rule, Rulebook

Edit = Callable[[Rulebook], Rulebook]
UP, DOWN = -1, 1


def put_rule(book: Rulebook, number: int, values: Mapping[str, Any]) -> Rulebook:
    """Change a rule, or add one at the end if there is none with this id."""
    if any(rule.id == number for rule in book.rules):
        rules = tuple(replace(rule, **values) if rule.id == number else rule for rule in book.rules)
        return replace(book, rules=rules)
    made = Rule(**{"id": book.last_id + 1, "group": book.catch_all, **values})
    return replace(book, rules=(*book.rules, made), last_id=made.id)


def move_rule(book: Rulebook, number: int, by: int) -> Rulebook:
    """Move a rule one place up or down; at the end of the list it stays."""
    rules = list(book.rules)
    at = next((at for at, rule in enumerate(rules) if rule.id == number), None)
    if at is not None and 0 <= at + by < len(rules):
        rules[at], rules[at + by] = rules[at + by], rules[at]
    return replace(book, rules=tuple(rules))


def drop_rule(book: Rulebook, number: int) -> Rulebook:
    return replace(book, rules=tuple(rule for rule in book.rules if rule.id != number))


def put_group(book: Rulebook, number: int, values: Mapping[str, Any]) -> Rulebook:
    """Change a group, or add one if there is none with this id."""
    if number in book.by_id:
        groups = tuple(replace(group, **values) if group.id == number else group for group in book.groups)
        return replace(book, groups=groups)
    made = Group(**{"id": book.last_id + 1, "name": "", **values})
    return replace(book, groups=(*book.groups, made), last_id=made.id)


def drop_group(book: Rulebook, number: int) -> Rulebook:
    """Take a group out, unless a rule or everything else goes to it: see `users_of`."""
    return book if users_of(book, number) else replace(book, groups=tuple(g for g in book.groups if g.id != number))


def users_of(book: Rulebook, number: int) -> list[str]:
    """Return what sends leads to a group: "rule 2", "everything else"."""
    rules = [f"rule {at}" for at, rule in enumerate(book.rules, 1) if rule.group == number]
    return [*rules, *(["everything else"] if book.catch_all == number else [])]


def change_rest(book: Rulebook, values: Mapping[str, Any]) -> Rulebook:
    """Change who sees to what is left, and what an existing relation does."""
    return replace(book, **values)
