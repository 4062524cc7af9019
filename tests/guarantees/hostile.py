"""Two hundred things that a person could type to do harm, and how to tell whether one came alive."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from bot.simulator.mrkdwn import Span, read_mrkdwn
from bot.simulator.records import Json

_SEEDS = {
    "mention": "<@U0EVIL>",
    "named mention": "<@U0EVIL|ceo>",
    "channel call": "<!channel>",
    "here": "<!here|here>",
    "everyone": "<!everyone> @everyone @channel @here",
    "user group": "<!subteam^S0EVIL|@sales>",
    "channel": "<#C0EVIL|sales-leads>",
    "link": "<https://evil.example/?a=1&b=2|Accept>",
    "bare link": "https://evil.example/login",
    "javascript": "<javascript:alert(1)|Details>",
    "mail": "<mailto:ceo@evil.example|write>",
    "phone": "<tel:+4930123456|call>",
    "date": "<!date^1^{date}^https://evil.example|today>",
    "markdown link": "[Accept](https://evil.example)",
    "entities": "&lt;!channel&gt; &amp;lt;!here&amp;gt; &#60;!channel&#62;",
    "half an entity": "&l",
    "half a mention": "<@U0EVIL",
    "the other half": "U0EVIL>",
    "bold": "*bold* _italic_ ~gone~ `code`",
    "loose marks": "*** ___ ~~~ `` *a_b~c`d",
    "fence": "```",
    "fenced": "```<!channel>``` and after",
    "quotation": "> quoted\n>>> all of this",
    "list": "• one\n- two\n1. three",
    "lines": "first\nsecond\r\nthird\rfourth",
    "many lines": "a\n" * 70,
    "override": "\u202egnp.exe\u202c",
    "isolates": "\u2066Accept\u2069 \u2067tcejeR\u2069",
    "marks": "\u200fabc\u200e \u061cdef",
    "zero width": "A\u200bc\u2060c\ufeffept",
    "nothing to see": "\u200b\u2060\ufeff\u00ad",
    "blank letters": "\u3164\u115f\u2800",
    "joiners": "\u200d\u200c",
    "control": "\x01\x07\x08\x1b[31mred\x1b[0m\x7f\x9b",
    "tabs": "a\tb\x0bc\x0cd",
    "line separators": "a\u2028b\u2029c\x85d",
    "tags": "\U000e0041\U000e0042x",
    "private use": "\ue000x\U000f0000",
    "right to left": "שלום עולם مرحبا بالعالم",
    "persian": "می‌خواهم",
    "emoji": "\N{FAMILY}\N{WHITE UP POINTING INDEX}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
    "3,000 emoji": "\N{ROCKET}" * 3000,
    "emoji names": ":email: :no_entry: :white_check_mark: Accepted",
    "formula": '=HYPERLINK("http://evil.example","Accept")',
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "long": "long " * 700,
    "long word": "x" * 3000,
    "long entities": "<&>" * 1000,
    "zalgo": "Z\u0300\u0301\u0302\u0303\u0304\u0305" * 20,
    "quotes": "\"'`´“”‘’«»",
    "backslashes": "\\n \\u0041 %s %d {name} {0} ${x} {{y}}",
    "html": "<script>alert(1)</script><b>x</b>",
    "json": '{"type": "section"}',
    "sql": "'; DROP TABLE lead; --",
    "like": "100%_\\",
    "number": "L-1",
    "words of ours": "skip stop unknown",
}
_WRAPPED: dict[str, Callable[[str], str]] = {
    "": lambda text: text,
    " in words": lambda text: f"Jane {text} Doe",
    " twice": lambda text: text + text,
    " at the end of much": lambda text: "y" * 140 + text,
}
HOSTILE = {f"{name}{how}": wrap(text) for how, wrap in _WRAPPED.items() for name, text in _SEEDS.items()}
assert len(HOSTILE) >= 200


class _Nobody:
    """A reader who knows no names: only what a token points to matters here."""

    def user(self, user_id: str) -> str:
        return user_id

    channel = group = user

    def local(self, unix_seconds: int) -> Any:
        raise KeyError

    now = local


def live(value: Any) -> list[str]:
    """Everything in a message, view or block that Slack would make a mention, call or link, and that is not Baton's.

    Baton mentions people and channels of the workspace and writes dates; it links nothing but a lead's own address
    and number.
    """
    spans = [span for text in mrkdwns(value) for span in read_mrkdwn(text, _Nobody())]
    return [f"{span.kind} {span.target or span.text}" for span in spans if span.kind != "text" and not _is_ours(span)]


def _is_ours(span: Span) -> bool:
    if span.kind == "date":
        return not span.target
    if span.kind == "link":  # how to reach the lead, as it was typed, for whoever has it
        return span.target == f"mailto:{span.text}" or _dials(span)
    return span.kind in ("user", "channel") and span.target.isalnum() and "EVIL" not in span.target


def _dials(span: Span) -> bool:
    """Tell whether it is a number that is shown, and dialled up to its country code and extension."""
    digits = re.sub(r"[^0-9]", "", span.text)
    return bool(re.fullmatch(r"tel:\+?[0-9]+", span.target)) and span.target[-4:] in digits


_PLAIN = ("plain_text", "raw_text", "raw_number")
"""The last two are the cells of tables."""


def mrkdwns(value: Any) -> Iterator[str]:
    """Every text that Slack reads as mrkdwn: mrkdwn objects, and a message's own `text`."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and value.get("type") not in _PLAIN:
            yield value["text"]
        for item in value.values():
            yield from mrkdwns(item)
    elif isinstance(value, list):
        for item in value:
            yield from mrkdwns(item)


def readable(typed: str) -> str:
    """The letters and digits of what was typed, which a reader has to find again, whatever was taken out between."""
    return "".join(c for c in html.unescape(typed) if c.isalnum())


def invisible(value: Json) -> list[str]:
    """Characters that would change how what stands around them is read."""
    return re.findall(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]", str(value)
    )
