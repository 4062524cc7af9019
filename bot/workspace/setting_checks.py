"""Checks on the settings as filled in, and the way they are kept."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from bot.lead.workplace.calendar import WorkingHours, longest_rest
from bot.lead.workplace.days_off import LONGEST_REST, DaysOff, own_days, own_days_problem
from bot.lead.workplace.places import NOWHERE, is_place, zone_named
from bot.lead.workplace.typed_hours import hours_problem, read_week, write_week
from bot.privacy.keeping import CHOICES
from bot.slack.typed import number_in
from bot.workspace.sheet import HOURS, NUMBERS, WEEKDAYS

Values = Mapping[str, str | Sequence[str]]

WHEN_DIGEST = frozenset({"tz", "digest_weekday", "digest_hour"})
"""The settings that say when the digest comes: one that is changed does not make a digest late that was not."""

WHEN_WE_WORK = frozenset({"tz", "week", "country", "own_days"})
"""The settings by which working time is counted."""

ASSUMED = "UTC"
"""The zone while nobody has said it, and a form was drawn that does not ask for it."""

_NO_WORK = f"That leaves more than {LONGEST_REST} days in a row off. Please leave some of them out."


def setting_problems(wanted: Values) -> dict[str, str]:
    """Map each field with a problem to what is wrong and how to put it right; empty when all is well."""
    offered = {
        "tz": bool(zone_named(str(wanted["tz"]))),
        "country": is_place(str(wanted["country"])),
        "digest_weekday": _is_number_in(str(wanted["digest_weekday"]), range(len(WEEKDAYS))),
        "digest_hour": _is_number_in(str(wanted["digest_hour"]), HOURS),
        "keep_months": str(wanted["keep_months"]) in map(str, CHOICES),
    }
    problems = {name: "Please pick one." for name, fits in offered.items() if not fits}
    for name, offered_numbers in NUMBERS.items():
        if not _is_number_in(str(wanted[name]).strip(), offered_numbers):
            problems[name] = f"Please write a whole number from {offered_numbers[0]} to {offered_numbers[-1]}."
    if problem := hours_problem(str(wanted["week"])):
        problems["week"] = problem
    if problem := own_days_problem(str(wanted["own_days"])):
        problems["own_days"] = problem
    return problems or _rest_problem(wanted)


def _rest_problem(wanted: Values) -> dict[str, str]:
    own = own_days(str(wanted["own_days"]))
    country, _, region = str(wanted["country"]).partition("-")
    hours = WorkingHours(ZoneInfo("UTC"), read_week(str(wanted["week"])), DaysOff(country, region, own))
    return {"own_days": _NO_WORK} if longest_rest(own.off, hours) > LONGEST_REST else {}


def _is_number_in(text: str, offered: range) -> bool:
    return text.isdecimal() and number_in(text) in offered


def columns_of(changed: Values) -> dict[str, object]:
    """Return the settings as they are kept in the workspace's columns."""
    columns: dict[str, object] = dict(changed)
    for name in ("digest_weekday", "digest_hour", "keep_months", *NUMBERS):
        if name in changed:
            columns[name] = number_in(str(changed[name]).strip())
    if "week" in changed:
        columns["week"] = write_week(read_week(str(changed["week"])))
    if "country" in changed:
        country, _, region = str(changed["country"]).partition("-")
        columns |= {"country": country or NOWHERE, "region": region}
    if "tz" in changed:
        columns["tz_assumed"] = False
    return columns
