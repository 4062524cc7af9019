"""Recognising a known export by the set of its headers, never by their position."""

from collections.abc import Sequence

from bot.exchange.layouts.headers import plain
from bot.exchange.layouts.known.address_books import ADDRESS_BOOKS
from bot.exchange.layouts.known.adverts import ADVERTS
from bot.exchange.layouts.known.events import EVENTS
from bot.exchange.layouts.known.meetings import MEETINGS
from bot.exchange.layouts.layout import Layout, words
from bot.exchange.reading.sheet import Kind

UNKNOWN = Layout(
    "",
    "",
    (),
    event=words(
        "topic | webinar topic | webinar name | webinar title | meeting title | event name | event title | thema"
    ),
)
CARDS = Layout("vcard", "vCards", ())
ADDRESSES = Layout("list", "List of addresses", ())
_ALL = (*ADVERTS, *MEETINGS, *EVENTS, *ADDRESS_BOOKS)
LAYOUTS = {layout.name: layout for layout in (UNKNOWN, CARDS, ADDRESSES, *_ALL)}


def recognise(kind: Kind, header: Sequence[str]) -> Layout:
    """Return the export that has these headers, the one with most of its marks among them; UNKNOWN for none."""
    if kind is Kind.CARDS:
        return CARDS
    if kind is Kind.LIST:
        return ADDRESSES
    found = {plain(text) for text in header}
    fitting = [(len(mark), layout) for layout in _ALL for mark in layout.marks if mark <= found]
    best = max((size for size, _ in fitting), default=0)
    return next((layout for size, layout in fitting if size == best), UNKNOWN)
