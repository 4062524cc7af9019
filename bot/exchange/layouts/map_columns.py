"""Choosing the table with the people, and what its columns become."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from bot.exchange.layouts.asked import question_of
from bot.exchange.layouts.dates import fits_both, order_of
from bot.exchange.layouts.guess import by_values, by_words, contradicts
from bot.exchange.layouts.headers import plain, unique
from bot.exchange.layouts.known.address_books import BATON
from bot.exchange.layouts.layout import Layout, words
from bot.exchange.layouts.made_by_hand import settle_by_hand
from bot.exchange.layouts.mapping import QUESTION, Target
from bot.exchange.layouts.mapping import Mapping as Mapped
from bot.exchange.layouts.recognise import LAYOUTS, UNKNOWN, recognise
from bot.exchange.layouts.roles import are_roles
from bot.exchange.layouts.sections import gathered, is_gathered, wider
from bot.exchange.load.refused.to_mend import ADDED
from bot.exchange.reading.sheet import Kind, Sheet, Table
from bot.lead.definition.questions import Question

_SAMPLED = 200
"""Rows that are looked at to guess a column by its values."""
_WORTH = {Target.EMAIL: 5, Target.CONTACT: 5, Target.PHONE: 4, Target.NAME: 3, Target.LAST_NAME: 3, Target.COMPANY: 1}
_PARTS = words(
    "role | rolle | rol | ruolo | rola | roll | papel | user role |"
    "audience type | attendee type | participant type | teilnehmertyp"
)
"""Headers of a job, or of the part that somebody had in an event: what stands below tells which."""
_PEOPLE = _WORTH[Target.NAME]
_FULL_NAMES = frozenset("name naam namn navn nom nimi nume".split())  # noqa: SIM905
_GIVEN_NAMES = frozenset("nombre nome jmeno imie nombres".split())  # noqa: SIM905


def map_columns(
    sheet: Sheet, questions: Sequence[Question], remembered: Mapping[str, str] | None = None, table: int | None = None
) -> tuple[Table, Mapped]:
    """Return the table with the people, or the one chosen by its place, and what its columns become.

    `remembered` are targets by a column's unique header, as somebody chose them before; they come first. The sheet has
    at least one table. Columns are only looked into where their words say nothing, and where there are dates."""
    every = [_mapped(sheet.kind, each, questions) for each in sheet.tables]
    best = table
    if best is None:
        best = max(range(len(every)), key=lambda at: (_worth(every[at]), -at))
        best = wider(sheet.tables, best)
    chosen, mapping = sheet.tables[best], every[best]
    people = gathered(sheet, best, mapping.layout)
    if people is not chosen:
        last = Target.STAFF if LAYOUTS[mapping.layout].sections else Target.NOTES
        mapping = replace(mapping, targets={**mapping.targets, len(people.header) - 1: last})
    names = unique(people.header)
    before = {at: remembered[name] for at, name in enumerate(names) if name in remembered} if remembered else {}
    targets = {**mapping.targets, **before}
    unsure = tuple(at for at in mapping.unsure if at not in before)
    return people, with_dates(people, replace(mapping, targets=targets, unsure=unsure))


def with_dates(table: Table, mapping: Mapped) -> Mapped:
    """Return the mapping with the order of its dates, decided over all of them."""
    dated = [at for at, target in mapping.targets.items() if target == Target.CREATED]
    cells = (row.cells[at] for row in table.rows for at in dated if at < len(row.cells)) if dated else ()
    return replace(mapping, day_first=order_of(cells, mapping.day_first))


def open_dates(table: Table, mapping: Mapped) -> bool:
    """Tell whether somebody has to say in which order the table's dates are."""
    return mapping.day_first is None and order_matters(table, mapping)


def order_matters(table: Table, mapping: Mapped) -> bool:
    """Tell whether a date of the table is another day if its order is another."""
    dated = [at for at, target in mapping.targets.items() if target == Target.CREATED]
    return bool(dated) and any(fits_both(row.cells[at]) for row in table.rows for at in dated if at < len(row.cells))


