"""Reading what an app wants a message to say, with every refusal Slack knows for it."""

from dataclasses import dataclass, field
from typing import Any

from bot.simulator.blocks.shapes import Obj, Str
from bot.simulator.blocks.surfaces import block_text_too_long, message_problems
from bot.simulator.errors import SlackError
from bot.simulator.records import Json

# "Slack will truncate messages containing more than 40,000 characters" (docs.slack.dev chat.postMessage).
LONGEST_TEXT = 40_000
LONGEST_MARKDOWN_TEXT = 12_000
MOST_ATTACHMENTS = 100
# docs.slack.dev/messaging/message-metadata: event_type is an alphanumeric name, event_payload an object.
_METADATA = Obj({"event_type": Str(255, min=1, pattern=r"[A-Za-z0-9_.\-]+"), "event_payload": Obj({})})
_LARGEST_METADATA = 8_000


@dataclass
class Content:
    """The checked words of a message; a field that was not given is None."""

    text: str | None = None
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    metadata: Json | None = None
    warnings: list[str] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        return bool(self.text or self.blocks or self.attachments)


def read_content(given: Json, unknown: frozenset[str] = frozenset()) -> Content:
    """Content out of the arguments of a call, an answer or a response_url, for a workspace that does not know some
    types of blocks; raises SlackError."""
    content = Content(
        text=_text(given.get("text")),
        blocks=_blocks(given.get("blocks"), unknown),
        attachments=_attachments(given.get("attachments")),
        metadata=_metadata(given.get("metadata")),
    )
    if given.get("markdown_text"):
        _place_markdown(content, given["markdown_text"])
    if content.text is not None and len(content.text) > LONGEST_TEXT:
        content.text = content.text[:LONGEST_TEXT]
        content.warnings.append("message_truncated")
    return content


def _text(text: Any) -> str | None:
    if text is None or isinstance(text, str):
        return text
    raise SlackError("invalid_arguments")


def _blocks(blocks: Any, unknown: frozenset[str] = frozenset()) -> list[Json] | None:
    if blocks is None:
        return None
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    if problems := message_problems(blocks, unknown=unknown):
        raise SlackError.explained("invalid_blocks", problems)
    if block_text_too_long(blocks):
        raise SlackError("msg_blocks_too_long")
    return blocks


def _attachments(attachments: Any) -> list[Json] | None:
    if attachments is None:
        return None
    if not isinstance(attachments, list) or not all(isinstance(item, dict) for item in attachments):
        raise SlackError("invalid_attachments")
    if len(attachments) > MOST_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    for index, item in enumerate(attachments):
        if problems := message_problems(item.get("blocks", []), f"/attachments/{index}/blocks"):
            raise SlackError.explained("invalid_blocks", problems)
    return attachments


def _metadata(metadata: Any) -> Json | None:
    if metadata is None or metadata == {}:
        return metadata  # type: ignore[no-any-return]
    if not isinstance(metadata, dict):
        raise SlackError("invalid_metadata_format")
    shape: Json = {"event_type": metadata.get("event_type"), "event_payload": {}}
    payload = metadata.get("event_payload")
    unknown = set(metadata) - {"event_type", "event_payload", "entities"}
    if unknown or not isinstance(payload, dict) or list(_METADATA.check(shape, "/metadata")):
        raise SlackError("invalid_metadata_schema")
    if len(str(metadata)) > _LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return metadata


def _place_markdown(content: Content, markdown: Any) -> None:
    if content.text or content.blocks:
        raise SlackError("markdown_text_conflict")
    if not isinstance(markdown, str) or len(markdown) > LONGEST_MARKDOWN_TEXT:
        raise SlackError("msg_too_long")
    content.text = markdown
    content.blocks = _blocks([{"type": "markdown", "text": markdown}])
