"""Leads are found by parts of their words and by phone numbers, alike on both databases and in their own workspace."""

import pytest

from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead, Listed
from storage import finding, leads, workspaces
from storage.erasing import erase_piece
from storage.sql import Database, Transaction

LEADS = (
    Details("Jané Doe-Smith", "Škoda Auto", "jane@skoda.example", "VP Operations", source="Webinar Q3"),
    Details("Janet Roe", "O'Neill & Sons", title="Buyer", source="Webinar Q2"),
    Details("Bo Lind", "North 100%", phone="+49 151 23456789", source="Fair"),
)


@pytest.fixture
async def filled(database: Database) -> Database:
    await database.transact(_fill)
    return database


def _fill(tx: Transaction) -> None:
    for team_id in ("T1", "T2"):
        workspaces.add(tx, team_id)
        for details in LEADS if team_id == "T1" else LEADS[:1]:
            leads.add(tx, team_id, details, "U1", 1)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jane", [2, 1]),
        ("JANÉ doe", [1]),
        ("doe jan", [1]),
        ("smith", [1]),
        ("skoda", [1]),
        ("škod", [1]),
        ("oneill", [2]),
        ("o'neill sons", [2]),
        ("webinar q3", [1]),
        ("webi", [2, 1]),
        ("100%", [3]),
        ("ane", [2, 1]),
        ("mith", [1]),
        ("odá", [1]),
        ("orth", [3]),
        ("kod jan", [1]),
        ("uyer", []),
        ("an", []),
        ("jane zebra", []),
        ("Jane@SKODA.example", [1]),
        ("jane@north.example", []),
        ("0151 / 2345 67 89", [3]),
        ("+49 (0)151 23456789", [3]),
        ("0049-151-23456789", [3]),
        ("0151 23456780", []),
        ('" OR 1 *', []),
        ("' | !x:*", []),
        ("%", []),
        ("", []),
    ],
)
async def test_what_is_found(filled: Database, typed: str, found: list[int]) -> None:
    assert [lead.number for lead in await filled.read(finding.search, "T1", typed)] == found


async def test_a_lead_is_found_by_what_it_is_called_now(filled: Database) -> None:
    found = await filled.read(finding.search, "T1", "bo")
    await filled.transact(lambda tx: leads.change_details(tx, _whole(tx, found[0]), Details("Bob Lindqvist", "North")))
    assert await filled.read(finding.search, "T1", "100") == []
    assert [lead.name for lead in await filled.read(finding.search, "T1", "lindq")] == ["Bob Lindqvist"]
    while await filled.transact(erase_piece, "T1"):
        pass
    assert await filled.read(finding.search, "T1", "jane") == []
    assert len(await filled.read(finding.search, "T2", "jane")) == 1


async def test_lists_hold_those_that_wait_longest_whatever_stage_they_are_in(filled: Database) -> None:
    both = (Stage.DRAFT, Stage.OFFERED)
    first = (await filled.read(finding.listed, "T1", both, in_charge="U1"))[0]
    filled.clock.advance(days=1)  # type: ignore[attr-defined]
    await filled.transact(lambda tx: leads.move(tx, _whole(tx, first), [Stage.DRAFT], Stage.OFFERED))
    listed = await filled.read(finding.listed, "T1", both, in_charge="U1", limit=2)
    assert [lead.number for lead in listed] == [2, 3]
    listed = await filled.read(finding.listed, "T1", both, in_charge="U1")
    assert [lead.number for lead in listed] == [2, 3, 1]
    assert await filled.read(finding.listed, "T1", both, owner="U1") == []


async def test_words_without_end_are_cut_where_they_are_kept_and_where_they_are_looked_for(filled: Database) -> None:
    endless = Details("z" * 150, "\N{SQUARE KIROMEETORU}" * 150)  # six letters each, once it is folded
    await filled.transact(leads.add, "T1", endless, "U1", 1)
    for typed in ("z" * 80, "z" * 150, "z" * 3000, endless.company):
        assert [lead.number for lead in await filled.read(finding.search, "T1", typed)] == [4]
    assert await filled.read(finding.search, "T1", "x" * 3000) == []


def _whole(tx: Transaction, listed: Listed) -> Lead:
    lead = leads.get(tx, "T1", listed.id)
    assert lead
    return lead
