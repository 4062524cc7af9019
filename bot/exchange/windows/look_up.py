"""The data behind the windows of an import."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.exchange.load.job import Import, State
from bot.exchange.load.propose import own, require_version
from bot.exchange.reading.sheet import UnreadableError
from bot.exchange.windows.look_through import look_through
from bot.exchange.windows.summary import Summary
from bot.lead.access import require
from bot.lead.definition.questions import Question
from bot.lead.errors import HandoffError
from bot.lead.people import Act, Person
from bot.slack.text import esc
from storage import workspaces
from storage.sql import Transaction


@dataclass(frozen=True, slots=True)
class Preview:
    """An import with what is in its file, None while that is being counted, and the questions that columns answer."""

    imp: Import
    summary: Summary | None
    questions: tuple[Question, ...]


class NotReadThatWayError(HandoffError):
    """A choice by which the file makes no sense, such as an encoding that it is not written in."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"*{esc(name, 150)}* cannot be read that way: {esc(why, 500)} It is left as it was.")


def to_import(tx: Transaction, by: Person) -> None:
    """Raise NotAllowedError unless this person may import leads."""
    require(tx, by, Act.IMPORT)


def stands(tx: Transaction, by: Person, import_id: int) -> Preview:
    """Return it as it stands; raises NoSuchImportError for anybody but whoever handed it in."""
    imp = own(tx, by, import_id)
    definition = workspaces.definition(tx, by.team_id, workspaces.current_version(tx, by.team_id))
    return Preview(imp, Summary.from_json(imp.checked) if imp.checked else None, tuple(definition.questions))


def to_preview(tx: Transaction, by: Person, import_id: int) -> Preview:
    """Return it if it is to be previewed; raises NotOpenError, which says what became of it."""
    found = stands(tx, by, import_id)
    require_version(found.imp, found.imp.version)
    return found


def count_again(tx: Transaction, by: Person, import_id: int, chosen: Mapping[str, Any]) -> Summary | None:
    """Look the file through as was `chosen`; None if it is not to be previewed any more. Raises NotReadThatWayError."""
    found = stands(tx, by, import_id)
    if found.imp.state is not State.PROPOSED:
        return None
    try:
        summary, _ = look_through(tx, found.imp, chosen=chosen)
    except UnreadableError as problem:
        raise NotReadThatWayError(found.imp.name, str(problem)) from None
    return summary
