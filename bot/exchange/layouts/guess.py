"""Guessing what a column is by the words it is headed with, and by what stands in it."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.exchange.layouts.aliases import BY_WORDS, LEFT_OUT
from bot.exchange.layouts.headers import bare, plain
from bot.exchange.layouts.mapping import Target
from bot.exchange.layouts.whose import is_of_others, is_of_the_record, without_whose
from bot.intake.pieces import has_legal_form
from bot.lead.identity.contact_details import email_problem, phone_problem

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_COUNTED = re.compile(r" [1-9]\Z")
_NEAR = 90.0
_SHORTEST = 5
"""Fewest letters of a header that may have a slip in it."""
_TELLING = {
    Target.EMAIL: frozenset("email emailadresse epost courriel mailadresse emailadres".split()),  # noqa: SIM905
    Target.PHONE: frozenset(
        "phone telephone telefon telefonnummer mobile handynummer telefono telefone telefoon telefoonnummer".split()  # noqa: SIM905
    ),
    Target.COMPANY: frozenset("company firma unternehmen entreprise empresa azienda bedrijf organisation".split()),  # noqa: SIM905
}
_PHRASES = {
    Target.EMAIL: re.compile("email address|email adresse|adresse email|correo electronico|indirizzo email"),
    Target.PHONE: re.compile(
        "(?:phone|mobile|cell) number|telefonnummer|handynummer|numero de tele(?:ph|f)on[eo]"
        "|telefonisch|by phone|par telephone|por telefono"
    ),
}
"""Words that tell even in the middle of a question."""
_MOST_WORDS = 3
"""Words that a header may have beside which one of those still tells what it is."""
_STAFF = frozenset(
    """
    mitarbeiter mitarbeitende beschaftigte employees staff employes salaries empleados trabajadores dipendenti
    medewerkers werknemers funcionarios pracownikow anstallda medarbejdere ansatte zamestnancu people
    """.split()  # noqa: SIM905
)
_HOW_MANY = frozenset(
    """
    viele anzahl zahl many number count combien nombre cuantos cuantas numero quanti hoeveel aantal quantos liczba ilu
    manga antal hvor kolik pocet size
    """.split()  # noqa: SIM905
)
_OTHERWISE = frozenset(
    """
    consent optin optout newsletter status type typ label verified sent bounced count domain owner buyer confirmed
    einwilligung zustimmung permission allowed id ids size website url address adresse industry city street country
    zip owner number of reason date time campaign marketing subscribed fax extension annual revenue umsatz source
    linkedin about why how what which describe goal challenge
    """.split()  # noqa: SIM905
)
"""Words that make something else of a column, as in "email consent" and "company website"."""
_PARTS = re.compile(r"[,.!?]\s")
"""Between the sentences of a question: "Hi! What is your name?"."""
_PARTS_OF_A_NAME = (Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME)
_MOSTLY = 0.8
_HALF = 0.5
_FEWEST_SIGNS, _FEWEST_DIGITS = 7, 5
_FULL_NAME = re.compile(r"[^\W\d_][^\d@_:;/]{0,40}[ ,][^\d@_:;/]{1,40}")


def by_words(header: str) -> tuple[Target | None, bool]:
    """Return what the words of a header say, and whether that is sure; None if they say nothing."""
    whole = plain(header)
    for part in (*_ASIDE.findall(header), header.rpartition(" - ")[2]):
        if (found := BY_WORDS.get(plain(part))) in _PARTS_OF_A_NAME:
            return found, True  # "Name (First)" and "Full name - First name"
    for words in dict.fromkeys((whole, bare(whole), short := plain(_ASIDE.sub(" ", header)), bare(short))):
        if words in BY_WORDS:
            return BY_WORDS[words], True
    parts = {BY_WORDS.get(plain(part)) for part in header.split("/")}
    if len(parts) == 1 and (target := parts.pop()):
        return target, True  # "Function/Position"
    if (words := _COUNTED.sub("", whole)) != whole and words in BY_WORDS:
        return BY_WORDS[words], False  # "Contact 1"
    if whole in LEFT_OUT:
        return Target.LEFT_OUT, True
    if (theirs := without_whose(whole)) in BY_WORDS and not is_of_the_record(whole, BY_WORDS[theirs]):
        return BY_WORDS[theirs], True
    for part in (*_PARTS.split(header), header.rpartition(": ")[2]):
        if part != header and (words := bare(plain(part))) in BY_WORDS:
            return BY_WORDS[words], False  # "What's your name, first of all?" and "Contact: Phone"
    return _nearly(bare(short)), False


def _nearly(words: str) -> Target | None:
    if len(words) >= _SHORTEST and (
        near := process.extractOne(words, tuple(BY_WORDS), scorer=fuzz.ratio, score_cutoff=_NEAR)
    ):
        return BY_WORDS[near[0]]
    said = set(words.split())
    if said & _STAFF and said & _HOW_MANY:
        return Target.COMPANY_SIZE
    if is_of_others(words):
        return None
    if found := next((target for target, phrase in _PHRASES.items() if phrase.search(words)), None):
        return found
    if said & _OTHERWISE or len(said) > _MOST_WORDS:
        return None
    return next((target for target, telling in _TELLING.items() if said & telling), None)


def by_values(values: Sequence[str], header: str = "") -> Target | None:
    """Return EMAIL for a column that holds hardly anything but addresses; of one that nothing stands above, also tell
    whether it holds phone numbers, companies or names. None for any other."""
    filled = [value for value in values if value]
    words = plain(header)
    for target, fits in _LOOKS.items() if filled and not is_of_others(words) else ():
        if words and target is not Target.EMAIL:
            break
        if sum(map(fits, filled)) >= _MOSTLY * len(filled):
            return target
    return None


def contradicts(target: str, values: Sequence[str]) -> bool:
    """Tell whether a column that is only likely to hold addresses, or numbers, hardly holds any."""
    filled = [value for value in values if value]
    if target == Target.EMAIL:
        fitting = sum("@" in value for value in filled)
    elif target == Target.PHONE:
        fitting = sum(sum(map(str.isdigit, value)) >= _FEWEST_DIGITS for value in filled)
    else:
        return False
    return fitting < _HALF * len(filled)


def _is_address(value: str) -> bool:
    return "@" in value and not email_problem(value.rpartition("<")[2].rstrip(">"))


def _is_number(value: str) -> bool:
    return len(value) >= _FEWEST_SIGNS and value[0] in "+(0" and not phone_problem(value)


_LOOKS = {
    Target.EMAIL: _is_address,
    Target.PHONE: _is_number,
    Target.COMPANY: has_legal_form,
    Target.NAME: lambda value: bool(_FULL_NAME.fullmatch(value)),
}
