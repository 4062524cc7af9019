"""The files that somebody gives to Baton: in a form's field, or with a message."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from bot.slack.text import clean


class Given(NamedTuple):
    """A file by Slack's id, with its size in bytes and the address that Slack keeps it at."""

    id: str
    name: str
    size: int
    address: str

    @property
    def ending(self) -> str:
        return PurePath(self.name).suffix.lower().lstrip(".")


def files_in(view: Mapping[str, Any], name: str) -> list[Given]:
    """Return the files in a field of a submitted form."""
    values = (view.get("state") or {}).get("values") or {}
    held = [block[name] for block in values.values() if isinstance(block, dict) and isinstance(block.get(name), dict)]
    return [given for state in held for given in given_in(state)]


def given_in(message: Mapping[str, Any]) -> list[Given]:
    """Return the files of a message, or of whatever else has some."""
    files = message.get("files")
    several = files if isinstance(files, list) else []
    return [_given(file) for file in several if isinstance(file, dict) and file.get("id")]


def _given(file: Mapping[str, Any]) -> Given:
    name = " ".join(clean(str(file.get("name") or file.get("title") or "file")).split())[:255] or "file"
    size, address = file.get("size"), str(file.get("url_private_download") or file.get("url_private") or "")
    return Given(str(file["id"]), name, size if isinstance(size, int) else 0, address[:1000])
