"""A message is read whole, whoever posted it, and nothing in it twice."""

from typing import Any

import pytest

from bot.slack.markup import as_typed
from bot.slack.message import shown_text


def mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "user", "user_id": "U0SIM1"},
                {"type": "text", "text": " met R&D of "},
                {"type": "link", "url": "https://acme.example", "text": "Acme"},
                {"type": "emoji", "name": "wave"},
            ],
        },
        {
            "type": "rich_text_list",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "two"}]},
            ],
        },
    ],
}


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({"text": "Jane &amp; Bo"}, "Jane & Bo"),
        ({"text": "", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "R&D"}}]}, "R&D"),
        (
            {
                "text": "New request",
                "blocks": [{"type": "section", "fields": [mrkdwn("*Name:*\nJane"), mrkdwn("*Age*\n50")]}],
            },
            "New request\nName: Jane\nAge: 50",
        ),
        ({"blocks": [{"type": "context", "elements": [mrkdwn("by"), mrkdwn("Forms")]}]}, "by Forms"),
        (
            {
                "blocks": [
                    {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Go"}}]}
                ]
            },
            "",
        ),
        ({"blocks": [RICH]}, "Ravi met R&D of Acme (https://acme.example):wave:\none\ntwo"),
        ({"text": "Jane", "blocks": [{"type": "rich_text", "elements": [{"type": "text", "text": "Jane"}]}]}, "Jane"),
        (
            {"attachments": [{"fallback": "f", "title": "T", "fields": [{"title": "Name", "value": "Jane"}]}]},
            "T\nName: Jane",
        ),
        ({"attachments": [{"fallback": "Jane Doe, Harbor"}]}, "Jane Doe, Harbor"),
        ({"text": "see", "files": [{"title": "Fair.pdf"}, {"name": "x.csv"}]}, "see\nFair.pdf\nx.csv"),
        ({"text": 7, "blocks": "no", "attachments": [None], "files": {}}, ""),
        ({}, ""),
    ],
)
def test_what_it_says(message: dict[str, Any], text: str) -> None:
    assert as_typed(shown_text(message), {"U0SIM1": "Ravi"}) == text