def read_together(sheet: Sheet, table: Table) -> list[Table]:
    """Return the tables with the same columns whose rows are read one after the other."""
    return [other for other in sheet.tables if other.title and is_gathered(other, table)]


def left_alone(sheet: Sheet, table: Table) -> list[Table]:
    """Return the other tables that seem to hold people too, but are not read with that one."""
    others = [other for other in sheet.tables if other is not table and not is_gathered(other, table)]
    return [other for other in others if _worth(_mapped(sheet.kind, other, ())) >= _PEOPLE]


def _mapped(kind: Kind, table: Table, questions: Sequence[Question]) -> Mapped:
    layout = recognise(kind, table.header)
    targets: dict[int, str] = {}
    unsure: list[int] = []
    for at, (target, sure) in enumerate(_guesses(layout, table, questions)):
        targets[at] = target
        if not sure:
            unsure.append(at)
    if table.header[: len(ADDED)] == ADDED:  # rows that were refused, mended since
        targets |= dict.fromkeys(range(len(ADDED)), Target.LEFT_OUT)
        unsure = [at for at in unsure if at >= len(ADDED)]
    if layout is not BATON:  # whose columns are what they are called, whatever stands in them
        _settle_names(table.header, targets)
        settle_by_hand(table, targets)
    return Mapped(layout.name, targets, tuple(unsure), layout.day_first)


def _guesses(layout: Layout, table: Table, questions: Sequence[Question]) -> Iterator[tuple[str, bool]]:
    sample: list[Sequence[str]] = []
    values: list[str] = []
    asked: set[str] = set()
    for at, header in enumerate(table.header):
        target, sure = _guess(layout, header, questions)
        unknown = target == Target.NOTES
        if not sure or plain(header) in _PARTS:
            sample = sample or [row.cells for row in islice(table.rows, _SAMPLED)]
            values = [cells[at].strip() for cells in sample if at < len(cells)]
        if plain(header) in _PARTS and are_roles(values):
            target, sure = Target.STAFF, True
        elif not sure and contradicts(target, values):
            target = Target.NOTES
        if unknown and not sure:
            looks = by_values(values, header)
            target = looks if looks is not None and (looks is Target.EMAIL or looks not in asked) else target
            sure = target == Target.NOTES
        if target.startswith(QUESTION) and target in asked:
            target, sure = Target.NOTES, True
        asked.add(target)
        yield target, sure


def _guess(layout: Layout, header: str, questions: Sequence[Question]) -> tuple[str, bool]:
    """Return a column's target, and whether it is sure; NOTES, unsure, where the words say nothing."""
    said = plain(header)
    if said in layout.columns:
        return layout.columns[said], True
    if said in layout.left_out:
        return Target.LEFT_OUT, True
    question, certain = question_of(header, questions)
    if question is not None and certain:
        return f"{QUESTION}{question.key}", True
    target, sure = by_words(header)
    if target is not None and (sure or question is None):
        return target, sure
    if question is not None:
        return f"{QUESTION}{question.key}", False
    return Target.NOTES, False


def _settle_names(header: Sequence[str], targets: dict[int, str]) -> None:
    """Read "Name" beside a first name as the last, and "Nombre" beside a last name as the first."""
    found = set(targets.values())
    for at, text in enumerate(header):
        said = plain(text)
        if said in _FULL_NAMES and Target.FIRST_NAME in found and Target.LAST_NAME not in found:
            targets[at] = Target.LAST_NAME
        elif said in _GIVEN_NAMES:
            targets[at] = Target.FIRST_NAME if Target.LAST_NAME in found else Target.NAME


def _worth(mapping: Mapped) -> int:
    """Rate how likely a table holds people."""
    found = set(mapping.targets.values())
    return sum(points for target, points in _WORTH.items() if target in found) + (mapping.layout != UNKNOWN.name)
