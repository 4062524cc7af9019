"""Checks on what is typed in forms; each problem is shown at its field."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.lead.definition.questions import Definition, Kind
from bot.lead.details import DETAILS, Details
from bot.lead.identity.contact_details import email_problem, phone_problem
from bot.lead.workplace.places import zone_named
from bot.slack.long_text import MOST

LONGEST = {name: detail.longest for name, detail in DETAILS.items()} | {"notes": MOST}
LONGEST_ANSWER = DETAILS["notes"].longest


def detail_problems(details: Details) -> dict[str, str]:
    """Map each field with a problem to what is wrong and how to put it right; empty when all is well."""
    problems = {}
    if not details.name.strip():
        problems["name"] = "Who is it? A name is needed; a first name will do."
    if details.email and (problem := email_problem(details.email)):
        problems["email"] = problem
    if details.phone and (problem := phone_problem(details.phone)):
        problems["phone"] = problem
    if details.tz and not zone_named(details.tz):
        problems["tz"] = "There is no such time zone. Please pick one, or leave it empty."
    for name, longest in LONGEST.items():
        if len(getattr(details, name)) > longest:
            rest = "" if name == "notes" else "; the notes take the rest"
            problems[name] = f"Please keep this under {longest:,} characters{rest}."
    return problems


def answer_problems(values: Mapping[str, str], definition: Definition, today: Callable[[], date]) -> dict[str, str]:
    """Map question keys to what is wrong with the answer; `today` gives the workspace's date where one is asked for."""
    problems = {}
    for key, value in values.items():
        question = definition.by_key.get(key)
        if question is None or not value:
            continue
        if question.kind is Kind.CHOICE and question.choice(value) is None:
            problems[key] = "Please pick one of the choices."
        elif question.kind is Kind.DATE and (problem := future_date_problem(value, today())):
            problems[key] = problem
        elif question.kind is Kind.NUMBER and not _is_number(value):
            problems[key] = "Please give a number, such as 25 or 12.5."
        elif len(value) > LONGEST_ANSWER:
            problems[key] = "Please keep this under 3,000 characters."
    return problems


def future_date_problem(value: str, today: date) -> str | None:
    """Say what is wrong with an ISO date that has to lie ahead; None if nothing is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return "Please give a date, such as 2027-03-01."
    if day <= today:
        return "That date has passed. Please pick a day after today."
    if day.year > today.year + 5:
        return "That is more than five years away. Please pick an earlier day."
    return None


def past_date_problem(value: str, today: date) -> str | None:
    """Say what is wrong with an ISO date on which something has happened; None if nothing is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return "Please give a date, such as 2027-03-01."
    if day > today:
        return "That date is still to come. Please pick today or an earlier day."
    if day.year < today.year - 5:
        return "That is more than five years ago. Please pick a later day."
    return None


def _is_number(value: str) -> bool:
    try:
        return float(value.replace(",", ".")) == float(value.replace(",", "."))
    except ValueError:
        return False
