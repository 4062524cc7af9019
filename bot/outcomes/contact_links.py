"""Links by which whoever has a lead reaches them: one press writes to them or calls them."""

from collections.abc import Iterator, Sequence

from bot.lead.identity.contact_details import normalize_phone
from bot.lead.identity.further import FurtherWay, beside
from bot.lead.identity.phones import international
from bot.lead.record import Lead
from bot.slack.text import mail_link, phone_link

_MOST = 3


def contact_links(lead: Lead, further: Sequence[FurtherWay], country: str) -> str:
    """List their address and number, and the further ones they have; a national number is one of that `country`."""
    lines = list(_lines(lead, further, country))
    more = len(lines) - _MOST
    shown = lines[:_MOST] + ([f"…and {more} more in Details"] if more > 0 else [])
    return "\n".join(shown) or "No email or phone given: the marketer may know one."


def _lines(lead: Lead, further: Sequence[FurtherWay], country: str) -> Iterator[str]:
    own = [FurtherWay(name, value) for name in ("phone", "email") if (value := getattr(lead, name))]
    for way in (*own, *beside(lead, further)):
        yield f":email: {mail_link(way.value)}" if way.detail == "email" else _phone(way.value, country)


def _phone(number: str, country: str) -> str:
    dialled = international(number, country) or normalize_phone(number).partition("x")[0]
    return f":phone: {phone_link(number, dialled)}"
