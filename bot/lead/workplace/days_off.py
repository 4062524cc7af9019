"""The days on which nobody works: a country's public holidays, and the team's own days as managers type them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

LONGEST_REST = 60
"""The most days in a row without any work: a typing error in a year must not silence Baton."""

_DAY = timedelta(days=1)
_YEARS = range(2000, 2100)
_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*(?:-|–|to|until)\s*(\d{4}-\d{2}-\d{2}))?\b(.*)")
_WORKED = re.compile(r"\bwork(?:ed|ing|s|day)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnDays:
    """The team's days off besides public holidays, and the public holidays on which it works all the same."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The days off, of which any day can be asked. `country` and `region` are ISO codes, empty for none."""

    country: str = ""
    region: str = ""
    own: OwnDays = OwnDays()

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date) or day in self.own.worked:
            return False
        return day in self.own.off or day in public_holidays(self.country, self.region, day.year)

    def name_of(self, day: date) -> str:
        """Return the name of a public holiday; "" for any other day."""
        return public_holidays(self.country, self.region, day.year).get(day, "")

    def coming(self, today: date, most: int) -> list[tuple[date, str]]:
        """List the next of them within a year, with the public holidays' names; the team's own have none."""
        days = (today + n * _DAY for n in range(366))
        found = islice((day for day in days if day in self), most)
        return [(day, self.name_of(day)) for day in found]


@lru_cache(maxsize=1000)
def public_holidays(country: str, region: str, year: int) -> Mapping[date, str]:
    """Return the public holidays of a year with their names, in English if there are any; none if none are known."""
    if not country:
        return {}
    import holidays  # here, because it takes long to load, and a start should not wait for it

    subdiv = region or None
    for known, language in ((subdiv, "en_US"), (subdiv, None), (None, None)):
        try:
            return dict(holidays.country_holidays(country, subdiv=known, years=year, language=language))
        except NotImplementedError:  # the country, the region, or the language
            continue
    return {}


@lru_cache(maxsize=1000)
def own_days(typed: str) -> OwnDays:
    """Read the days that were typed, a day or a span per line; other lines are left out."""
    off: set[date] = set()
    worked: set[date] = set()
    for days, is_worked in filter(None, map(_read, typed.splitlines())):
        (worked if is_worked else off).update(days)
    return OwnDays(frozenset(off), frozenset(worked))


def own_days_problem(typed: str) -> str:
    """Say what is wrong with the days typed and how to put it right; empty when nothing is."""
    for number, line in enumerate(typed.splitlines(), 1):
        if line.strip() and not _read(line):
            return (
                f"Line {number}, “{line.strip()[:40]}”, is not a date. Please write one per line, such as 2026-12-24, "
                f"or a span of up to {LONGEST_REST} days, such as 2026-12-24 to 2026-12-31."
            )
    return ""


def _read(line: str) -> tuple[tuple[date, ...], bool] | None:
    """Read the days a line is about, and whether the team works on them; None for any other line."""
    found = _LINE.fullmatch(line.strip())
    if not found:
        return None
    try:
        first = date.fromisoformat(found[1])
        last = date.fromisoformat(found[2]) if found[2] else first
    except ValueError:
        return None
    if not (timedelta(0) <= last - first < LONGEST_REST * _DAY and first.year in _YEARS):
        return None
    return tuple(_from(first, last)), bool(_WORKED.search(found[3]))


def _from(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + n * _DAY
