"""Vetting is for what was said: another answer is nobody's word yet, the same one given again stays vetted."""

from bot.lead.details import Details
from bot.lead.record import Answer, Lead
from storage import leads, workspaces
from storage.answers import answered
from storage.sql import Database, Transaction


def _vetted(tx: Transaction) -> Lead:
    workspaces.add(tx, "T1")
    lead = leads.add(tx, "T1", Details("Jane Doe"), "U1", 1)
    said = Answer("money", "approved", "U1", tx.now, said_by="Tom", evidence="mail", vetted_by="U2", vetted_at=tx.now)
    return answered.copy(tx, lead, {said.key: said})


async def _answered(database: Database, lead: Lead, value: str) -> Answer:
    await database.transact(answered.save, lead, {"money": value, "fit": "yes"}, "U3")
    kept = await database.read(leads.get, "T1", lead.id)
    assert kept is not None
    return kept.answers["money"]


async def test_another_answer_is_not_vetted_and_nobody_has_said_it(database: Database) -> None:
    answer = await _answered(database, await database.transact(_vetted), "planned")
    assert (answer.value, answer.documented_by) == ("planned", "U3")
    assert (answer.vetted_by, answer.vetted_at, answer.said_by, answer.evidence) == ("", None, "", "")


async def test_the_same_answer_again_stays_vetted(database: Database) -> None:
    answer = await _answered(database, await database.transact(_vetted), "approved")
    assert answer.documented_by == "U3"
    assert answer.vetted_by == "U2"
    assert answer.vetted_at is not None
    assert (answer.said_by, answer.evidence) == ("Tom", "mail")
