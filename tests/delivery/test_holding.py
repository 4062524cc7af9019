"""Messages that cannot be delivered are parked, and managers are told in words that say what to do."""

import logging

import pytest

from bot.slack.reasons import REASONS, explain
from storage.delivery import outbox
from tests.delivery.conftest import TEAM, Baton
from tests.delivery.fake_slack import Answer

POST = "chat.postMessage"


async def test_a_permanent_refusal_is_parked_and_every_manager_is_told(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(error="not_in_channel"))
    await baton.leaves("hello")
    await baton.delivers()
    assert baton.slack.texts("D-UM1") == baton.slack.texts("D-UM2") == ["not_in_channel"]
    held = await baton.database.read(outbox.parked, TEAM)
    assert [(notice.kind, notice.error) for notice in held] == [("note", "not_in_channel")]


async def test_a_manager_who_tries_again_gets_it_delivered(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(error="not_in_channel"))
    await baton.leaves("hello")
    await baton.delivers()
    held = await baton.database.read(outbox.parked, TEAM)
    assert await baton.database.transact(outbox.unpark, "T-OTHER", [held[0].id]) == 0
    assert await baton.database.transact(outbox.unpark, TEAM, [held[0].id]) == 1
    assert await baton.database.transact(outbox.unpark, TEAM, [held[0].id]) == 0
    await baton.delivers()
    assert baton.slack.texts("C-SALES") == ["hello"]
    assert await baton.database.read(outbox.parked, TEAM) == []


async def test_word_to_a_manager_that_cannot_be_delivered_leads_to_no_more_words(baton: Baton) -> None:
    baton.slack.answers_next(POST, *[Answer(error="restricted_action")] * 10)
    await baton.leaves("hello")
    await baton.delivers()
    assert await baton.states() == ["parked"] * 3


async def test_a_manager_has_one_unsent_word_at_most(baton: Baton) -> None:
    baton.slack.answers_next("conversations.open", *[Answer(error="service_unavailable")] * 2)
    await baton.leaves("", kind="unheard_of", to="marketing")
    await baton.delivers()
    await baton.leaves("", kind="nowhere", to="sales")
    await baton.delivers()
    await baton.delivers(minutes=5)
    assert baton.slack.texts("D-UM1") == baton.slack.texts("D-UM2") == ["no_sales_channel"]


async def test_a_kind_nobody_knows_is_parked(baton: Baton) -> None:
    await baton.leaves("", kind="unheard_of")
    await baton.delivers()
    assert (await baton.errors())[0] == "unknown_notice"


async def test_a_card_that_was_deleted_in_slack_is_parked_as_such(baton: Baton) -> None:
    await baton.leaves("accepted", kind="redraw", ts="1.0")
    await baton.delivers()
    assert (await baton.errors())[0] == "card_deleted"


async def test_after_many_attempts_a_notice_is_given_up_and_shown(baton: Baton) -> None:
    baton.slack.answers_next(POST, *[Answer(error="service_unavailable")] * 100)
    await baton.leaves("hello")
    for _ in range(55):
        await baton.delivers(minutes=5)
    assert (await baton.states())[0] == "parked"
    assert (await baton.errors())[0] == "slack_unavailable"
    assert len([call for call in baton.slack.called(POST) if call.arguments["channel"] == "C-SALES"]) == 50


async def test_after_a_long_downtime_a_notice_still_gets_a_fair_trial(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(error="service_unavailable"))
    await baton.leaves("hello")
    await baton.delivers(days=3)
    assert await baton.states() == ["pending"]
    await baton.delivers(minutes=5)
    assert baton.slack.texts("C-SALES") == ["hello"]


async def test_the_log_names_ids_and_codes_only(baton: Baton, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    refused = (Answer(status=500), Answer(error="not_in_channel"), Answer(error="service_unavailable"))
    baton.slack.answers_next(POST, *refused)
    for lead in (1, 2, 3):
        await baton.leaves("jane@acme.example", lead_id=lead)
    await baton.delivers()
    await baton.delivers(minutes=5)
    assert "not_in_channel" in caplog.text
    assert "jane@acme.example" not in caplog.text
    assert "xoxb-test" not in caplog.text


def test_every_reason_says_what_to_do_next() -> None:
    for code in [*REASONS, "something_new"]:
        assert explain(code).count(".") >= 2, code
    assert "something_new" in explain("something_new")
