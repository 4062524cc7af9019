"""The person a column is about: the one of the row, or somebody else who had to do with them."""

from bot.exchange.layouts.mapping import Target

_THEIRS = frozenset(
    """
    person contact lead invitee attendee registrant respondent participant guest visitor delegate asker prospect
    customer applicant teilnehmer kontakt besucher interessent
    """.split()  # noqa: SIM905
)
"""Words for that person, which programs put before what they say: "Invitee email", "Person - Organization"."""
_OF_THE_RECORD = {"lead": Target.TITLE, "customer": Target.KEY}
"""Details of the record even so: the title of a lead is not its person's."""
_OTHERS = frozenset(
    """
    owner owners answer host organizer organiser assigned assignee agent manager rep creator created modified referrer
    recipient sender scanned buyer booker besitzer inhaber zustandig zustandiger verantwortlich verantwortlicher
    proprietaire propietario proprietario
    """.split()  # noqa: SIM905
)
"""Words for somebody else: an address of theirs is not the lead's."""


def without_whose(words: str) -> str:
    """Leave out whom a plain header is about: "person person created" is "created"."""
    said = words.split()
    while len(said) > 1 and said[0] in _THEIRS:
        said = said[1:]
    return " ".join(said)


def is_of_the_record(words: str, target: Target) -> bool:
    """Tell whether a plain header that begins with whom it is about says something of the record instead."""
    return _OF_THE_RECORD.get(words.partition(" ")[0]) is target


def is_of_others(words: str) -> bool:
    """Tell whether a plain header is about somebody else than the row is."""
    return not _OTHERS.isdisjoint(words.split())
