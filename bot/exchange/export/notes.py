"""The answers to whoever asks for a file of leads."""

from bot.exchange.export.sheets import Chosen
from bot.exchange.export.words import as_file, described, what_is_missing
from bot.lead.record import Lead


def asked(sheet: Chosen) -> str:
    missing = "" if sheet.wanted.contact else f" {what_is_missing(may=sheet.may)}"
    return (
        f"I am making your export: {described(sheet.wanted, sheet.source)}, as {as_file(sheet.wanted)}. "
        f"It comes to you as a direct message. Nobody else sees it.{missing}"
    )


def asked_card(lead: Lead) -> str:
    return f"The card of {lead.label} comes to you as a direct message. Nobody else sees it."
