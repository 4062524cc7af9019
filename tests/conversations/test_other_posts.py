"""Turning messages into leads that no marketer typed: a web form's notice, a forwarded mail."""

from typing import Any

import pytest

from bot.simulator import posting
from bot.simulator.content import Content
from bot.simulator.seen import Message
from tests.conversations.office import Office

NOTICE: list[dict[str, Any]] = [
    {"type": "header", "text": {"type": "plain_text", "text": "New demo request"}},
    {
        "type": "section",
        "fields": [
            {"type": "mrkdwn", "text": "*Name:*\nJane Doe"},
            {"type": "mrkdwn", "text": "*Email:*\n<mailto:jane@harbor.example|jane@harbor.example>"},
        ],
    },
]
ATTACHED = [{"fallback": "New demo request", "text": "Jane Doe, Harbor Ltd, jane@harbor.example"}]
LONG_MAIL = f"Hello,\n{'Our warehouse ships all day and night. ' * 85}\nKind regards\nJane Doe\nCFO\nHarbor Ltd\n"


def posted(office: Office, text: str, blocks: Any = None, attachments: Any = None) -> Message:
    """A message that another app posted in #marketing."""
    workspace = office.slack.workspace
    bot = workspace.add_user("Forms")
    workspace.join(office.marketing, bot.id, office.marketing.creator)
    return office.mia._see(posting.post(workspace, office.marketing, bot, Content(text, blocks, attachments)))


@pytest.mark.parametrize(
    ("text", "blocks", "attachments"), [("", NOTICE, None), ("New demo request", NOTICE, None), ("", None, ATTACHED)]
)
async def test_a_web_forms_notice_becomes_a_lead(office: Office, text: str, blocks: Any, attachments: Any) -> None:
    await office.mia.uses_shortcut("Turn into a lead", on=posted(office, text, blocks, attachments))
    values = office.mia.modal.values
    assert (values["Name"], values["Email"]) == ("Jane Doe", "jane@harbor.example")


async def test_a_long_mail_is_read_to_its_signature_and_saved_whole(office: Office) -> None:
    mail = posted(office, f"{LONG_MAIL}jane@harbor.example")
    await office.mia.uses_shortcut("Turn into a lead", on=mail)
    form = office.mia.modal
    assert form.values["Email"] == "jane@harbor.example"
    assert "Notes, continued" in form.labels
    name = {"Name": "Jane Doe"} if form.values["Name"] != "Jane Doe" else {}
    assert (await office.mia.submits(name)).title == "Questions for L-1"


async def test_no_word_of_a_long_line_is_lost(office: Office) -> None:
    line = f"Jane Doe, jane@harbor.example, notes: {'They ship all day. ' * 180}CALL BEFORE NOON"
    await office.mia.runs(f"/lead {line}", in_=office.sales)
    assert "CALL BEFORE NOON" in office.mia.modal.values["Notes, continued"]
    await office.mia.submits()
    await office.mia.closes(everything=True)
    shown = await office.mia.runs("/lead show L-1")
    await office.mia.clicks("Details", on=shown)
    await office.mia.clicks("Edit who it is")
    assert "CALL BEFORE NOON" in office.mia.modal.values["Notes, continued"]
    await office.mia.submits({"Notes, continued": "CALL AFTER NOON"})
    await office.mia.closes(everything=True)
    await office.mia.clicks("Details", on=shown)
    await office.mia.clicks("Edit who it is")
    notes = office.mia.modal.values["Notes"]
    assert notes.startswith("They ship all day.")
    assert notes.endswith("CALL AFTER NOON")


async def test_a_long_mail_is_logged_whole(office: Office) -> None:
    await office.mia_brings()
    await office.mia.uses_shortcut("Log a conversation", on=posted(office, f"{LONG_MAIL}They want it THIS YEAR"))
    assert "THIS YEAR" in office.mia.modal.values["What you learned, continued"]
