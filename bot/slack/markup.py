"""Slack's markup undone: what a person typed, out of the way Slack hands it over.

Slack escapes `&`, `<` and `>` in everything typed, and puts what it recognised in angle brackets: people, channels,
groups, links, addresses and dates (docs.slack.dev, "Formatting message text").
"""

import re
from collections.abc import Mapping

from bot.slack.text import clean

_TOKEN = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
_PERSON = re.compile(r"<@([UW][A-Z0-9]{2,})(?:\|[^<>]*)?>")
_ENTITY = re.compile(r"&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?://)?", re.IGNORECASE)
_SAID_ALOUD = ("mailto:", "tel:")
"""The schemes that nobody types in front of an address or a number."""


def mentioned(text: str) -> list[str]:
    """The ids of the people mentioned in a text as Slack hands it over, each once."""
    return list(dict.fromkeys(_PERSON.findall(text)))


def as_typed(text: str, names: Mapping[str, str] | None = None) -> str:
    """A text as Slack hands it over, turned back into what the person typed.

    `names` are those of mentioned people by user id; somebody whose name is in neither of the two is "a colleague". A
    link that was given another text than its target keeps both: "our site (https://acme.example)".
    """
    shown = _TOKEN.sub(lambda token: _shown(token[0], token[1], token[2] or "", names or {}), text)
    return clean(_ENTITY.sub(lambda entity: _CHARACTERS[entity[1]], shown))


def _shown(whole: str, target: str, label: str, names: Mapping[str, str]) -> str:
    sign, rest = target[0], target[1:]
    if sign == "@":
        return names.get(rest) or label.removeprefix("@") or "a colleague"
    if sign == "#":
        return f"#{label.removeprefix('#')}" if label else "a channel"
    if sign == "!":
        return label or ("a group" if rest.startswith(("subteam^", "date^")) else f"@{rest}")
    if not _SCHEME.match(target):
        return whole  # nothing of Slack's: it would have escaped the brackets
    if target.lower().startswith(_SAID_ALOUD):
        target = target.partition(":")[2]
    if not label or _bare(label) == _bare(target):
        return label or target
    return f"{label} ({target})"


def _bare(address: str) -> str:
    """Return what is left of a link where two ways of writing it are told apart."""
    return re.sub(r"[\W_]", "", re.sub(r"^(?:https?://|mailto:|tel:)", "", address.lower()))
