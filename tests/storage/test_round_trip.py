"""Leads that leave a workspace as a file: taken into another they are the same, into their own they change nothing."""

import asyncio
import io
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.answers.document import document
from bot.delivery.files.loading import Loader
from bot.exchange.export.wanted import Format, Wanted
from bot.exchange.load import load
from bot.exchange.load.job import Import
from bot.exchange.load.progress import standing
from bot.exchange.load.propose import propose_bytes
from bot.exchange.load.start import start
from bot.exchange.machine import write_leads
from bot.intake.capture import capture
from bot.intake.errors import SameLeadError
from bot.lead.access import lead_of
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Kind
from bot.lead.details import ARRIVALS, DETAILS, Details
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import answer_problems
from bot.lead.people import Person
from bot.slack.text import clean
from storage.sql import Database, Transaction
from tests.storage.many_leads import a_workspace

MANY = 300 if os.environ.get("TORTURE") else 12
PHASES = [Phase.explicit, Phase.generate]
_TEAMS = count(1)
_ODD = (
    *("=1+1", "-Acme", "@home", "+49 30 1234567", "'quoted'", '"Quoted" & Co', "007", "0049", "1e5", "12/10/2026"),
    *("2026-11-30", "TRUE", "N/A", "-", "null", "'=SUM(A1)", "''", "a;b,c", "שלום עולם", "مرحبا", "👩‍🚀 Ltd", "é"),
    *("#REF!", "_x0041_", "<b>", "&amp;", "*bold*", "L-7", "%x", "|", "＝1", "O'Neill", "'t Hooft", "1,234.50", "Yes"),
    *("a@b.example", "http://x.example", "Lead", "Name", "Total", "Test", "45%", "00:30", "1-2", "Mr", "Doe, Jane"),
)


def _one_line(typed: str) -> str:
    return " ".join(clean(typed).split())


LINE = st.sampled_from(_ODD) | st.text(max_size=15).map(_one_line)
LINES = st.lists(LINE, max_size=3).map(lambda lines: "\n".join(lines).strip())
PHONE = st.sampled_from(["+49 30 55{:05}", "030 77{:05}", "0049 (0)89 66{:05}", "+1 (202) 55{:05}", "0{:07}-12"])
EMAIL = st.sampled_from(["p{}@acme.example", "O'Neill+{}@x.example", "=p{}@x.example", "-{}@x.example", "{}@x.example"])
DETAILS_OF_ONE = st.builds(
    Details,
    **dict.fromkeys(("name", "company", "title", "source", "segment", "geography", "company_size"), LINE),
    email=EMAIL | st.just(""),
    phone=PHONE | st.just(""),
    arrival=st.sampled_from(["", *(arrival.key for arrival in ARRIVALS)]),
    notes=LINES,
    tz=st.sampled_from(["", "Europe/Berlin", "Asia/Tokyo"]),
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        each.key: st.sampled_from([choice.key for choice in each.choices]) if each.kind is Kind.CHOICE else LINES
        for each in DEFAULT.questions
    },
)
LEADS = st.lists(st.tuples(DETAILS_OF_ONE, ANSWERS), min_size=1, max_size=6)


async def _brought(database: Database, by: Person, leads: list[tuple[Details, Mapping[str, str]]]) -> int:
    """Type these leads in, as far as their forms take them; returns how many there are."""
    brought = 0
    for at, (details, answers) in enumerate(leads):
        own = replace(details, email=details.email.format(at), phone=details.phone.format(at))
        said = {key: value for key, value in answers.items() if not answer_problems({key: value}, DEFAULT, date.today)}
        with suppress(FieldProblems, SameLeadError):
            await database.transact(_typed, by, own, said, f"{by.team_id} {at}")
            brought += 1
    return brought


def _typed(tx: Transaction, by: Person, details: Details, answers: Mapping[str, str], key: str) -> None:
    made = capture(tx, by, details, key).lead
    document(tx, by, lead_of(tx, by, made.id), {key: said for key, said in answers.items() if said})


async def _exported(database: Database, team: str, form: Format) -> bytes:
    into = io.BytesIO()
    await write_leads(database, team, Wanted(form, contact=True), into)
    return into.getvalue()


async def _imported(database: Database, by: Person, data: bytes, form: Format) -> Import:
    imp = await database.transact(propose_bytes, by, f"leads.{form}", data, f"{by.team_id} file")
    await database.transact(start, by, imp.id, imp.version, f"{by.team_id} go")
    await Loader(database, load).load([by.team_id])
    return await database.read(standing, by, imp.id)


def _kept(tx: Transaction, team: str) -> list[list[tuple[Any, ...]]]:
    """Return all that is kept of the leads and is no moment: their details, answers and history."""
    whose = "FROM lead WHERE team_id = :team ORDER BY number"
    answers = "SELECT l.number, a.key, a.value FROM answer a JOIN lead l ON l.id = a.lead_id WHERE l.team_id = :team"
    history = "SELECT lead_id, kind FROM event WHERE team_id = :team ORDER BY id"
    asked = (f"SELECT number, stage, {', '.join(DETAILS)} {whose}", f"{answers} ORDER BY 1, 2", history)
    return [[tuple(row) for row in tx.connection.execute(text(sql), {"team": team})] for sql in asked]


async def _there_and_back(database: Database, leads: list[tuple[Details, Mapping[str, str]]], form: Format) -> None:
    number = next(_TEAMS)
    here, there = (Person(f"T{number}{side}", "U1") for side in "HT")
    for by in (here, there):
        await database.transact(a_workspace, by.team_id)
    many = await _brought(database, here, leads)
    if not many:
        return
    before = await database.read(_kept, here.team_id)
    file = await _exported(database, here.team_id, form)
    taken = await _imported(database, there, file, form)
    assert dict(taken.counts) == {"new": many}
    details, answers, _ = await database.read(_kept, there.team_id)
    assert [(row[0], *row[2:]) for row in details] == [(row[0], *row[2:]) for row in before[0]]
    assert answers == before[1]
    again = await _imported(database, here, file, form)
    assert dict(again.counts) == {"known": many}
    assert await database.read(_kept, here.team_id) == before
    if form is Format.CSV:
        assert await _exported(database, here.team_id, form) == file


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_leads_go_from_one_workspace_to_another_and_back_as_they_are(database: Database, form: Format) -> None:
    with asyncio.Runner() as runner:

        @given(leads=LEADS)
        @example(leads=[(Details("<b>", segment="TRUE", geography="Name", company_size="Lead"), {})])
        @example(leads=[(Details("N/A", title="Mr", email="p@x.example"), {})])
        @settings(max_examples=MANY, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
        def goes(leads: list[tuple[Details, Mapping[str, str]]]) -> None:
            runner.run(_there_and_back(database, leads, form))

        goes()
