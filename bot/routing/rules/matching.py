"""Matching: which leads a rule is about, which reps a group is of, and which leads a rep takes on."""

import re
from collections.abc import Iterable

from bot.lead.details import ARRIVAL_BY_KEY
from bot.lead.record import Lead
from bot.routing.rules.rulebook import Group, Rule, Rulebook
from bot.slack.text import esc
from bot.team.rep import Kind, Rep


def rule_for(book: Rulebook, lead: Lead) -> Rule | None:
    """Return the first rule that is about the lead; None if only the catch-all is."""
    return next((rule for rule in book.rules if fits(rule, lead)), None)


def fits(rule: Rule, lead: Lead) -> bool:
    """Tell whether every condition that is filled fits the lead; one about what is not known of it does not."""
    return (
        (not rule.segments or is_one_of(rule.segments, lead.segment))
        and (not rule.sizes or is_one_of(rule.sizes, lead.company_size))
        and (not rule.places or names_one_of(rule.places, lead.geography))
        and (not rule.sources or names_one_of(rule.sources, lead.source))
        and (not rule.arrivals or lead.arrival in rule.arrivals)
    )


def is_one_of(wanted: Iterable[str], value: str) -> bool:
    """Tell whether the value is one of these, in whatever case."""
    return _plain(value) in map(_plain, wanted)


def names_one_of(wanted: Iterable[str], value: str) -> bool:
    """Tell whether one of these stands in the value as whole words, in any case: "germany" in "Munich, Germany"."""
    return any(re.search(rf"(?<!\w){re.escape(_plain(each))}(?!\w)", _plain(value)) for each in wanted if each.strip())


def is_in(group: Group, rep: Rep) -> bool:
    """Tell whether a rep is in a group; whoever is neither hunter nor farmer is both."""
    return (
        (not group.kind or rep.kind in (group.kind, Kind.BOTH))
        and (rep.experienced or not group.experienced)
        and (not group.user_groups or bool(rep.groups.intersection(group.user_groups)))
    )


def not_theirs(rep: Rep, lead: Lead) -> str:
    """Say why a rep does not take such leads on; "" if they do. What is not known of a lead rules nobody out."""
    if rep.segments and lead.segment.strip() and not is_one_of(rep.segments, lead.segment):
        return f"takes {_named(rep.segments)} only"
    if rep.territories and lead.geography.strip() and not names_one_of(rep.territories, lead.geography):
        return f"covers {_named(rep.territories)} only"
    return ""


def conditions_of(rule: Rule) -> list[tuple[str, tuple[str, ...]]]:
    """Return what a rule asks for: the detail's name and the words, in the form's order."""
    arrivals = tuple(ARRIVAL_BY_KEY[key].label for key in rule.arrivals if key in ARRIVAL_BY_KEY)
    named = (("segment", rule.segments), ("region", rule.places), ("company size", rule.sizes))
    return [each for each in (*named, ("source", rule.sources), ("came in by", arrivals)) if each[1]]


def _named(words: Iterable[str]) -> str:
    return esc(" and ".join(words), 150)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
