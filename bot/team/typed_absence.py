"""Absences as people type them: "until friday, cover @kim", "2026-12-24 to 2027-01-02", "for an hour", "tomorrow"."""

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.cadence.coming import months_later
from bot.lead.workplace.calendar import moment_at, start_of_day
from bot.lead.workplace.typed_days import days_of
from bot.slack.markup import mentioned
from bot.team.rep import Away

_DAY = timedelta(days=1)
_NUMBERS = {"a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "half an": 0.5, "half a": 0.5}
_NUMBERS |= {"a couple of": 2.0, "couple of": 2.0, "five": 5.0, "six": 6.0}
_MENTION = re.compile(r"<@[UW][A-Z0-9]{2,}(?:\|[^<>]*)?>")
_COVERING = (
    r"(?:cover(?:s|ed|ing)?|substitut\w*|stands? in|standing in|instead|replac\w*|deputy|while|with|by|is|for me|for|me"
    r"|my|and|the|:|,|;|=)"
)
_COVER = re.compile(rf"[\s,;(]*(?:{_COVERING}[\s:,=]*)*\0(?:[\s,;]*{_COVERING})*[\s,;)]*", re.IGNORECASE)
_COVERS = re.compile(r"\s*(?:is |will )?(?:cover|stand|substitut|replac)", re.IGNORECASE)
_FILLER = re.compile(
    r"^(?:(?:i am|i'm|im|i will be|i'll be|will be|be|please|away|off|out|ooo|out of office|gone|on|at|"
    r"leave|vacation|holidays?|pto|sick|the)\s+)+"
)
_FOR = re.compile(
    rf"(?:for |in )?(?:the )?({'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|\d{{1,3}}(?:[.,]5)?)[ ]?"
    r"(minutes?|mins?|min|m|hours?|hrs?|h|days?|d|weeks?|w|months?)"
)
_TO = r"(?:\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bthru\b|\band\b|–|—| - )"
_HYPHEN = r"(?:(?<=\.)-|(?<=[a-z])-(?=\w)|(?<=\w)-(?=[a-z])|(?<=\d)-(?=\d\d? [a-z]))"
_SPAN = re.compile(rf"(?:from |between )?(.+?) ?(?:{_TO}|{_HYPHEN}) ?(.+)")
_SPAN_ISO = re.compile(rf"(?:from |between )?(20\d\d-\d\d?-\d\d?) ?(?:{_TO}|[-–—/]) ?(20\d\d-\d\d?-\d\d?)")
_UNTIL = re.compile(r"(?:until|till?|untill|to|up to|through|thru) (.+)")
_BACK = re.compile(r"(?:(.+?) )?(?:and )?(?:i'?ll be |i am |i'm )?back (?:again )?(?:on |at |in )?(.+)")
_IN = re.compile(r"^(?:for |on |in |all )(?:the )?")
_CLOCK = re.compile(
    r"(?:(.+?) )?(?:at )?(?:(\d{1,2})(?::(\d\d))? ?(am|pm|h|o'clock)|(\d{1,2}):(\d\d)|(noon|midday))(?: (.+))?"
)


class Typed(NamedTuple):
    """An absence as it was typed: whose, "" for one's own; who covers, "" if nobody; and when, None if that cannot be
    read. `several` people were named for the cover."""

    whose: str
    cover: str
    when: Away | None
    several: bool = False


def read_away(typed: str, now: datetime, tz: ZoneInfo) -> Typed:
    """Read what was typed after `/lead away`, as Slack hands it over, at that moment (UTC) on these clocks."""
    people, text, whose = mentioned(typed), typed.strip(), ""
    if (found := _MENTION.match(text)) and not _COVERS.match(text[found.end() :]):
        whose, text, people = people[0], text[found.end() :], people[1:]
    bare = _COVER.sub(" ", _MENTION.sub("\0", text)) if people else text
    return Typed(whose, people[0] if people else "", when_of(bare, now, tz), len(people) > 1)


def when_of(typed: str, now: datetime, tz: ZoneInfo) -> Away | None:
    """Read the time alone; None if it cannot be read, or is over."""
    text = " ".join(re.sub(r"[,;!?\"“”()]", " ", typed.lower()).replace("’", "'").split()).rstrip(".")
    text = text if re.search(r"\d\.$", typed.strip()) is None else f"{text}."
    text = _FILLER.sub("", f"{text} ").strip().replace("of the ", "of ").removeprefix("the ")
    text = re.sub(r"\bnext (?=\d)", "", text).replace("next hour", "1 hour")
    found = _read(text, now, tz)
    return found if found and found.until > max(now, found.since) else None


def _read(text: str, now: datetime, tz: ZoneInfo) -> Away | None:
    today = now.astimezone(tz).date()
    if found := _FOR.fullmatch(text):
        return _lasting(found, now, today, tz)
    if found := _SPAN_ISO.fullmatch(text):
        return _between(found[1], found[2], now, tz)
    if (found := _BACK.fullmatch(text)) and (back := _back(found[1] or "", found[2], now, tz)):
        return back
    if found := _UNTIL.fullmatch(text):
        return _until(found[1], now, today, tz)
    if (found := re.fullmatch(r"(?:from |starting )?(.+?) (for .+)", text)) and (begins := days_of(found[1], today)):
        lasts = _FOR.fullmatch(found[2])
        return _lasting(lasts, start_of_day(begins[0], tz), begins[0], tz) if lasts else None
    if days := days_of(_IN.sub("", text), today):
        return whole_days(*days, now, tz)
    if text in ("this afternoon", "afternoon"):
        return Away(max(now, moment_at(today, time(12), tz)), start_of_day(today + _DAY, tz))
    if found := _SPAN.fullmatch(text):
        return _between(found[1], found[2], now, tz)
    return None


def whole_days(first: date, last: date, now: datetime, tz: ZoneInfo) -> Away:
    """Return the absence on these days, where the person lives; today it begins at once."""
    since = max(now, start_of_day(first, tz))
    return Away(since, start_of_day(last + _DAY, tz), first_day=first, last_day=last)


def _lasting(found: re.Match[str], since: datetime, today: date, tz: ZoneInfo) -> Away | None:
    count, unit = _NUMBERS.get(found[1]) or float(found[1].replace(",", ".")), found[2]
    if unit[0] == "m" and not unit.startswith("mo"):
        return Away(since, since + timedelta(minutes=count))
    if unit[0] == "h":
        return Away(since, since + timedelta(hours=count))
    if unit.startswith("mo") and count == int(count):
        last = months_later(today, int(count)) - _DAY
    else:
        days = count * (7 if unit[0] == "w" else 1)
        if days != int(days) or not days:
            return None
        last = today + int(days) * _DAY - _DAY
    return whole_days(today, last, since, tz)


def _until(text: str, now: datetime, today: date, tz: ZoneInfo) -> Away | None:
    text = text.removeprefix("the ")
    if days := days_of(text, today):
        first, last = days
        if first != last and first > today:  # "until next week" is back on its Monday
            last = first - _DAY
        return whole_days(today, last, now, tz)
    at = _moment(text, now, today, tz)
    return Away(now, at) if at else None


def _back(when: str, text: str, now: datetime, tz: ZoneInfo) -> Away | None:
    """Read "back on monday", which is the day after the last."""
    today = now.astimezone(tz).date()
    begins = days_of(when.removeprefix("from "), today) if when else (today, today)
    days = days_of(text, begins[0]) if begins else None
    if begins and days and days[0] > begins[0]:
        return whole_days(begins[0], days[0] - _DAY, now, tz)
    at = None if when or days else _moment(text, now, today, tz)
    return Away(now, at) if at else None


def _between(one: str, other: str, now: datetime, tz: ZoneInfo) -> Away | None:
    today = now.astimezone(tz).date()
    first = (today, today) if one in ("now", "today") else days_of(one.removeprefix("the "), today)
    if first is None and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|\.)?", one):  # "24-28 december"
        ends = days_of(other, today)
        number = int(re.sub(r"\D", "", one))
        if ends and number <= ends[1].day:
            return whole_days(ends[1].replace(day=number), ends[1], now, tz)
        return None
    last = days_of(other.removeprefix("the "), first[0]) if first else None
    if first and last:
        return whole_days(first[0], last[1], now, tz)
    since = _moment(one, now, today, tz)
    until = _moment(other, since, since.astimezone(tz).date(), tz) if since else None
    return Away(since, until) if since and until else None


def _moment(text: str, now: datetime, today: date, tz: ZoneInfo) -> datetime | None:
    """Return the next moment that "3pm", "15:30" or "monday 10:00" names."""
    if not (found := _CLOCK.fullmatch(text)):
        return None
    days = days_of((found[1] or found[8] or "today").removeprefix("on "), today)
    hour, minute = (12, 0) if found[7] else (int(found[2] or found[5]), int(found[3] or found[6] or 0))
    half = found[4] if found[4] in ("am", "pm") else ""
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    if days is None or hour > 23 or minute > 59:
        return None
    at = moment_at(days[0], time(hour, minute), tz)
    return at if at > now or found[1] or found[8] else moment_at(days[0] + _DAY, time(hour, minute), tz)
