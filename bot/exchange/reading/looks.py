"""The look of a cell by itself: an address, a value, or a name that a column may have."""

import re
from collections.abc import Sequence
from functools import lru_cache

_ADDRESS = re.compile(r"(?:mailto:)?[^\s@<>,;:\"()\[\]]{1,64}@[^\s@<>,;:\"()\[\]]{1,255}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[^<>@]{0,200}<(?:mailto:)?[^\s@<>]{1,64}@[^\s@<>]{1,255}>", re.IGNORECASE)
_VALUE = re.compile(
    r"[^\w]*\d[\W\d]*(?:[eE][+-]?\d+|min|sec|am|pm)?[\W]*"  # numbers, phones, dates, money
    r"|.*\b(?:\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b.*"
    r"|https?://\S*|yes|no|true|false|ja|nein|oui|non|-+",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 300
"""Characters that a column's name may have: forms use the whole question."""
_LOOKED_AT = 1000  # characters
_SIGNS = re.compile(r"[\W_]+")

_PERSON = frozenset(
    """
    email emailaddress emails mail useremail workemail businessemail emailaddresses buyeremail contactemail email1
    emailadresse mailadresse mailadressen emailadressen adresseemail adressemail courriel couriel mél correo
    correoelectrónico correoelectronico direccióndecorreoelectrónico indirizzoemail postaelettronica emailadres
    epost epostadress sähköposti adresemail adrese-mail eposta メール メールアドレス 邮箱 电子邮件 電子郵件 이메일 почта
    name fullname username usernameoriginalname nameoriginalname participantname contactname displayname contact lead
    participant attendee attendeename firstname lastname surname givenname familyname forename middlename yourname
    vorname nachname vollständigername teilnehmer kontakt ansprechpartner familienname vorundnachname
    nom prénom prenom nomcomplet nomdefamille participantnom nombre apellido apellidos nombrecompleto nombreyapellidos
    nome cognome nomecompleto sobrenome naam voornaam achternaam volledigenaam navn fornavn etternavn efternavn namn
    förnamn efternamn imię imięinazwisko nazwisko nimi jméno příjmení имя фамилия 姓名 名前 氏名 お名前 姓 名 이름
    phone phonenumber telephone telephonenumber mobile mobilephone cellphone cell tel workphone businessphone phone1
    telefon telefonnummer handy mobil mobiltelefon rufnummer téléphone telephone portable numérodetéléphone teléfono
    móvil númerodeteléfono telefono cellulare telefoon telefoonnummer telefone celular
    puhelin 電話番号 电话 手机 전화번호
    """.split()  # noqa: SIM905
)
"""The names of columns that only tables of people have, without their signs."""
_ALSO = frozenset(
    """
    company companyname organization organisation organizationname account accountname employer firma firmenname
    unternehmen société societe entreprise empresa azienda società bedrijf företag yritys firmy 会社名 公司
    title jobtitle position role job rolle rôle funktion fonction cargo puesto stelle berufsbezeichnung qualifica
    country countryregion countryregionname land pays país paese city ort stadt ville ciudad zip zipcode plz postalcode
    street straße strasse adresse address status notes note notiz notizen bemerkung kommentar comment comments remarque
    attended jointime leavetime timeinsessionminutes durationminutes duration dauer durée registrationtime
    registrationdate createddate createdate createdat createdtime timestamp date datum source quelle leadsource owner
    rating score tags id leadid recordid orderid attendeestatus approvalstatus interestrating isguest guest
    """.split()  # noqa: SIM905
)

_MEETING = frozenset("meetingid webinarid webinarname topic meetingtitle thema sujet eventname eventid".split())  # noqa: SIM905


def is_address(cell: str) -> bool:
    """Tell whether a cell is an email address, its name before it or not, and nothing else."""
    return "@" in cell and bool(_ADDRESS.fullmatch(cell) or _IN_BRACKETS.fullmatch(cell))


def is_bare_address(word: str) -> bool:
    return "@" in word and bool(_ADDRESS.fullmatch(word))


def has_address(cells: Sequence[str]) -> bool:
    return any("@" in cell and _ADDRESS.search(cell[:_LOOKED_AT]) for cell in cells)


@lru_cache(maxsize=1000)
def bare(cell: str) -> str:
    """Return a column's name without its signs and case, as "E-Mail" is email."""
    return _SIGNS.sub("", cell).casefold() if len(cell) <= _LONGEST else ""


def of_people(cells: Sequence[str]) -> int:
    """Count the names among them that only columns of people have."""
    return sum(map(_is_of_people, cells))


def known(cells: Sequence[str]) -> int:
    """Count the names among them that columns often have."""
    return sum(bare(cell) in _ALSO or _is_of_people(cell) for cell in cells)


def _is_of_people(cell: str) -> bool:
    """Tell whether only a column of people has that name: one of those, or whosever address it is."""
    name = bare(cell)
    return name in _PERSON or name.endswith(("email", "emailaddress", "emailadresse"))


def of_a_meeting(cells: Sequence[str]) -> bool:
    """Tell whether a header is about a meeting as a whole, even if its host's address is in it."""
    return not _MEETING.isdisjoint(map(bare, cells))


def filled(cells: Sequence[str]) -> int:
    return len(cells) - cells.count("")


def heads(cells: Sequence[str]) -> bool:
    """Tell whether a row may be a header: names rather than values, and none of them somebody's address."""
    names = [cell for cell in cells if cell]
    if not names or has_address(names) or max(map(len, names)) > _LONGEST:
        return False
    values = sum(bool(_VALUE.fullmatch(name)) for name in names)
    if len(names) == 1:
        return not values and known(names) == 1
    return values == 0 or (values <= len(names) / 2 and known(names) >= 2)
