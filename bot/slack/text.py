"""The one seam where what a person typed becomes Slack text: escaped, trimmed, and never live."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

SECTION = 3000
FIELD = 2000
_SAYS_MORE = 100  # a shorter limit is that of a name in a list, which is whole elsewhere
_LINE_END = 200  # a line break is looked for in this many characters before the end of a piece
_KEPT = frozenset("\n\t\u200c\u200d")  # the joiners hold emoji families and some scripts together
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs by name that show nothing
_UNSEEN = ("Cc", "Cf", "Cs", "Co")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_TRANSLATED = str.maketrans(_ENTITIES)
_ENTITY, _HALF_ENTITY = re.compile("&[a-z]+;"), re.compile(r"&[a-z]{0,3}\Z")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+", re.ASCII)
_DIALLED, _NUMBER = re.compile(r"\+?[0-9]{4,20}"), re.compile(r"[0-9+() ./x-]+")


def clean(typed: str) -> str:
    """Remove control, bidirectional and other invisible characters: what is kept is what a reader sees.

    Bidirectional controls are taken out, not shown: they only serve to make a text read as another. Letters of
    right-to-left scripts need none.
    """
    if typed.isprintable() and (typed.isascii() or _BLANK.isdisjoint(typed)):
        return typed  # nearly always; forms spent most of their time looking at each character
    typed = typed.replace("\r\n", "\n").replace("\r", "\n")
    unseen = {c for c in set(typed) - _KEPT if c in _BLANK or unicodedata.category(c) in _UNSEEN}
    kept = typed.translate(dict.fromkeys(map(ord, unseen)))
    return kept if any(c not in _KEPT and not c.isspace() for c in kept) else ""


def esc(typed: str, limit: int = 500) -> str:
    """Put what a person typed on one line, inert in mrkdwn: no mention, link or channel call survives.

    `limit` holds for the escaped text, which is what Slack counts.
    """
    return _inert(" ".join(clean(typed).split()), limit)


def esc_block(typed: str, limit: int = 2000) -> str:
    """Escape like `esc`, for longer text whose line breaks matter."""
    return _inert(clean(typed).strip(), limit)


def escaped(text: str) -> str:
    """The text as Slack hands over what a person typed, with nothing taken out."""
    return text.translate(_TRANSLATED)


def _inert(text: str, limit: int) -> str:
    # A code block typed by somebody would swallow what follows, and could close the one it stands in.
    text = text.replace("```", "'''")
    whole = escaped(text)
    if len(whole) <= limit:
        return whole
    more = len(text) if limit >= _SAYS_MORE else 0  # never fewer digits than it will say
    kept = _HALF_ENTITY.sub("", whole[: max(limit - len(_more(more)), 0)])
    left = len(text) - len(_ENTITY.sub("&", kept))
    return kept.rstrip() + _more(left if more else 0)


def _more(left: int) -> str:
    """Return the sign of a cut, with how many characters it left out: no view cuts words off in silence."""
    return f"… ({left:,} more characters)" if left else "…"


def is_cut(typed: str, limit: int) -> bool:
    """Tell whether `esc` or `esc_block` cuts this text."""
    return len(clean(typed).strip().translate(_TRANSLATED)) > limit


def shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def pieces(text: str, longest: int) -> Iterator[str]:
    """Yield the text in pieces of at most `longest` characters, none ending within an entity or a link."""
    while len(text) > longest:
        piece = _whole(text[:longest])
        line_end = piece.rfind("\n", max(len(piece) - _LINE_END, 1))
        piece = piece[: line_end + 1] if line_end > 0 else piece
        yield piece
        text = text[len(piece) :]
    yield text


def _whole(text: str) -> str:
    """Drop the half of an entity, mention or date that a cut has left at the end."""
    return re.sub(r"(?<=.)(?:<[^<>]*|&[a-z]{0,3})\Z", "", text, flags=re.DOTALL)


def person(user_id: str) -> str:
    """Mention somebody in the workspace."""
    return f"<@{user_id}>"


def people(user_ids: Iterable[str]) -> str:
    """Mention several people, joined as in speech: "A, B or C"."""
    *others, last = [person(user) for user in user_ids] or ["nobody"]
    return f"{', '.join(others)} or {last}" if others else last


def is_plain_address(address: str) -> bool:
    """Tell whether it is plainly an email address, as one is linked."""
    return len(address) <= 254 and _ADDRESS.fullmatch(address) is not None


def mail_link(address: str) -> str:
    """Link an address, so that one press writes to it; what is not plainly one stays text."""
    shown = esc(address, 254)
    return f"<mailto:{shown}|{shown}>" if is_plain_address(shown) else shown


def phone_link(number: str, dialled: str) -> str:
    """Link a number as it was typed, so that one press dials `dialled`, a + and digits; anything else stays text.

    Slack documents links to addresses (`mailto:`), and takes those to numbers without saying so: where one is not
    followed, the number still stands there to be read, as the link's text.
    """
    shown = esc(number, 50)
    return f"<tel:{dialled}|{shown}>" if _DIALLED.fullmatch(dialled) and _NUMBER.fullmatch(shown) else shown


def channel(channel_id: str) -> str:
    return f"<#{channel_id}>"


def moment(at: datetime) -> str:
    """Write a date and time that Slack shows in the reader's own zone."""
    fallback = at.astimezone(UTC).strftime("%-d %b %Y %H:%M UTC")
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} at {{time}}|{fallback}>"


def clock(at: datetime) -> str:
    """Write the time of a moment, which Slack shows in the reader's own zone."""
    return f"<!date^{int(at.timestamp())}^{{time}}|{at.astimezone(UTC).strftime('%H:%M UTC')}>"


def day(on: date) -> str:
    """Write a calendar day, the same for every reader: "Monday, February 1st, 2027"."""
    ending = "th" if 11 <= on.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(on.day % 10, "th")
    return f"{on:%A, %B} {on.day}{ending}, {on:%Y}"


def day_of(at: datetime) -> str:
    """Write the date of a moment, which Slack shows in the reader's own zone, so it may differ elsewhere."""
    return f"<!date^{int(at.timestamp())}^{{date_long}}|{at.astimezone(UTC).strftime('%-d %b %Y')}>"


def short_day_of(at: datetime) -> str:
    """Write the same in short: "Nov 23, 2026"."""
    return f"<!date^{int(at.timestamp())}^{{date_short}}|{at.astimezone(UTC).strftime('%-d %b %Y')}>"


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def mrkdwn(text: str, limit: int = SECTION) -> dict[str, Any]:
    """Make a mrkdwn object. `verbatim` keeps Slack from turning bare addresses and names into links."""
    if len(text) > limit:
        text = _whole(text[: limit - 40]).rstrip() + _more(len(text) - limit + 40)
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def plain(text: str, limit: int = 75) -> dict[str, Any]:
    return {"type": "plain_text", "text": shortened(clean(text) or "–", limit), "emoji": True}
