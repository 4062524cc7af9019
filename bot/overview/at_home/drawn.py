"""A Home as it was drawn, by which it is told later whether it would look otherwise now."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.slack.filled import stamp


class Drawn(NamedTuple):
    """A Home that was drawn: the page that was chosen, a stamp of the view, and Slack's hash of it, "" for unknown."""

    shown: str
    stamp: str
    hash: str = ""


def drawn(view: Mapping[str, Any], answer: Mapping[str, Any]) -> Drawn:
    """Return what is kept of a view that Slack took, with what Slack answered."""
    said = answer.get("view") or {}
    return Drawn(str(view.get("private_metadata") or ""), stamp(json.dumps(view)), str(said.get("hash") or ""))
