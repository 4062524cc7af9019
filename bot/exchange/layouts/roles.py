"""The words for those on the organiser's side of an event, and for those who merely attend."""

from collections.abc import Iterable

from bot.exchange.layouts.headers import plain

STAFF = frozenset(
    """
    host hosts cohost organizer organiser coorganizer coorganiser panelist panelists panellist panellists speaker
    speakers moderator staff team organisator organisatorin organisateur organisatrice organizador organizadora
    organizzatore organizzatrice organizzator vorganisator veranstalter veranstalterin gastgeber gastgeberin referent
    referentin podiumsteilnehmer diskussionsteilnehmer hote anfitrion panelista panelistas ponente ponentes relatori
    intervenant intervenants animateur animatrice organizator organizatorka arrangor
    """.split()  # noqa: SIM905
)
PRESENTERS = frozenset(
    """
    presenter presenters presentateur presentatrice presentador presentadora presentatore presentatrice relatore
    vortragender vortragende vortragende r presentator
    """.split()  # noqa: SIM905
)
ATTENDEES = frozenset(
    """
    attendee attendees teilnehmer teilnehmerin teilnehmende participant participants participante asistente
    partecipante deelnemer deltagare deltager uczestnik uczestniczka ucastnik registrant viewer guest gast
    """.split()  # noqa: SIM905
)
_LONGEST = 3  # words


def words_of(role: str) -> frozenset[str]:
    return frozenset(plain(role).split())


def is_role(said: str) -> bool:
    """Tell whether a text is a part in an event and nothing else: "Co-host", but not "Team lead, Sales Operations"."""
    words = words_of(said)
    return bool(words & (STAFF | PRESENTERS | ATTENDEES)) and len(words) <= _LONGEST


def are_roles(values: Iterable[str]) -> bool:
    """Tell whether a column holds nothing but parts in an event, as a "Role" that is no job does."""
    filled = [value for value in values if value]
    return bool(filled) and all(map(is_role, filled))
