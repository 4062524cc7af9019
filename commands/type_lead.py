"""`/lead`: the form, prefilled with what was typed, or one of the subcommands."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date

from bot.answers.matching import suggest
from bot.lead.access import standing_of
from bot.lead.identity.lead_number import number_of
from bot.lead.people import Act, entitled
from bot.overview.due.span import span_of
from bot.promises.typed_pause import is_pause
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import esc
from commands.agreement.reading import type_definition
from commands.competitors.hearing import type_competitor
from commands.credit.showing import type_credit
from commands.decisions import type_accept
from commands.digest.previewing import preview_digest
from commands.exchange.exporting import type_card, type_export
from commands.exchange.importing import type_import
from commands.intake import open_form
from commands.judging.sorting import type_triage
from commands.names import typed_by
from commands.numbers import explain_numbers
from commands.outcomes.attempts import type_attempt
from commands.outcomes.ending import type_lost, type_release, type_won
from commands.outcomes.nurturing import type_nurture
from commands.outcomes.told import told_of
from commands.overview import find_leads, list_due, list_mine, show_one
from commands.privacy.erasing import type_erase
from commands.promises.pausing import list_paused, type_pause, type_resume
from commands.reports.asking import type_report
from commands.responses import answer
from commands.routing.showing import type_route
from commands.sources.batches import type_batches
from commands.sources.showing import type_sources
from commands.team.being_away import type_away, type_back
from commands.tracks.showing import type_plan
from commands.visit import Visit
from commands.workspace import say_help, type_settings

_LONGEST_DAYS = 60
_ADDRESS = re.compile(r"\w@\w")
_CARRIED = 1900
"""Characters that a button can carry; more than a mistyped subcommand has."""


@dataclass(frozen=True, slots=True)
class Subcommand:
    """A word after `/lead` with a meaning of its own, if `takes` allows for what follows it."""

    listener: Callable[[Visit, str], Awaitable[None]]
    takes: Callable[[str], bool]


async def type_lead(visit: Visit) -> None:
    """Route what was typed after `/lead`; anything that is not a subcommand is taken for a lead."""
    text = (await typed_by(visit, str(visit.body.get("text") or ""))).strip()
    word, _, rest = text.partition(" ")
    known = SUBCOMMANDS.get(word.lower())
    if known and known.takes(rest.strip()):
        await known.listener(visit, rest.strip())
    elif number_of(text):
        await show_one(visit, text)
    elif meant := _mistyped(text):
        roles, _ = await visit.desk.read(standing_of, visit.person)
        await answer(visit, _suggestion(text, meant, adds=entitled(roles, Act.CAPTURE)))
    else:
        await open_form(visit, text)


def _mistyped(text: str) -> str:
    """Return what was probably meant, "help" for a lone word that is not a name; "" for what looks like a lead."""
    word, _, rest = text.partition(" ")
    if not word or word != word.lower() or any(mark in text for mark in ",;@<|\n") or len(text) > _CARRIED:
        return ""
    if word == "show":
        return f"find {rest}"
    meant = suggest(word, list(SUBCOMMANDS))
    if meant:
        return f"{meant} {rest}" if rest and SUBCOMMANDS[meant].takes(rest) else meant
    return "help" if not rest and word.isascii() else ""


def _suggestion(text: str, meant: str, *, adds: bool) -> Message:
    """Say what was probably meant; who adds leads may have meant a person."""
    words = (
        f"I do not know `/lead {_inline(text)}`. Did you mean `/lead {_inline(meant)}`? `/lead help` lists everything."
    )
    if not adds:
        return Message(words, [section(words)])
    words += " If it is a person, press *New lead* and it goes into the form."
    return Message(words, [section(words), actions(button("New lead", Action.NEW_LEAD, text or "0"))])


def _inline(typed: str) -> str:
    return esc(typed, 80).replace("`", "'")


def _nothing(rest: str) -> bool:
    return not rest


def _days(rest: str) -> bool:
    return span_of(rest, date(2026, 1, 1)) is not None


def _days_of_a_report(rest: str) -> bool:
    """Days, or a few words that were meant as such; what a lead is typed with has an address, or is longer."""
    return not any(mark in rest for mark in ";|@\n") and len(rest) <= _LONGEST_DAYS


def _to_export(rest: str) -> bool:
    """Words on one line; what a lead is typed with has an address."""
    return not any(mark in rest for mark in ";|\n") and not _ADDRESS.search(rest)


def _a_number(rest: str) -> bool:
    return not rest or number_of(rest) > 0


def _about_a_lead(rest: str) -> bool:
    """A lead's number, and perhaps more."""
    return not rest or bool(told_of(rest)[0])


def _words(rest: str) -> bool:
    """Something to look for, on one line: a name, an address; what a lead is typed with has commas."""
    return not any(mark in rest for mark in ",;|\n")


def _one_line(rest: str) -> bool:
    return "\n" not in rest


def _a_colleague(rest: str) -> bool:
    """Nothing, or whom a manager calls back: a name."""
    return _words(rest) and len(rest.split()) <= 4


def _whom(rest: str) -> bool:
    """A lead's number, or whom to let in again."""
    word, _, typed = rest.partition(" ")
    return _a_number(rest) or (word.lower() == "allow" and _words(typed))


def _for_help(rest: str) -> bool:
    return rest.lower() in ("", "all", "numbers")


async def _help(visit: Visit, rest: str) -> None:
    await (explain_numbers if rest.lower() == "numbers" else say_help)(visit, rest)


SUBCOMMANDS: dict[str, Subcommand] = {
    "help": Subcommand(_help, _for_help),
    "numbers": Subcommand(explain_numbers, _nothing),
    "mine": Subcommand(list_mine, _nothing),
    "show": Subcommand(show_one, _a_number),
    "find": Subcommand(find_leads, _words),
    "due": Subcommand(list_due, _days),
    "sources": Subcommand(type_sources, _words),
    "digest": Subcommand(preview_digest, lambda rest: rest.casefold() in ("", "last")),
    "credit": Subcommand(type_credit, _one_line),
    "report": Subcommand(type_report, _days_of_a_report),
    "export": Subcommand(type_export, _to_export),
    "card": Subcommand(type_card, lambda rest: number_of(rest) > 0),
    "attempt": Subcommand(type_attempt, _about_a_lead),
    "won": Subcommand(type_won, _about_a_lead),
    "lost": Subcommand(type_lost, _about_a_lead),
    "release": Subcommand(type_release, _about_a_lead),
    "nurture": Subcommand(type_nurture, _about_a_lead),
    "accept": Subcommand(type_accept, lambda rest: number_of(rest) > 0),
    "pause": Subcommand(type_pause, is_pause),
    "resume": Subcommand(type_resume, lambda rest: number_of(rest) > 0),
    "paused": Subcommand(list_paused, _nothing),
    "import": Subcommand(type_import, _nothing),
    "competitor": Subcommand(type_competitor, _words),
    "definition": Subcommand(type_definition, _nothing),
    "plan": Subcommand(type_plan, lambda rest: number_of(rest) > 0),
    "triage": Subcommand(type_triage, _nothing),
    "route": Subcommand(type_route, _a_number),
    "batches": Subcommand(type_batches, _words),
    "settings": Subcommand(type_settings, _nothing),
    "erase": Subcommand(type_erase, _whom),
    "away": Subcommand(type_away, _one_line),
    "back": Subcommand(type_back, _a_colleague),
}
