"""Explaining a decision: in one short line for the card, and unfolded for whoever asks."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.lead.record import Lead
from bot.routing.routed import Mode
from bot.routing.rules.decision import Decision, Noted, What, Why
from bot.routing.rules.matching import conditions_of
from bot.routing.rules.rulebook import Rule, Rulebook
from bot.slack.text import esc, moment, person

_NAME = 40
_FEW = 12
"""The number of people named in a message; with more of them, it says how many."""


def rule_words(rule: Rule | None) -> str:
    """Say which leads a rule is about: "segment Enterprise; region DACH or Nordics"."""
    conditions = conditions_of(rule) if rule else []
    return "; ".join(f"{name} {' or '.join(words)}" for name, words in conditions) or "everything else"


def named_in(book: Rulebook, group: int, rule: int) -> dict[str, str]:
    """Return what the group and the rule are called now, for what is noted of a decision."""
    found = next((each for each in book.rules if each.id == rule), None)
    return {"group": book.group(group).name, "rule": rule_words(found)}


def for_line(lead: Lead, noted: Noted | None) -> str:
    """Say on the card whom the lead is for and why; "" where that needs no word."""
    if noted is None or noted.offer != lead.offer:
        return ""
    if noted.why == Why.ASKED and lead.reserved_until:
        until = moment(lead.reserved_until)
        theirs = f"*For {person(lead.routed_to)}*, who is away"
        return f":point_right: {theirs}: managers of sales are asked until {until} whether it waits."
    if lead.routed_to:
        until = f" until {moment(lead.reserved_until)}" if lead.reserved_until else ""
        return f":point_right: *For {person(lead.routed_to)}*{until}: {because(noted)}."
    if noted.why == Why.NOBODY_LEFT:
        return f":point_right: *For whoever can:* {because(noted)}."
    if noted.what is What.PASSED_OVER and noted.about.get("passed"):
        return f":point_right: *Now for everybody:* {passed_words(noted.about)}."
    return ""


def for_customer(lead: Lead) -> str:
    """Say on the card who has the customer a lead was passed on for; "" where nobody was named."""
    return f":point_right: *For {person(lead.routed_to)}*: a customer already." if lead.routed_to else ""


def because(found: Noted | Decision) -> str:
    """Say why it is for whoever it is for, to stand behind a colon."""
    about = found.about
    group = f"*{esc(str(about.get('group') or ''), _NAME)}*"
    before = f" (L-{about['lead']})" if about.get("lead") else ""
    theirs = person(str(about.get("for"))) if about.get("for") else "them"
    words = {
        Why.FARMER: f"looks after the account{before}",
        Why.SAME_PERSON: f"dealt with them last{before}",
        Why.SAME_COMPANY: f"dealt with the company last{before}",
        Why.COVER: f"covers for {theirs}, who is away",
        Why.ASKED: f"has them already{before}, is away, and a manager of sales is asked whether it waits",
        Why.WAITS: f"has them already{before}, and it waits until they are back",
        Why.TURN: f"next in turn in {group}",
        Why.NOBODY_LEFT: f"nobody in {group} can take it now",
        Why.EVERYBODY: f"{group} is for the whole channel",
    }
    return f"{words[Why(found.why)]}{_decided(about)}" if found.why else ""


def _decided(about: Mapping[str, Any]) -> str:
    """Say who decided it, of those who were asked; "" if nobody was asked."""
    if about.get("decided"):
        return f"; {person(str(about['decided']))} decided so"
    return "; no manager had decided by then" if about.get("unanswered") else ""


def passed_words(about: Mapping[str, Any]) -> str:
    return f"{person(str(about['passed']))} {about['because']}"


def unfolded(lead: Lead, noted: Sequence[Noted], following: Sequence[str]) -> list[str]:
    """Tell how it came to be for whoever it is for; `noted` is what the log says of the lead, newest first, and
    `following` are those whose turn is next in its group."""
    last = next((each for each in noted if each.what in (What.ROUTED, What.PASSED_OVER)), None)
    if last is None:
        return [f"*{lead.label}* has not been routed: with no rules set up, every lead is for the whole channel."]
    rule = esc(str(last.about.get("rule") or "everything else"), 300)
    lines = [_whom(lead, last), f"*Rule:* {rule} → {_group(last)}", f"*Relation:* {_relation(last)}"]
    lines += _not_chosen(last)
    lines += [f"*Before:* {step_words(each)}, {moment(each.at)}" for each in noted if each is not last][:5]
    if following:
        lines.append(f"*Next in turn:* {', '.join(map(person, following))}")
    return lines


def _whom(lead: Lead, last: Noted) -> str:
    if not last.to:
        return f"*{lead.label}* is for the whole channel: {because(last)}."
    until = f" until {moment(last.until)}" if last.until else ""
    firmly = {Mode.ASSIGNED: "assigned to", Mode.SUGGESTED: "suggested to"}.get(Mode(last.mode), "for")
    return f"*{lead.label}* is {firmly} {person(last.to)}{until}: {because(last)}."


def _relation(last: Noted) -> str:
    if last.why in (Why.FARMER, Why.SAME_PERSON, Why.SAME_COMPANY, Why.COVER, Why.WAITS, Why.ASKED):
        return because(last)
    return "nobody who can take it dealt with them before"


def _not_chosen(last: Noted) -> list[str]:
    if not last.passed:
        return ["*Left out:* nobody"]
    named = [f"{person(each.user)} {each.words}" for each in last.passed]
    more = [f"and {len(named) - _FEW} more"] if len(named) > _FEW else []
    return [f"*Left out:* {'; '.join([*named[:_FEW], *more])}"]


def _group(last: Noted) -> str:
    return f"*{esc(str(last.about.get('group') or 'all'), _NAME)}*"


def step_words(noted: Noted) -> str:
    """Tell one line of the log in a few words."""
    if noted.what is What.RULES_CHANGED:
        changes = [str(each) for each in noted.about.get("changes", ())]
        return f"{person(noted.by)} changed the rules (version {noted.version}): {'; '.join(changes)}"
    if noted.what is What.GIVEN_BACK:
        return f"the turn was given back to {person(noted.to)}"
    if noted.what is What.TAKEN_AGAIN:
        return f"it counts as a turn of {person(noted.to)} again: the rejection was undone"
    if noted.what is What.BY_HAND:
        return f"{person(noted.to)} has it by hand, which counts as a turn"
    whom = f"for {person(noted.to)}" if noted.to else "for the whole channel"
    passed = f"{passed_words(noted.about)}; " if noted.about.get("passed") else ""
    return f"{passed}{whom}: {because(noted)}"
