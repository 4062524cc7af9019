"""What comes due while nobody is running, or at night, waits for the morning and is then said once."""

from sqlalchemy import func, select

from storage import tables
from tests.conversations.office import READY, Office, without

TIMING = "When do they want to buy?"


async def test_after_downtime_at_night_a_prompt_waits_for_the_morning(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await office.mia.sees("needs one answer")
    await office.later(days=2, hours=12)  # Wednesday 22:30; the prompt was due on Tuesday
    assert not said(office, "still needs")
    await office.later(hours=11)
    assert len(said(office, "still needs")) == 1


async def test_after_downtime_at_night_the_digest_waits_for_the_morning(office: Office) -> None:
    await office.later(days=7, hours=13)  # Monday 23:30, due at 09:00
    assert not digests(office)
    await office.later(hours=10)
    assert len(digests(office)) == 1


async def test_closing_a_form_of_a_nurtured_lead_changes_nothing(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "6 to 9 months"})
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Ready now", on=note)
    await office.mia.closes()
    await office.work()
    assert len(said(office, "is not ready for sales yet")) == 1


async def test_an_earlier_card_points_to_the_newer_one(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "wrong person"})
    note = await office.mia.sees("wrong person", in_=office.mia.dm)
    await office.mia.clicks("Fix and resubmit", on=note)
    await office.mia.submits({"Name": "Maria Lopez"})
    await office.mia.submits()
    await office.ravi.sees("Waiting since", in_=office.sales)
    await office.work()
    first, second = office.ravi.reads(office.sales)
    assert first.labels == ["Details"]
    assert second.labels == ["Accept", "Reject", "Details"]
    assert "Maria Lopez" in second.text


async def test_uninstalling_erases_the_workspace(office: Office) -> None:
    await office.offered_card()
    office.slack.uninstall(office.installed)
    await office.slack.settle()

    with office.baton.database.engine.begin() as connection:
        for table in (tables.lead, tables.answer, tables.event, tables.member, tables.workspace):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0


def said(office: Office, text: str) -> list[object]:
    return [message for message in office.mia.reads(office.mia.dm) if text in message.text]


def digests(office: Office) -> list[object]:
    return [m for m in office.max.reads(office.marketing) if "what became of our leads" in m.text]


async def test_one_follow_up_that_cannot_be_done_keeps_no_other_waiting(office: Office) -> None:
    for who in ("Bo Lind, bo@north.example", "Al Stone, al@stone.example"):
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who=who)
        await office.mia.sees("is not ready for sales yet")
    with office.baton.database.engine.begin() as connection:
        broken = connection.execute(select(tables.lead.c.id).where(tables.lead.c.name == "Bo Lind")).scalar()
        # A stage this release does not know, as a newer one could have left it.
        connection.execute(tables.lead.update().where(tables.lead.c.id == broken).values(stage="unheard of"))
    await office.later(days=63)  # a Monday
    assert len(said(office, "Time to follow up")) == 1
    with office.baton.database.engine.begin() as connection:
        connection.execute(tables.lead.update().where(tables.lead.c.id == broken).values(stage="nurturing"))
    await office.later(minutes=11)
    assert len(said(office, "Time to follow up")) == 2
