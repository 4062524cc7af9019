"""The words by which a lead is found, as they are kept."""

from bot.lead.details import DETAILS, Details
from bot.lead.identity.words import parts_of, words_of


def searched(details: Details) -> str:
    """Return the words of what is searched, then the parts of those in name and company."""
    words = words_of(*(getattr(details, name) for name, detail in DETAILS.items() if detail.searched))
    return " ".join((*words, *parts_of(words_of(details.name, details.company))))
