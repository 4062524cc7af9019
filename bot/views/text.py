"""The one seam where what a person typed becomes Slack text: escaped, trimmed, and never live."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

SECTION = 3000
_KEPT = frozenset("\n\t\u200d")  # the joiner holds emoji families and some scripts together
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def clean(typed: str) -> str:
    """Without control, bidirectional-override and other invisible characters."""
    return "".join(c for c in typed if c in _KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


def esc(typed: str, limit: int = 500) -> str:
    """What a person typed, on one line and made inert for mrkdwn: no mention, link or channel call survives."""
    return "".join(_ENTITIES.get(c, c) for c in shortened(" ".join(clean(typed).split()), limit))


def esc_block(typed: str, limit: int = 2000) -> str:
    """Like `esc`, for longer text whose line breaks matter; it cannot close a code block it stands in."""
    text = shortened(clean(typed).strip(), limit).replace("```", "'''")
    return "".join(_ENTITIES.get(c, c) for c in text)


def shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def person(user_id: str) -> str:
    """A mention of somebody in the workspace."""
    return f"<@{user_id}>"


def people(user_ids: Iterable[str]) -> str:
    """Mentions joined the way one says them: "A, B or C"."""
    mentions = [person(user) for user in user_ids]
    return mentions[0] if len(mentions) == 1 else f"{', '.join(mentions[:-1])} or {mentions[-1]}"


def channel(channel_id: str) -> str:
    return f"<#{channel_id}>"


def moment(at: datetime) -> str:
    """A date and time that Slack shows in the reader's own zone."""
    fallback = at.astimezone(UTC).strftime("%-d %b %Y %H:%M UTC")
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} at {{time}}|{fallback}>"


def day(at: datetime) -> str:
    """A date that Slack shows in the reader's own zone."""
    return f"<!date^{int(at.timestamp())}^{{date_long}}|{at.astimezone(UTC).strftime('%-d %b %Y')}>"


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def mrkdwn(text: str) -> dict[str, Any]:
    """A mrkdwn object. `verbatim` keeps Slack from turning bare addresses and names into links."""
    return {"type": "mrkdwn", "text": shortened(text, SECTION), "verbatim": True}


def plain(text: str, limit: int = 75) -> dict[str, Any]:
    return {"type": "plain_text", "text": shortened(clean(text) or "–", limit), "emoji": True}
