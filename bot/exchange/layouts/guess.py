"""Guessing what a column is by the words it is headed with, and by what stands in it."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.exchange.layouts.aliases import BY_WORDS, LEFT_OUT
from bot.exchange.layouts.headers import bare, plain
from bot.exchange.layouts.mapping import Target
from bot.lead.identity.contact_details import email_problem

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEAR = 90.0
_SHORTEST = 5
"""Fewest letters of a header that may have a slip in it."""
_TELLING = {
    Target.EMAIL: frozenset("email emailadresse epost courriel mailadresse emailadres".split()),  # noqa: SIM905
    Target.PHONE: frozenset(
        "phone telephone telefon telefonnummer mobile handynummer telefono telefone telefoon telefoonnummer".split()  # noqa: SIM905
    ),
    Target.COMPANY: frozenset("company firma unternehmen entreprise empresa azienda bedrijf organisation".split()),  # noqa: SIM905
    Target.COMPANY_SIZE: frozenset("mitarbeiter employees employes empleados dipendenti medewerkers".split()),  # noqa: SIM905
}
_OTHERWISE = frozenset(
    """
    consent optin optout newsletter status type typ label verified sent bounced count domain owner buyer confirmed
    einwilligung zustimmung permission allowed id ids size website url address adresse industry city street country
    zip owner number of reason date time campaign marketing subscribed fax extension annual revenue umsatz source
    linkedin about why how what which describe goal challenge
    """.split()  # noqa: SIM905
)
"""Words that make something else of a column, as in "email consent" and "company website"."""
_MOSTLY = 0.8


def by_words(header: str) -> tuple[Target | None, bool]:
    """Return what the words of a header say, and whether that is sure; None if they say nothing."""
    whole = plain(header)
    for words in dict.fromkeys((whole, bare(whole), short := plain(_ASIDE.sub(" ", header)), bare(short))):
        if words in BY_WORDS:
            return BY_WORDS[words], True
    if whole in LEFT_OUT:
        return Target.LEFT_OUT, True
    opening = bare(plain(header.partition(",")[0]))
    if "," in header and opening in BY_WORDS:
        return BY_WORDS[opening], False  # "What's your name, first of all?"
    return _nearly(bare(short)), False


def _nearly(words: str) -> Target | None:
    if len(words) >= _SHORTEST and (
        near := process.extractOne(words, tuple(BY_WORDS), scorer=fuzz.ratio, score_cutoff=_NEAR)
    ):
        return BY_WORDS[near[0]]
    said = set(words.split())
    if said & _OTHERWISE or len(said) > 5:
        return None
    return next((target for target, telling in _TELLING.items() if said & telling), None)


def by_values(values: Sequence[str]) -> Target | None:
    """Return EMAIL for a column that holds hardly anything but addresses; None for any other."""
    filled = [value for value in values if value]
    addresses = sum("@" in value and not email_problem(value.rpartition("<")[2].rstrip(">")) for value in filled)
    return Target.EMAIL if filled and addresses >= _MOSTLY * len(filled) else None
