"""Everything a message says, whoever posted it: a person, a web form's app, a forwarded mail."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.slack.text import escaped

Part = Mapping[str, Any]

_LABEL_ABOVE = re.compile(r"^\*([^*\n]{1,60}?):?\*:?[ \t]*\n(?=[^\n])", re.MULTILINE)
_DEEPEST = 12


def shown_text(message: Part) -> str:
    """Return what a message shows, with Slack's markup: its text, blocks, attachments and the titles of its files.

    Nothing is repeated: apps say in `text` what stands in their blocks, and Slack writes a person's message out both
    ways. A label that stands above its value is put before it: "Name: Jane Doe".
    """
    said: list[str] = []
    for part in _parts(message):
        text = _LABEL_ABOVE.sub(r"\1: ", part.strip())
        if text and _words(text) not in "".join(map(_words, said)):
            said.append(text)
    return "\n".join(said)


def _words(text: str) -> str:
    """Its words, each between blanks, by which the same is told in two ways of writing it."""
    words = re.findall(r"[^\W_]+", re.sub(r"<[^<>|]*\||&(?:amp|lt|gt);", " ", text))
    return f" {' '.join(words)} " if words else text


def _parts(message: Part) -> Iterator[str]:
    yield _text(message.get("text"))
    yield from _blocks(message.get("blocks"))
    for attachment in _several(message.get("attachments")):
        yield from _attachment(attachment)
    for file in _several(message.get("files")):
        yield escaped(_text(file.get("title") or file.get("name")))


def _attachment(attachment: Part) -> Iterator[str]:
    told = [_text(attachment.get(name)) for name in ("pretext", "author_name", "title", "text")]
    for field in _several(attachment.get("fields")):
        told.append(": ".join(filter(None, (_text(field.get("title")), _text(field.get("value"))))))
    told += list(_blocks(attachment.get("blocks") or attachment.get("message_blocks")))
    yield from told if any(told) else [_text(attachment.get("fallback"))]


def _blocks(blocks: Any) -> Iterator[str]:
    for block in _several(blocks):
        if block.get("type") == "rich_text":
            yield _rich(block)
        elif block.get("type") not in ("actions", "input"):
            for part in (block.get("text"), block.get("title"), *_several(block.get("fields"))):
                yield _object(part)
            yield " ".join(filter(None, map(_object, _several(block.get("elements")))))


def _object(part: Any) -> str:
    """A text object of Block Kit, or a bare text."""
    if not isinstance(part, Mapping):
        return _text(part)
    text = _text(part.get("text"))
    return text if part.get("type") == "mrkdwn" else escaped(text)


def _rich(part: Part, depth: int = 0) -> str:
    """A rich text block: one line for each of its sections, list entries and quotes."""
    kind, inner = part.get("type"), _several(part.get("elements"))
    if inner and depth < _DEEPEST:
        apart = "\n" if kind in ("rich_text", "rich_text_list") else ""
        return apart.join(_rich(each, depth + 1) for each in inner)
    text, target = escaped(_text(part.get("text"))), escaped(_text(part.get("url")))
    match kind:
        case "link":
            return f"<{target}|{text}>" if text else f"<{target}>"
        case "user":
            return f"<@{_text(part.get('user_id'))}>"
        case "channel":
            return f"<#{_text(part.get('channel_id'))}>"
        case "broadcast":
            return f"<!{_text(part.get('range'))}>"
        case "emoji":
            return f":{_text(part.get('name'))}:"
    return text


def _several(value: Any) -> list[Part]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
