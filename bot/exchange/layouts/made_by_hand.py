"""Columns of lists made by hand whose words mean one thing or another, by what stands beside them and in them."""

from collections.abc import Sequence
from itertools import islice

from bot.exchange.layouts.headers import plain
from bot.exchange.layouts.mapping import Target
from bot.exchange.reading.sheet import Table
from bot.lead.identity.words import fold

_CUSTOMERS = frozenset("customer client kunde kunden klient klant cliente zakaznik kund asiakas клиент 客户".split())  # noqa: SIM905
"""The names of columns that hold companies beside somebody's name, and else whoever it is."""
_NAMES = frozenset({Target.NAME, Target.FIRST_NAME, Target.LAST_NAME})
_FORMS = frozenset(
    """
    mr mrs ms miss mx dr prof professor herr herrn frau fr hr dipl ing m mme mlle monsieur madame sr sra srta senor
    senora sig sigra signor signora dott dhr mevr dhr mw heer mevrouw pan pani fru herra rouva
    """.split()  # noqa: SIM905
)
_SAMPLED = 200  # rows


def settle_by_hand(table: Table, targets: dict[int, str]) -> None:
    """Settle the columns of customers, and leave out a "Title" that says Mr and Mrs rather than what they do."""
    named = not _NAMES.isdisjoint(targets.values())
    for at, header in enumerate(table.header):
        if targets[at] == Target.NOTES and plain(header) in _CUSTOMERS:
            targets[at] = Target.COMPANY if named else Target.NAME
    titled = [at for at, target in targets.items() if target == Target.TITLE]
    sample = [row.cells for row in islice(table.rows, _SAMPLED)] if titled else []
    for at in titled:
        if _are_forms([cells[at] for cells in sample if at < len(cells) and cells[at]]):
            targets[at] = Target.LEFT_OUT


def _are_forms(values: Sequence[str]) -> bool:
    """Tell whether these are forms of address and nothing else."""
    return bool(values) and all(set(fold(value).replace(".", " ").split()) <= _FORMS for value in values)
