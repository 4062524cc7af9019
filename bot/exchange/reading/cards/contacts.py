"""Contacts (vCard 2.1, 3.0 and 4.0), a row each: badges, phones and address books write them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.exchange.reading.cards.properties import Property, properties
from bot.exchange.reading.sheet import Row

_SEVERAL = 3
"""Columns for each of emails and phones; whatever more there is stands in the last, after commas."""
_NAMES = ("Last name", "First name", "Middle name", "Prefix", "Suffix")
_ADDRESS = ("", "", "Street", "City", "State", "ZIP", "Country")
_ONE = {"FN": "Name", "TITLE": "Title", "ROLE": "Role", "URL": "Website", "NOTE": "Note", "CATEGORIES": "Categories"}
_MANY = {"EMAIL": ("Email", "Email 2", "Email 3"), "TEL": ("Phone", "Phone 2", "Phone 3")}
HEADER = (
    *("Name", "First name", "Middle name", "Last name", "Prefix", "Suffix", "Company", "Department", "Title", "Role"),
    *_MANY["EMAIL"],
    *_MANY["TEL"],
    *("Website", "Street", "City", "State", "ZIP", "Country", "Categories", "Note"),
)


@dataclass(frozen=True, slots=True)
class Contacts:
    """The cards in a text, read anew each time. A card in a card, as an agent's, is passed over."""

    text: str

    def __iter__(self) -> Iterator[Row]:
        rows = (_row(line, card) for line, card in _cards(self.text))
        return (row for row in rows if any(row.cells))


def _cards(text: str) -> Iterator[tuple[int, list[Property]]]:
    """Walk through the cards with the line that each begins at; one whose end is missing ends where the next begins."""
    line, card, agent = 0, list[Property](), False
    for each in properties(text):
        if each.name == "BEGIN" and card and card[-1].name == "AGENT":
            agent = True
        elif each.name == "END" and agent:
            agent = False
        elif each.name in ("BEGIN", "END"):
            if line:
                yield line, card
            line, card = each.line if each.name == "BEGIN" else 0, []
        elif line and not agent:
            card.append(each)
    if line:
        yield line, card


def _row(line: int, card: list[Property]) -> Row:
    """Return a card's cells in the order of the header."""
    cells: dict[str, str] = {}
    for each in sorted(card, key=lambda each: each.preferred):
        if each.name in _MANY:
            _add(cells, _MANY[each.name], each.whole())
        elif each.name in _ONE and _ONE[each.name] not in cells:
            cells[_ONE[each.name]] = each.whole()
        elif each.name == "N":
            cells |= zip(_NAMES, each.parts(), strict=False)
        elif each.name == "ORG" and "Company" not in cells:
            company, *departments = each.parts()
            cells |= {"Company": company, "Department": ", ".join(filter(None, departments))}
        elif each.name == "ADR" and "Country" not in cells:
            cells |= zip(_ADDRESS, each.parts(), strict=False)
    return Row(line, tuple(cells.get(name, "").strip() for name in HEADER))


def _add(cells: dict[str, str], columns: tuple[str, ...], value: str) -> None:
    """Put a value into the first column that is free; what is there already is not put twice."""
    if not value or value in (cells.get(column) for column in columns):
        return
    free = next((column for column in columns if column not in cells), None)
    if free:
        cells[free] = value
    else:
        cells[columns[-1]] += f", {value}"
