"""Further addresses and numbers of a lead: those it was given when it turned out to be another one, or came again."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.lead.identity.contact_details import mask_email, mask_phone, normalize_email
from bot.lead.identity.sameness import same_phone
from bot.lead.reader import Reader
from bot.lead.record import Lead

WAYS = ("email", "phone")
"""The details of which a lead has one in its form, and may have further ones."""

_MASKS = {"email": mask_email, "phone": mask_phone}


class FurtherWay(NamedTuple):
    """An address or a number beside the one in the lead's form; `detail` is one of `WAYS`."""

    detail: str
    value: str


def same_way(detail: str, one: str, other: str) -> bool:
    """Tell whether two addresses, or two numbers, are the same, however they are written."""
    if " ".join(one.split()).casefold() == " ".join(other.split()).casefold():
        return True
    return same_phone(one, other) if detail == "phone" else normalize_email(one) == normalize_email(other)


def beside(lead: Lead, ways: Iterable[FurtherWay]) -> list[FurtherWay]:
    """Return those that are not the one in the lead's form by now, each once."""
    found: list[FurtherWay] = []
    for way in ways:
        known = [getattr(lead, way.detail), *(other.value for other in found if other.detail == way.detail)]
        if not any(same_way(way.detail, way.value, one) for one in known):
            found.append(way)
    return found


def seen_ways(ways: Sequence[FurtherWay], lead: Lead, reader: Reader) -> list[FurtherWay]:
    """Return them as this reader may see them: as they are, or masked."""
    if reader.sees_contact_details_of(lead):
        return list(ways)
    return [way._replace(value=_MASKS[way.detail](way.value)) for way in ways]
