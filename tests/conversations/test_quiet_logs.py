"""At LOG_LEVEL=DEBUG, on every path that goes wrong: nothing secret or personal is logged."""

import logging
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from bot.logs import configure_logs
from storage import tables
from tests.conversations.office import Office, without

PRIVATE = (
    "jane@acme.example",
    "Jane",
    "Acme Corp",
    "+1 555 0100",
    "Ship orders within a day",
    "Tom Chen",
    "xoxb-",
    "xapp-",
    "/response/",
)
WHO = "Jane Doe, VP Operations at Acme Corp, jane@acme.example, +1 555 0100, from Webinar Q3"


@pytest.fixture
def log() -> Iterator[Any]:
    """Catch what the program's own handler writes at DEBUG in a text instead of stderr."""
    root, written = logging.getLogger(), StringIO()
    level = root.level
    configure_logs("DEBUG")
    ours = root.handlers[-1]
    assert isinstance(ours, logging.StreamHandler)
    ours.setStream(written)
    yield written.getvalue
    root.removeHandler(ours)
    root.setLevel(level)


async def test_trouble_of_every_kind_leaves_no_trace_of_anybody(office: Office, log: Any) -> None:
    faults = office.slack.faults
    faults.next("views.open").hangs(2.5)
    faults.next("views.open").dropped()
    faults.next("views.open").error("expired_trigger_id")
    for _ in range(3):
        await office.mia.runs(f"/lead {WHO}", in_=office.sales)
    faults.next("chat.postMessage", times=3).error("msg_blocks_too_long")
    await office.mia_brings(without("Is there a budget?"), who=WHO)
    await office.mia.runs("/lead show L-99", in_=office.sales)
    await office.visitor.runs(f"/lead {WHO}", in_=office.sales)
    await office.later(minutes=5)
    written = log()
    assert "Slack did not open a form" in written
    assert not [private for private in PRIVATE if private in written], written


async def test_an_unexpected_error_shows_a_reference_that_is_in_the_log(office: Office, log: Any) -> None:
    card = await office.offered_card()
    await office.baton.database.transact(_break)
    await office.ravi.clicks("Accept", on=card)
    note = await office.ravi.sees("it is our fault")
    number = re.search(r"B-[0-9A-Z]{5}", note.text)
    written = log()
    assert number
    assert f"{number[0]}: a block_actions failed" in written
    assert "accept" in written
    assert not [private for private in PRIVATE if private in written], written


def _break(tx: Any) -> None:
    """The record is damaged from outside: a stage that no release knows."""
    tx.connection.execute(tables.lead.update().values(stage="gone wrong for Jane Doe"))
