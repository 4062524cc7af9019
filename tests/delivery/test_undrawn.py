"""A workspace that does not take charts or tables gets the same message in words, once."""

import json
from typing import Any

import pytest

from bot.slack.blocks import section
from bot.slack.charts import bar_chart, data_table
from tests.delivery.conftest import Baton
from tests.delivery.fake_slack import Answer

POST, UPDATE = "chat.postMessage", "chat.update"
DRAWN = [
    section("Our week"),
    bar_chart("Leads a week", ["9 Nov", "16 Nov"], {"Came in": [12, 14]}),
    data_table("By source", ["Source", "Leads"], [["Webinar", 3]]),
]


def blocks(arguments: dict[str, Any]) -> list[dict[str, Any]]:
    given = arguments["blocks"]
    return list(json.loads(given) if isinstance(given, str) else given)


@pytest.mark.parametrize("code", ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"])
async def test_refused_charts_are_sent_in_words(baton: Baton, code: str) -> None:
    baton.compose.blocks = DRAWN
    baton.slack.answers_next(POST, Answer(error=code))
    await baton.leaves("Our week")
    await baton.delivers()
    [message] = baton.slack.messages["C-SALES"]
    assert [block["text"]["text"] for block in blocks(message)] == [
        "Our week",
        "*Leads a week*\n• 9 Nov: 12\n• 16 Nov: 14",
        "*By source*\n• Webinar: 3",
    ]
    assert message["metadata"]
    assert await baton.states() == ["sent"]
    assert len(baton.compose.recorded) == 1


async def test_a_message_that_is_drawn_anew_says_it_in_words_too(baton: Baton) -> None:
    baton.compose.blocks = DRAWN
    await baton.leaves("Our week")
    await baton.delivers()
    ts = baton.slack.messages["C-SALES"][0]["ts"]
    baton.slack.answers_next(UPDATE, Answer(error="invalid_blocks"))
    await baton.leaves("Our week, once more", kind="redraw", ts=ts)
    await baton.delivers()
    assert baton.slack.texts("C-SALES") == ["Our week, once more"]
    assert [block["type"] for block in blocks(baton.slack.called(UPDATE)[-1].arguments)] == ["section"] * 3


async def test_what_is_refused_in_words_too_is_held_back(baton: Baton) -> None:
    baton.compose.blocks = DRAWN
    baton.slack.answers_next(POST, *[Answer(error="invalid_blocks")] * 2)
    await baton.leaves("Our week")
    await baton.delivers()
    assert "C-SALES" not in baton.slack.messages
    assert (await baton.errors())[0] == "invalid_blocks"


@pytest.mark.parametrize(("drawn", "code"), [(False, "invalid_blocks"), (True, "is_archived")])
async def test_what_words_do_not_mend_is_not_tried_with_them(baton: Baton, drawn: bool, code: str) -> None:
    baton.compose.blocks = DRAWN if drawn else [section("Our week")]
    baton.slack.answers_next(POST, Answer(error=code))
    await baton.leaves("Our week")
    await baton.delivers()
    calls = [call for call in baton.slack.called(POST) if call.arguments["channel"] == "C-SALES"]
    assert len(calls) == 1
