"""Understanding what was typed for an answer: a choice where that is sure, else those it may be, to be asked about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.answers.matching import folded, match_choice
from bot.answers.time_spans import EVER, Span, span_of
from bot.lead.definition.questions import Choice, Effect, Kind, Question

_HEDGES = frozenset("maybe perhaps possibly might could unsure hopefully or".split())  # noqa: SIM905
_MANNERS = frozenset("please pls thanks thank you well i think".split())  # noqa: SIM905
_YES = frozenset(
    """
    yes y yep yeah yup please sure of course definitely absolutely certainly indeed correct right exactly affirmative
    """.split()  # noqa: SIM905
)
_NO = frozenset("no n nope nah negative".split())  # noqa: SIM905
_ASKS_YES_OR_NO = re.compile(r"(?:are|is|do|does|did|have|has|can|will) ", re.IGNORECASE)
_SOME_DAY = frozenset(
    {"later", "much later", "someday", "some day", "one day", "eventually", "no rush", "no hurry", "not urgent", "tbd"}
    | {"open", "no date", "no date yet", "no timeline", "no timeframe", "undecided", "not soon", "not anytime soon"}
    | {"not any time soon", "long term", "in distant future", "no plans", "no plan", "not decided", "not decided yet"}
)
_MEANS: Mapping[str, frozenset[str]] = {
    "phone": frozenset(
        {"phone call", "ring them", "telephone", "mobile", "cell", "cell phone", "by telephone", "call", "call them"}
    ),
    "email": frozenset({"mail", "by mail", "mail them", "by e mail", "send email", "write email"}),
    "video call": frozenset(
        {"call", "zoom", "teams", "google meet", "skype", "webex", "videoconference", "video conference"}
    ),
    "in person": frozenset({"face to face", "visit", "on site", "onsite", "meet them", "at their office"}),
    "post": frozenset({"mail", "by mail", "letter", "by letter", "postal mail", "snail mail"}),
    "social": frozenset({"linkedin", "social media", "twitter", "facebook", "xing"}),
    "approved": frozenset({"signed off", "granted", "allocated", "budget is there", "money is there"}),
    "planned": frozenset({"budgeted", "requested", "applied for", "in budget plan"}),
    "none": frozenset({"no budget", "no money", "nothing", "zero"}),
}
"""Other words for choices by these names, as people type them. A word for two of them is asked about."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The meaning found: the answer's value if that is `sure`, else the values it `may_be`, if any."""

    sure: str = ""
    may_be: tuple[str, ...] = ()


def understand(question: Question, text: str, today: date) -> Understood:
    """Read what was typed for an answer to the question; `today` is that of whoever typed it."""
    if question.kind is Kind.DATE:
        return _day(text.strip(), today)
    if question.kind is not Kind.CHOICE:
        return Understood(text.strip())
    matched = match_choice(text, [(choice.key, choice.label) for choice in question.choices])
    if matched:
        return Understood(matched)
    said = folded(text)
    for reads in (_yes_or_no, _other_words, _when):
        found = reads(question, said, today)
        if found.sure or found.may_be:
            return found
    return Understood()


def _yes_or_no(question: Question, said: str, today: date) -> Understood:
    """Read "yes" as the choices that speak for passing the lead on, and "no" as those that do not."""
    words = set(said.split())
    yes, no = bool(words) and words <= _YES, bool(words) and words <= _NO
    plainly = [choice for choice in question.choices if folded(choice.label) == ("yes" if yes else "no")]
    if (yes or no) and plainly:
        return _one_of(plainly)
    if not (yes or no) or not _ASKS_YES_OR_NO.match(question.prompt):
        return Understood()
    speaks_for = [choice.effect is Effect.READY for choice in question.choices]
    if not any(speaks_for) or all(speaks_for):
        return Understood()
    return _one_of([choice for choice, is_for in zip(question.choices, speaks_for, strict=True) if is_for is yes])


def _one_of(choices: list[Choice]) -> Understood:
    keys = tuple(choice.key for choice in choices)
    return Understood(keys[0]) if len(keys) == 1 else Understood(may_be=keys)


def _other_words(question: Question, said: str, today: date) -> Understood:
    return _one_of([choice for choice in question.choices if said in _MEANS.get(folded(choice.label), frozenset())])


def _when(question: Question, said: str, today: date) -> Understood:
    """Read a time as the choice it lies in, if the choices are times."""
    times = _times(question, today)
    if len([span for span in times.values() if span.last < EVER]) < 2:
        return Understood()
    said = re.sub(r"(\d) or (?=\d)", r"\1 to ", said)
    if said.endswith(" or so"):
        said = f"about {said.removesuffix(' or so').removeprefix('in ')}"
    hedged = bool(_HEDGES & set(said.split()))
    plain = " ".join(word for word in said.split() if word not in _HEDGES | _MANNERS)
    if plain in _SOME_DAY:
        open_ended = [key for key, span in times.items() if span.last == EVER]
        return (
            Understood(open_ended[0]) if len(open_ended) == 1 and not hedged else Understood(may_be=tuple(open_ended))
        )
    if plain in ("soon", "very soon", "quite soon"):
        return Understood(may_be=tuple(times)[:2])
    meant = span_of(plain, today)
    if meant is None:
        return Understood()
    may_be = tuple(key for key, span in times.items() if _meet(meant, span))
    within = len(may_be) == 1 and times[may_be[0]].first <= meant.first and meant.last <= times[may_be[0]].last
    return Understood(may_be[0]) if within and not hedged else Understood(may_be=may_be)


def _meet(one: Span, other: Span) -> bool:
    """Tell whether they have a day in common; a single day on the edge is in both."""
    return one.first <= other.last and other.first <= one.last and (one.last > other.first or one.first == one.last)


def _times(question: Question, today: date) -> dict[str, Span]:
    """Return the time that each choice stands for. "Later" begins where the others end."""
    found: dict[str, Span] = {}
    for choice in question.choices:
        label = folded(choice.label)
        if span := span_of(label, today):
            found[choice.key] = span
        elif {"later", "unknown", "undecided"} & set(label.split()):
            found[choice.key] = Span(max((span.last for span in found.values()), default=0), EVER)
    return found


def _day(text: str, today: date) -> Understood:
    """Read a day; of a longer time, the first and the last day are what it may be."""
    try:
        return Understood(date.fromisoformat(text).isoformat())
    except ValueError:
        meant = span_of(folded(text), today)
    if meant is None or meant.last == EVER:
        return Understood(text)
    days = dict.fromkeys(
        (today + timedelta(days=round(at))).isoformat() for at in (max(meant.first, 1), max(meant.last, 1))
    )
    return Understood(may_be=tuple(days))
