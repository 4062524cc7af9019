"""Leads to export, as people type which: accepted since 1 Oct source "Webinar Q3" owner @lena as xlsx."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.exchange.export.wanted import Format
from bot.lead.lifecycle import Stage
from bot.reports.typed_period import days_typed

_FORMATS: Mapping[str, Format] = {
    **dict.fromkeys(("csv",), Format.CSV),
    **dict.fromkeys(("xlsx", "excel", "xls"), Format.XLSX),
    **dict.fromkeys(("jsonl", "json", "json lines", "ndjson"), Format.JSONL),
}
_STAGES: Mapping[str, tuple[Stage, ...]] = {
    "draft": (Stage.DRAFT,),
    "offered": (Stage.OFFERED,),
    "waiting": (Stage.OFFERED,),
    "waiting for sales": (Stage.OFFERED,),
    "accepted": (Stage.ACCEPTED,),
    "returned": (Stage.RETURNED,),
    "nurturing": (Stage.NURTURING,),
    "nurtured": (Stage.NURTURING,),
    "refused": (Stage.REFUSED,),
    "closed": (Stage.REFUSED, Stage.STALE),
    "stale": (Stage.STALE,),
    "won": (Stage.WON,),
    "lost": (Stage.LOST,),
}
_QUOTED = r"[\"“”„»«]([^\"“”„»«]+)[\"“”„»«]"
_FORMAT = re.compile(r"\b(?:as|in) (json lines|[a-z]+)\b", re.IGNORECASE)
_SOURCE = re.compile(rf"\b(?:source|from)\s*:?\s*(?:{_QUOTED}|'([^']+)')", re.IGNORECASE)
_ONE_WORD = re.compile(r"\bsource\s*:?\s*(\S+)", re.IGNORECASE)
_OWNER = re.compile(r"(?:\b(?:owner|of|owned by)\s*:?\s*)?<@([A-Z0-9]+)(?:\|[^>]*)?>")
_CONTACT = re.compile(r"\b(?:with|including) (?:contact details|personal data|contacts?|emails?)\b", re.IGNORECASE)
_STAGE = re.compile(r"\b(?:" + "|".join(sorted(_STAGES, key=len, reverse=True)) + r")s?\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(since|from|after|until|till|to|before) (.+?)(?=\b(?:since|until|till|to|before)\b|$)", re.IGNORECASE
)
_EMPTY = re.compile(r"\b(?:all|leads?|and|or|the|my|that are|,)\b|,", re.IGNORECASE)
_DAY = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Typed:
    """All that was understood; `source` is as it was typed. `rest` is what was not."""

    format: Format = Format.CSV
    stages: tuple[Stage, ...] = ()
    source: str = ""
    owner: str = ""
    first: str = ""
    last: str = ""
    contact: bool = False
    rest: str = ""


@dataclass(slots=True)
class _Words:
    """The words that are left; each reading takes its own out."""

    left: str
    found: list[str] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.search(self.left)
        if match:
            self.left = f"{self.left[: match.start()]} {self.left[match.end() :]}"
        return match


def typed_export(text: str, today: date) -> Typed:
    """Read the words; people are mentioned as Slack writes it, `<@U123>`. Days are those on which leads came in."""
    words = _Words(_DAY.sub(" ", text.strip()))
    source = words.take(_SOURCE)
    contact, owner = words.take(_CONTACT), words.take(_OWNER)
    form = words.take(_FORMAT)
    if form and form[1].lower() not in _FORMATS:
        return Typed(rest=form[0])
    source = source or words.take(_ONE_WORD)
    first, last = _days(words, today)
    stages: dict[Stage, None] = {}
    while stage := words.take(_STAGE):
        stages |= dict.fromkeys(_STAGES[_singular(stage[0].lower())])
    rest = " ".join(_EMPTY.sub(" ", words.left).split())
    if rest and not first and not last and (days := days_typed(rest, today)):
        first, last, rest = days.first.isoformat(), days.last.isoformat(), ""
    return Typed(
        _FORMATS[form[1].lower()] if form else Format.CSV,
        tuple(stages),
        next((each.strip() for each in source.groups() if each), "") if source else "",
        owner[1] if owner else "",
        first,
        last,
        contact is not None,
        rest,
    )


def _singular(word: str) -> str:
    return word if word in _STAGES else word.removesuffix("s")


def _days(words: _Words, today: date) -> tuple[str, str]:
    """Take out since when and until when; words that name no day stay."""
    first = last = ""
    for match in list(_SINCE.finditer(words.left)):
        named = _longest_day(match[2], today)
        if named is None:
            continue
        text, (begin, end) = named
        if match[1].lower() in ("since", "from", "after"):
            first = begin.isoformat()
        else:
            last = end.isoformat()
        words.left = words.left.replace(f"{match[1]} {text}", " ", 1)
    return first, last


def _longest_day(text: str, today: date) -> tuple[str, tuple[date, date]] | None:
    """Return the most of these words that name days, and these."""
    parts = text.split(" ")
    for count in range(min(len(parts), 6), 0, -1):
        some = " ".join(parts[:count])
        if found := days_typed(some.rstrip(","), today):
            return some, (found.first, found.last)
    return None
