"""Zones and countries as people know them: those to choose from in Settings, and the country a zone is in.

The zones are those of the `tzdata` package, the countries those whose public holidays `holidays` knows.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import resources
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

NOWHERE = "-"
"""The choice of no country."""

_MOST = 100  # entries that Slack shows of a menu
_OTHERWISE = {"GB": "United Kingdom"}


def zone_named(name: str) -> str:
    """Return the zone's own name; "" if there is no such zone."""
    # Asking for all existing zones would take a thirtieth of the start.
    with suppress(ValueError, OSError, ZoneInfoNotFoundError):
        return ZoneInfo(name).key if name else ""
    return ""


def country_of(zone: str) -> str:
    """Return the ISO code of the country a zone is in, like "DE"; "" if it is in none, like UTC."""
    countries = _countries_by_zone()
    return countries.get(zone) or countries.get(_other_names().get(zone, ""), "")


def zones_of(country: str) -> tuple[str, ...]:
    """Return the zones of a country by its ISO code, where most people live first; none if there is no such country."""
    return tuple(line[2] for line in _table("zone.tab") if line[0] == country)


def zone_choices(typed: str) -> list[tuple[str, str]]:
    """List the zones whose name or country holds what was typed, as a menu's (value, label) pairs."""
    names = _country_names()
    searched = {zone: f"{zone} {names[country]}" for zone, country in _countries_by_zone().items()} | {"UTC": "UTC"}
    return _fitting(searched, typed, {zone: zone for zone in searched})


def place_choices(typed: str) -> list[tuple[str, str]]:
    """List the countries that hold what was typed, and their regions that have holidays of their own, "DE-BY"."""
    return _fitting(_places(), typed, _places())


def is_place(place: str) -> bool:
    return place in _places()


def place_name(place: str) -> str:
    """Name a country or region: "Germany, Bayern"."""
    return _places().get(place, place)


def _fitting(searched: Mapping[str, str], typed: str, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    words = _plain(typed).split()
    found = (value for value, text in searched.items() if all(word in _plain(text) for word in words))
    return [(value, labels[value]) for value in islice(found, _MOST)]


def _plain(text: str) -> str:
    return text.replace("_", " ").replace("/", " ").casefold()


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table of the zone database: its lines, cut at the tabs."""
    text = resources.files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _countries_by_zone() -> Mapping[str, str]:
    return dict(sorted((line[2], line[0]) for line in _table("zone.tab")))


@cache
def _other_names() -> Mapping[str, str]:
    """Map zones under their older names: Asia/Calcutta is Asia/Kolkata."""
    links = (line[0].split() for line in _table("tzdata.zi") if line[0].startswith("L "))
    return {link: target for _, target, link in links}


@cache
def _country_names() -> Mapping[str, str]:
    return {line[0]: line[1] for line in _table("iso3166.tab")} | _OTHERWISE


@cache
def _places() -> Mapping[str, str]:
    import holidays  # here, because it takes long to load, and a start should not wait for it

    names, places = _country_names(), {}
    for country, regions in holidays.list_supported_countries(include_aliases=False).items():
        name = names.get(country, country)
        places[country] = name
        known = {code: alias for alias, code in _aliases(country).items()} if regions else {}
        places |= {f"{country}-{region}": f"{name}, {known.get(region, region)}" for region in regions}
    ordered = sorted(places.items(), key=lambda place: (place[1].casefold(), place[0]))
    return {NOWHERE: "No country: no public holidays", **dict(ordered)}


def _aliases(country: str) -> Mapping[str, str]:
    import holidays

    aliases: Mapping[str, str] = getattr(holidays.country_holidays(country, years=()), "subdivisions_aliases", {})
    return aliases
