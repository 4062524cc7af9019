"""The lines of a source's log, in words."""

from collections.abc import Mapping

from bot.slack.text import day_of, esc, person
from bot.sources.changes import APART, INTO, KEPT_APART, Change
from bot.sources.kinds import ORIGINS, Origin, kind_label

_COLUMNS = {
    "name": "its name",
    "kind": "its kind",
    "owner": "its owner",
    "origin": "whose list it is",
    "link": "its link",
    "cost": "what it cost",
    "batch": "the batch that new leads join",
}


def log_line(change: Change, names: Mapping[str, str]) -> str:
    """Say who changed what, and when; sources by their `names`."""
    who = person(change.by) if change.by else "Nobody answered, so Baton"
    return f"{day_of(change.at)}: {who} {_did(change, names)}"


def _did(change: Change, names: Mapping[str, str]) -> str:
    def named(written: str) -> str:
        return f"*{esc(names.get(written, 'another source'), 80)}*"

    this = named(str(change.source_id))
    if change.what == INTO:
        return f"merged {this} into {named(change.after)}"
    if change.what == APART:
        return f"took {this} apart from {named(change.before)}"
    if change.what == KEPT_APART:
        return f"kept {this} apart from {named(change.after)}"
    if change.what in ("probation_at", "probation_why"):
        return f"put {this} on probation" if change.after else f"ended the probation of {this}"
    if change.what == "lifted":
        return f"lifted the probation of {this}: “{esc(change.after, 150)}”"
    label = _COLUMNS.get(change.what, change.what.replace("_", " "))
    now = _in_words(change.what, change.after)
    return f"made {label} {now}" if now else f"emptied {label}"


def _in_words(what: str, written: str) -> str:
    if what == "owner":
        return person(written) if written else ""
    if what == "kind":
        return f"*{kind_label(written)}*" if written else ""
    if what == "origin":
        return f"*{ORIGINS[Origin(written)].lower()}*" if written else ""
    return f"*{esc(written, 100)}*" if written else ""
