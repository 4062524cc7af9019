"""Reading Slack's mrkdwn into spans (what a page draws) and into plain text (what a person reads)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.simulator.dates import formatted

Kind = Literal["text", "user", "channel", "group", "broadcast", "link", "date"]


class Names(Protocol):
    """The knowledge of a reader's client: names behind ids, the reader's own time."""

    def user(self, user_id: str) -> str: ...
    def channel(self, channel_id: str) -> str: ...
    def group(self, group_id: str) -> str: ...
    def local(self, unix_seconds: int) -> datetime: ...
    def now(self) -> datetime: ...


@dataclass(frozen=True)
class Span:
    """A piece of text in one style; `target` is the id or the URL behind it."""

    text: str
    kind: Kind = "text"
    styles: frozenset[str] = frozenset()
    target: str = ""


# A style's marks stand at the edges of words: `2*3*4` is no bold 3. It passes over tokens, code and emoji whole,
# whatever marks are in them, as in _until <!date^1^{date_short}|soon>_.
_WHOLE = r"<[^<>\n]+>|`[^`\n]+`|:[a-z0-9_+'-]+:"


def _styled(mark: str, style: str) -> str:
    """Return the pattern of a style: its mark, no space within, and no mark but inside a word."""
    inner = rf"{_WHOLE}|(?!{_WHOLE})(?:[^{mark}\n]|(?<=\w){mark}(?=\w))"
    return rf"(?<![\w{mark}]){mark}(?P<{style}>(?![\s{mark}])(?:{inner})+?(?<!\s)){mark}(?![\w{mark}])"


_SYNTAX = re.compile(
    "|".join(
        (
            r"```(?P<preformatted>.+?)```",
            r"`(?P<code>[^`\n]+)`",
            r"<(?P<token>[^<>\n]+)>",
            *(_styled(mark, style) for mark, style in ((r"\*", "bold"), ("_", "italic"), ("~", "strike"))),
        )
    ),
    re.DOTALL,
)
# Slack draws a line that starts with > as a quotation, escaped or not.
_QUOTE = re.compile(r"^(?:&gt;|>)(?:&gt;|>)*[ ]?", re.MULTILINE)


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def escaped(text: str) -> str:
    """Escape text as Slack does with everything that people type (docs.slack.dev formatting-message-text, Escaping)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def read_mrkdwn(text: str, names: Names) -> list[Span]:
    """The spans of a mrkdwn text, in order; their concatenated text is what a person reads."""
    return list(_spans(_QUOTE.sub("", text), names, frozenset()))


def mrkdwn_text(text: str, names: Names) -> str:
    return "".join(span.text for span in read_mrkdwn(text, names))


def _spans(text: str, names: Names, styles: frozenset[str]) -> Iterator[Span]:
    end = 0
    for match in _SYNTAX.finditer(text):
        if match.start() > end:
            yield Span(unescaped(text[end : match.start()]), styles=styles)
        style = str(match.lastgroup)
        inner = match[style]
        if style == "token":
            yield _token(inner, names, styles)
        elif style in ("code", "preformatted"):
            plain = "".join(_code_spans(inner, names))
            yield Span(plain, styles=styles | {style})
        else:
            yield from _spans(inner, names, styles | {style})
        end = match.end()
    if end < len(text):
        yield Span(unescaped(text[end:]), styles=styles)


def _code_spans(text: str, names: Names) -> Iterator[str]:
    # Tokens are read inside code as well; marks are not.
    for number, part in enumerate(re.split(r"<([^<>\n]+)>", text)):
        yield _token(part, names, frozenset()).text if number % 2 else unescaped(part)


def _token(token: str, names: Names, styles: frozenset[str]) -> Span:
    target, _, label = token.partition("|")
    if target.startswith("@"):
        return Span(f"@{names.user(target[1:])}", "user", styles, target[1:])
    if target.startswith("#"):
        return Span(f"#{names.channel(target[1:])}", "channel", styles, target[1:])
    if target.startswith("!subteam^"):
        group_id = target.removeprefix("!subteam^")
        return Span(f"@{names.group(group_id)}", "group", styles, group_id)
    if target.startswith("!date^"):
        return _date(target, label, names, styles)
    if target.startswith("!"):
        return Span(f"@{target[1:].split('^')[0]}", "broadcast", styles, target[1:])
    shown = unescaped(label or target.removeprefix("mailto:").removeprefix("tel:"))
    return Span(shown, "link", styles, unescaped(target))


def _date(target: str, fallback: str, names: Names, styles: frozenset[str]) -> Span:
    parts = target.split("^")
    try:
        moment = names.local(int(parts[1]))
        text = formatted(parts[2], moment, names.now())
    except (IndexError, ValueError, KeyError):
        return Span(unescaped(fallback), "date", styles)
    return Span(text, "date", styles, parts[3] if len(parts) > 3 else "")
