"""Domains: the same however they are written, and which part of one a company has to itself."""

import unicodedata
from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

_ENCODED = "xn--"
_DOTS = str.maketrans({"。": ".", "｡": ".", "．": "."})
_ALIKE = {"googlemail.com": "gmail.com"}
# Addresses there say nothing of a company.
FREE_MAIL = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it hotmail.com hotmail.co.uk
    hotmail.de hotmail.fr hotmail.es hotmail.it live.com live.co.uk live.de live.fr live.nl msn.com yahoo.com
    yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.ca yahoo.co.in yahoo.co.jp yahoo.com.au yahoo.com.br
    ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.de gmx.de gmx.net gmx.com gmx.at gmx.ch web.de
    t-online.de freenet.de arcor.de posteo.de posteo.net mailbox.org tutanota.com tutanota.de tuta.io tuta.com
    mail.com email.com mail.ru bk.ru list.ru inbox.ru yandex.ru yandex.com ya.ru rambler.ru proton.me protonmail.com
    protonmail.ch pm.me fastmail.com fastmail.fm hey.com zoho.com hushmail.com orange.fr wanadoo.fr free.fr
    laposte.net sfr.fr bbox.fr libero.it virgilio.it tiscali.it alice.it tin.it bluewin.ch hispeed.ch telenet.be
    skynet.be ziggo.nl kpnmail.nl xs4all.nl home.nl btinternet.com sky.com virginmedia.com talktalk.net ntlworld.com
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net shaw.ca rogers.com bigpond.com
    optusnet.com.au xtra.co.nz rediffmail.com uol.com.br bol.com.br terra.com.br wp.pl o2.pl onet.pl interia.pl
    seznam.cz centrum.cz abv.bg ukr.net qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com naver.com
    daum.net hanmail.net docomo.ne.jp ezweb.ne.jp softbank.ne.jp
    """.split()  # noqa: SIM905
)


@lru_cache(maxsize=512)
def same_domain(typed: str) -> str:
    """Return a domain as it is compared: "XN--Mller-kva.Example." is "müller.example".

    Its letters are Unicode's, with case folded, also if it was written in punycode.
    """
    plain = typed.strip().translate(_DOTS).strip(".")
    labels = (casefolded(_decoded(label)) for label in casefolded(plain).split("."))
    domain = ".".join(labels)
    return _ALIKE.get(domain, domain)


def casefolded(text: str) -> str:
    """Apply Unicode's NFKC_Casefold, near enough (The Unicode Standard, section 3.13, definition D146), trimmed."""
    if text.isascii():  # nearly always, and then there is no more to fold
        return text.lower().strip()
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", seen).casefold())
    return unicodedata.normalize("NFKC", once.casefold()).strip()


def _decoded(label: str) -> str:
    """Return a label written in punycode in its own letters; any other stays as it is."""
    if not label.startswith(_ENCODED):
        return label
    try:
        letters = label.removeprefix(_ENCODED).encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label
    folded = casefolded(letters)
    fine = not letters.isascii() and letters.isprintable() and not set(folded) & set("@. ")
    return folded if fine else label


def own_domain(domain: str) -> str:
    """Return the part that one company, or one person, has to itself: "acme.co.uk" of "mail.acme.co.uk". "" for an
    ending that many share, such as "co.uk". The list of endings comes with a library; nothing is looked up."""
    return _endings().privatesuffix(same_domain(domain)) or ""


def is_free_mail(domain: str) -> bool:
    """Tell whether anybody can get an address there, or under it."""
    return same_domain(domain) in FREE_MAIL or own_domain(domain) in FREE_MAIL


@lru_cache(maxsize=512)
def whose(domain: str) -> tuple[str, ...]:
    """Return the domain and those it lies under, down to what one company has to itself: for "eu.acme.example" also
    "acme.example"; nothing for an ending that many share."""
    domain, own = same_domain(domain), own_domain(domain)
    if not own:
        return ()
    labels = domain.split(".")
    return tuple(".".join(labels[at:]) for at in range(len(labels) - own.count(".")))


@cache
def _endings() -> PublicSuffixList:
    return PublicSuffixList()
