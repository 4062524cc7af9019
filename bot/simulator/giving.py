"""Files that people hand over: chosen for a modal's field, or dropped into a conversation."""

from collections.abc import Sequence
from typing import Any

from bot.simulator.errors import NotVisible
from bot.simulator.files import LARGEST_FILE_BYTES, File, Files
from bot.simulator.records import Json, User

MOST_FILES = 10
"""The most that a field takes when it does not say, and a message in any case."""


def chosen_files(files: Files, user: User, element: Json, given: Any) -> list[Json]:
    """Return the content of a file input: `given` are pairs of name and bytes, or files that wait already.

    Raises NotVisible for what Slack's client does not let anybody choose."""
    several = given if isinstance(given, list) else [given] if given else []
    return checked(files, element, [_file(files, user, each) for each in several])


def checked(files: Files, element: Json, given: Sequence[File]) -> list[Json]:
    """Return the files as the app gets them; raises NotVisible where the field takes fewer, smaller or other ones."""
    most, kinds = element.get("max_files", MOST_FILES), [kind.lower() for kind in element.get("filetypes", [])]
    if len(given) > most:
        raise NotVisible(f"only {most} can be given here")
    for file in given:
        if kinds and file.extension not in kinds:
            raise NotVisible(f"{file.name} is not one of {', '.join(kinds)}")
        if len(file.content) > LARGEST_FILE_BYTES:
            raise NotVisible(f"{file.name} is larger than the 10 MB that a field takes")
    return [files.json(file) for file in given]


def _file(files: Files, user: User, given: Any) -> File:
    if isinstance(given, File):
        return given
    name, content = given
    return files.add(user, name, content)
