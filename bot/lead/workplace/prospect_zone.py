"""The zone a prospect is in: as somebody said, as a colleague's is known, or guessed where a country has only one.

phonenumbers ships no zones, so a country's come from the tzdata package. Where its zones show different times, nothing
is guessed. A guess is called one wherever it is shown.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from phonenumbers import NumberParseException, parse, region_code_for_number

from bot.lead.identity.contact_details import email_domain, normalize_phone
from bot.lead.identity.domains import is_free_mail
from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.days_off import DaysOff
from bot.lead.workplace.places import country_of, zone_named, zones_of
from bot.lead.workplace.week import Week, alike, hours

DAYTIME = hours(8, 18)
"""The hours in which people can be reached at work."""

_WORLDWIDE = frozenset("ai cc co fm gg io is la ly me nu pw sh so st su tk to tv vc ws".split())  # noqa: SIM905
"""Endings of countries that people everywhere take for their sound."""

_ENDING_OF = {"uk": "GB"}


class Origin(StrEnum):
    """Origin of what is known of a prospect's zone."""

    SAID = "said"
    COMPANY = "company"
    PHONE = "phone"
    DOMAIN = "domain"
    WORKSPACE = "workspace"


ORIGINS: dict[Origin, str] = {
    Origin.SAID: "as was said",
    Origin.COMPANY: "as their company's is known",
    Origin.PHONE: "a guess from their phone number",
    Origin.DOMAIN: "a guess from their email address",
    Origin.WORKSPACE: "not known, so the workspace's is taken",
}


class ZoneGuess(NamedTuple):
    zone: str
    origin: Origin

    @property
    def words(self) -> str:
        """Write "Europe/Berlin (a guess from their phone number)"."""
        return f"{self.zone} ({ORIGINS[self.origin]})"


def zone_of(said: str, company: str, phone: str, email: str, workspace: str, now: datetime) -> ZoneGuess:
    """Return where they are: as `said` of themselves or of somebody at their `company`, else guessed, else as the
    `workspace`. `now` is when the clocks of a country's zones are compared."""
    for zone, origin in (
        (zone_named(said), Origin.SAID),
        (zone_named(company), Origin.COMPANY),
        (_only_zone(country_of_phone(phone), now.year), Origin.PHONE),
        (_only_zone(country_of_email(email), now.year), Origin.DOMAIN),
    ):
        if zone:
            return ZoneGuess(zone, origin)
    return ZoneGuess(workspace, Origin.WORKSPACE)


def country_of_phone(phone: str) -> str:
    """Return the ISO code of the country of a number that says it, "+49 30 1234567"; "" for any other."""
    number = normalize_phone(phone).partition("x")[0]
    try:
        return str(region_code_for_number(parse(number, None)) or "")
    except NumberParseException:
        return ""


def country_of_email(email: str) -> str:
    """Return the ISO code that the ending of a company's domain says, "" if it says none."""
    domain = email_domain(email)
    ending = domain.rpartition(".")[2]
    if ending in _WORLDWIDE or is_free_mail(domain):
        return ""
    return _ENDING_OF.get(ending, ending.upper()) if len(ending) == 2 else ""


@lru_cache(maxsize=512)
def _only_zone(country: str, year: int) -> str:
    """Return the country's zone if all its clocks show the same time all that year and the next; "" if they do not."""
    zones = zones_of(country)
    days = [datetime(year, 1, 1, 12, tzinfo=ZoneInfo("UTC")) + timedelta(days=7 * week) for week in range(106)]
    clocks = {tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in days) for zone in zones}
    return zones[0] if len(clocks) == 1 else ""


def day_there(guess: ZoneGuess, workspace: WorkingHours) -> WorkingHours:
    """Return when it is day where they are: on their country's working days, or the workspace's if nothing is known."""
    if guess.origin is Origin.WORKSPACE:
        return WorkingHours(workspace.tz, _widened(workspace.week), workspace.holidays)
    country = country_of(guess.zone)
    return WorkingHours(ZoneInfo(guess.zone), alike((DAYTIME,), _weekdays(country)), DaysOff(country))


def _widened(week: Week) -> Week:
    """Return the same days, each from its opening or eight o'clock to its closing or six, whichever is longer."""
    return tuple(
        (DAYTIME._replace(start=min(DAYTIME.start, day[0].start), end=max(DAYTIME.end, day[-1].end)),) if day else ()
        for day in week
    )


@lru_cache(maxsize=512)
def _weekdays(country: str) -> frozenset[int]:
    """Return the weekdays on which people work there, Monday = 0."""
    import holidays  # here, because it takes long to load, and a start should not wait for it

    try:
        free = holidays.country_holidays(country).weekend if country else {5, 6}
    except NotImplementedError:
        free = {5, 6}
    return frozenset(range(7)) - frozenset(free)
