"""The definition's say: the lowest stage that may go to sales, and how many meetings are waste."""

from dataclasses import replace
from typing import Any

from bot.lead.definition.default import DEFAULT
from storage import tables
from storage.sql import Transaction
from tests.conversations.office import READY, Office

LEARNED, WITH = "What did you learn?", "With whom?"


async def agreed(office: Office, version: int, **terms: Any) -> None:
    """Both teams have signed a definition with these terms."""
    team_id = office.slack.workspace.team_id

    def sign(tx: Transaction) -> None:
        body = replace(DEFAULT, version=version, **terms).to_json()
        row = {"team_id": team_id, "version": version, "body": body, "effective_at": tx.now}
        tx.connection.execute(tables.definition.insert().values(**row))

    await office.baton.database.transact(sign)


async def test_a_lead_below_the_lowest_stage_is_nurtured_until_it_gets_there(office: Office) -> None:
    await agreed(office, 71, lowest_stage=3)
    await office.mia_brings()
    note = await office.mia.sees("is not ready for sales yet")
    assert "The conversation is at stage 1 of 8; sales takes over from stage 3." in note.text
    assert office.ravi.reads(office.sales) == []
    await office.mia.clicks("Details", on=note)
    await office.mia.clicks("Log a conversation")
    details = await office.mia.submits({WITH: ["Jane Doe"], LEARNED: "They need it by spring"})
    assert "Stage 2 of 8" in details.text
    assert "Being nurtured" in details.text
    await office.mia.clicks("Log a conversation")
    details = await office.mia.submits({WITH: ["Jane Doe"], LEARNED: "They showed us round"})
    assert "Waiting for sales" in details.text
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Details", on=card)
    assert "▰▰▰▰▱▱▱▱ Stage 4 of 8: Initial assessment" in office.ravi.modal.text


async def test_answers_given_later_count_for_the_stage_too(office: Office) -> None:
    await agreed(office, 74, lowest_stage=4)
    money = "Is there a budget?"
    await office.mia_brings({prompt: answer for prompt, answer in READY.items() if prompt != money})
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Details", on=note)
    for learned in ("They need it by spring", "They showed us round"):
        await office.mia.clicks("Log a conversation")
        details = await office.mia.submits({WITH: ["Jane Doe"], LEARNED: learned})
    assert "Stage 3 of 8" in details.text
    await office.mia.closes()
    await office.mia.clicks("Answer now", on=note)
    await office.mia.submits({money: "Approved"})
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Details", on=card)
    assert "Stage 4 of 8" in office.ravi.modal.text


async def test_the_alarm_waits_for_as_many_meetings_as_was_agreed(office: Office) -> None:
    await agreed(office, 72, waste_alarm_meetings=1)
    await office.mia_brings({prompt: answer for prompt, answer in READY.items() if "budget" not in prompt})
    await office.mia.clicks("Details", on=await office.mia.sees("needs one answer"))
    await office.mia.clicks("Plan a meeting")
    await office.mia.submits({WITH: ["Tom Chen"], "Date": "2026-11-25", "Time": "14:00"})
    await office.sofia.sees("L-1 Jane Doe (Acme Corp) has one meeting, while required questions are open")


async def test_the_alarm_fires_again_on_another_occasion(office: Office) -> None:
    await agreed(office, 73, waste_alarm_meetings=1)
    money = "Is there a budget?"
    await office.mia_brings({prompt: answer for prompt, answer in READY.items() if "budget" not in prompt})
    await office.mia.clicks("Details", on=await office.mia.sees("needs one answer"))
    await plans(office)
    await office.sofia.sees("required questions are open")
    await office.mia.clicks("Log a conversation")
    await office.mia.submits({WITH: ["Tom Chen"], LEARNED: "There is none yet", money: "None"})
    await office.mia.closes()
    await office.later(days=100)  # every answer is older than the definition allows
    await office.mia.clicks("Details", on=await office.mia.sees("is not ready for sales yet"))
    await plans(office, Date="2027-04-01")
    alarm = await office.sofia.sees("What is their requirement?", in_=office.sofia.dm)
    assert "required questions are open" in alarm.text


async def plans(office: Office, **also: str) -> None:
    await office.mia.clicks("Plan a meeting")
    await office.mia.submits({WITH: ["Tom Chen"], "Date": "2026-11-25", "Time": "14:00", **also})
