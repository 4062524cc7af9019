"""Changes between two rulebooks in words, for whoever puts them in force and for the log; and what a rulebook says."""

from bot.routing.routed import Mode
from bot.routing.rules.explain import rule_words
from bot.routing.rules.rulebook import AtNight, Group, Rule, Rulebook, Then, WhenAway
from bot.slack.text import esc, person

MODES = {
    Mode.OPEN: "the whole channel may accept",
    Mode.SUGGESTED: "suggested to the rep whose turn it is",
    Mode.ASSIGNED: "only the rep whose turn it is may accept",
}
THEN = {Then.NEXT: "then the next", Then.EVERYBODY: "then everybody"}
AT_NIGHT = {
    AtNight.HOLD: "out of hours: waits for whoever opens first",
    AtNight.WHOEVER_IS_ON: "out of hours: only whoever is at work",
}
HIDES = {False: "The whole card, contact details masked", True: "Company, segment and worth, and no names"}
WHEN_AWAY = {
    WhenAway.COVER: "give it to their cover, or else to whoever is next",
    WhenAway.WAIT: "wait until they are back",
    WhenAway.REASSIGN: "give it to whoever is next",
    WhenAway.ASK: "ask the managers of sales",
}


def who_is_in(group: Group) -> str:
    """Say who is in a group: "hunters with sales experience"."""
    who = {"hunter": "hunters", "farmer": "farmers"}.get(group.kind, "all sales reps")
    skill = " with sales experience" if group.experienced else ""
    inside = f" in {' or '.join(f'<!subteam^{each}>' for each in group.user_groups)}" if group.user_groups else ""
    return f"{who}{skill}{inside}"


def how_it_works(group: Group) -> str:
    """Say how a group's leads are offered."""
    parts = [MODES[group.mode]]
    if group.mode is not Mode.OPEN:
        parts += [f"for {minutes_words(group.minutes)}, {THEN[group.then]}" if group.minutes else "with no end"]
        parts += [AT_NIGHT[group.at_night]]
        parts += ["who was away catches up"] if group.catch_up else []
    return "; ".join(parts)


def minutes_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return "1 business hour" if hours == 1 else f"{hours} business hours"
    return f"{minutes} business minutes"


def rest_words(book: Rulebook) -> list[str]:
    """Say who sees to what is left, and what an existing relation does."""
    overflow = person(book.overflow) if book.overflow else "nobody is named; managers are told all the same"
    asked = f" for {minutes_words(book.ask_minutes)}, then their cover or whoever is next gets it"
    away = f"{WHEN_AWAY[book.when_away]}{asked if book.when_away is WhenAway.ASK else ''}"
    relation = f"first; if they are away: {away}" if book.relations else "does not matter"
    shown = "sales sees " + (HIDES[book.hides_names][0].lower() + HIDES[book.hides_names][1:])
    return [f"*Nobody left:* {overflow}", f"*Whoever dealt with them before:* {relation}", f"*Before Accept:* {shown}"]


def changes(old: Rulebook, new: Rulebook) -> list[str]:
    """Say what is different in the new one, in Slack's mrkdwn."""
    told = [*_groups(old, new), *_rules(old, new)]
    if old.catch_all != new.catch_all:
        told.append(f"Everything else goes to {_named(new.group(new.catch_all))}")
    told += [now for before, now in zip(rest_words(old), rest_words(new), strict=True) if before != now]
    return told


def _groups(old: Rulebook, new: Rulebook) -> list[str]:
    told = [f"Group {_named(group)} is gone" for group in old.groups if group.id not in new.by_id]
    for group in new.groups:
        before = old.by_id.get(group.id)
        if before != group:
            word = "New group" if before is None else "Group"
            told.append(f"{word} {_named(group)}: {who_is_in(group)}; {how_it_works(group)}")
    return told


def _rules(old: Rulebook, new: Rulebook) -> list[str]:
    known, kept = {rule.id: rule for rule in old.rules}, {rule.id for rule in new.rules}
    told = [f"Rule “{_about(rule)}” is gone" for rule in old.rules if rule.id not in kept]
    for rule in new.rules:
        if known.get(rule.id) != rule:
            word = "Rule" if rule.id in known else "New rule"
            told.append(f"{word} “{_about(rule)}” → {_named(new.group(rule.group))}")
    before, now = ([rule.id for rule in book.rules if rule.id in known and rule.id in kept] for book in (old, new))
    return [*told, *(["The rules stand in another order"] if before != now else [])]


def _named(group: Group) -> str:
    return esc(group.name, 75)


def _about(rule: Rule) -> str:
    return esc(rule_words(rule), 300)
