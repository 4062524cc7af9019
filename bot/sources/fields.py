"""The fields in which a source is changed: as they are shown, and read back."""

from collections.abc import Mapping
from typing import Any

from bot.lead.ending.money import Money, read_money
from bot.sources.kinds import KINDS, ORIGINS
from bot.sources.matching import alike
from bot.sources.source import Source

FIELDS: Mapping[str, str] = {
    "name": "Name",
    "kind": "What kind of source is it?",
    "owner": "Who owns it?",
    "origin": "A list: whose is it?",
    "cost": "What did it cost?",
    "link": "Link",
}
"""The labels of the fields."""

LONGEST: Mapping[str, int] = {"name": 150, "cost": 40, "link": 1000}


def as_shown(source: Source) -> dict[str, str]:
    """Return what each field shows."""
    cost = Money(source.hundredths, source.currency).words if source.hundredths else ""
    plain = {name: str(getattr(source, name)) for name in FIELDS if name != "cost"}
    return {name: cost if name == "cost" else plain[name] for name in FIELDS}


def problems(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with what was typed, by field, for whoever typed it."""
    found: dict[str, str] = {}
    if "name" in wanted and not alike(wanted["name"]):
        found["name"] = "It needs a name, such as Webinar Q3 2026."
    if wanted.get("cost") and isinstance(said := read_money(wanted["cost"]), str):
        found["cost"] = said
    if wanted.get("link") and not wanted["link"].startswith(("https://", "http://")):
        found["link"] = "A link begins with https://, as it is copied from the browser or from Slack."
    return found


def typed_columns(wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return what was typed as the columns of a source; nothing in it is wrong."""
    columns: dict[str, Any] = {name: value for name, value in wanted.items() if name in ("owner", "link")}
    if "name" in wanted:
        columns["name"] = " ".join(wanted["name"].split())
    for name, known in (("kind", set(KINDS)), ("origin", set(ORIGINS))):
        if name in wanted:
            columns[name] = wanted[name] if wanted[name] in known else ""
    if "cost" in wanted:
        money = read_money(wanted["cost"]) if wanted["cost"] else None
        columns |= {"hundredths": 0, "currency": ""}
        columns |= {"hundredths": money.hundredths, "currency": money.currency} if isinstance(money, Money) else {}
    return columns
