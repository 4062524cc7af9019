"""What an error is answered with, in the shapes Slack takes from a request's own response."""

import json
from collections.abc import Mapping
from typing import Any

from slack_bolt.response import BoltResponse

from bot.views.blocks import sections
from bot.views.question_form import note_view


def ephemeral(text: str) -> BoltResponse:
    """The answer to a command, for whoever typed it."""
    return as_json({"response_type": "ephemeral", "text": text, "blocks": sections(text)})


def on_top(text: str) -> dict[str, Any]:
    """The answer to a submission: a note on top of the form, which stays as it is."""
    return {"response_action": "push", "view": note_view("Baton", text)}


def in_its_place(text: str) -> dict[str, Any]:
    """The answer to a submission that is done: a note where the form was."""
    return {"response_action": "update", "view": note_view("Baton", text)}


def as_json(body: Mapping[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(body), headers={"content-type": ["application/json"]})
