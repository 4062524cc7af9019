"""Files of leads, and who may have them: part of the table in everything.py."""

import contextlib

from bot.exchange.export import ask, look_up, make, make_card, settle
from bot.exchange.export.errors import NoContactDetailsError
from bot.exchange.export.wanted import Format, Wanted
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from storage.exchange import exports
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MANAGER, Asked, Place

ALL, CONTACTS = Wanted(Format.JSONL), Wanted(contact=True)


def _card(tx: Transaction, by: Person, at: Place) -> None:
    """Ask for the card of a lead whose contact details only some of them see."""
    with contextlib.suppress(NoContactDetailsError):
        ask.ask_card(tx, by, "L-3", "k")


def _card_in_details(tx: Transaction, by: Person, at: Place) -> None:
    """Ask for the card of the lead whose Details are open, in whatever stage it is."""
    with contextlib.suppress(NoContactDetailsError):
        ask.ask_card_of(tx, by, at.lead_id, "k")


EXPORTING: dict[str, Asked] = {
    "export": Asked(lambda tx, by, at: ask.ask_export(tx, by, ALL, "k"), ANYONE, about=False),
    "export contact details": Asked(lambda tx, by, at: ask.ask_export(tx, by, CONTACTS, "k"), MANAGER, about=False),
    "see whom an export is about": Asked(lambda tx, by, at: look_up.chosen(tx, by, CONTACTS), MANAGER, about=False),
    "count whom it is about": Asked(lambda tx, by, at: look_up.count_some(tx, by, CONTACTS, 0), MANAGER, about=False),
    "export in words": Asked(
        lambda tx, by, at: look_up.chosen_in_words(tx, by, "accepted since 1 oct"), ANYONE, about=False
    ),
    "sources to export": Asked(lambda tx, by, at: look_up.sources_to_export(tx, by, "web"), ANYONE, about=False),
    "who exported what": Asked(lambda tx, by, at: look_up.export_log(tx, by), MANAGER, about=False),
    "card of a lead": Asked(_card, ANYONE, about=False),
    "card of the lead in Details": Asked(_card_in_details, ANYONE),
}


def make_exports(tx: Transaction, by: Person) -> None:
    """Make a file of each kind step by step, the last one beginning again meanwhile, as when somebody is erased."""
    owned = Wanted(Format.CSV, (Stage.ACCEPTED,), 1, "2020-01-01", "2030-01-01", by.user_id)
    for number, wanted in enumerate((Wanted(Format.JSONL, contact=True), Wanted(Format.XLSX), owned)):
        ask.ask_export(tx, by, wanted, f"export {number}")
        assert make.is_due(tx, by.team_id)
        export = make.take(tx, by.team_id)
        assert export
        exports.place(tx, export, "D1", "1.0")
        counted = make.keep_counted(tx, export, make.count(tx, export))
        if counted and counted.total:
            some = make.next_lines(tx, counted)
            sent = make.keep_lines(tx, counted, some, make.written(tx, counted, some, {}))
            assert sent
            make.piece(tx, sent, 1)
            make.will_complete(tx, sent, "F1")
        exports.begin_again(tx, by.team_id)
        for each in exports.latest(tx, by.team_id, 1):
            make.finish(tx, each)
    ask.ask_card(tx, by, "L-3", "card")
    assert make_card.is_due(tx, by.team_id)
    assert not make.is_due(tx, by.team_id)
    card = make_card.take(tx, by.team_id)
    assert card
    make_card.finish(tx, card)
    look_up.export_log(tx, by)
    settle.close_what_is_late(tx)
