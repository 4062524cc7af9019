"""Canaries for every secret and every word about a person, DEBUG, whatever goes wrong: no log has any of them."""

import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from io import StringIO
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import Engine, create_engine, text

from bot.clock import MovableClock
from bot.logs import RedactingFormatter
from bot.playground.sandbox import Company, found_company
from storage.sql import parse_url
from tests.conversations.office import READY, brings
from tests.conversations.programs import ROOT, Program, environ, over_http, over_sockets, program
from tests.doors.http_slack import FORM, Slack
from tests.doors.toy import Toy

MONEY, NOTE = "Is there a budget?", "What is their requirement?"
WHO = "Zanzibar Quokka, Archduchess at Ocelot Axolotl, zanzibar@ocelot.example, +49 170 5550199, from Fair of Pangolins"
ANSWERS = {
    **READY,
    NOTE: "Marmosets within a day",
    "What solution do they want?": "A numbat system",
    "Who will decide whether the solution works for them?": "Wombatina Lopez, COO",
}
PERSONAL = (
    "Zanzibar",
    "Quokka",
    "Archduchess",
    "Ocelot",
    "Axolotl",
    "ocelot.example",
    "5550199",
    "Pangolin",
    "Marmoset",
    "numbat",
    "Wombatina",
    "Tapir",
    "Okapi",
)


@pytest.fixture
async def company() -> AsyncIterator[Company]:
    company = await found_company(MovableClock())
    yield company
    await company.slack.stop()


async def test_the_program_on_a_day_when_everything_goes_wrong(
    company: Company, database_url: str, tmp_path: Path
) -> None:
    way_in = over_http if database_url.startswith("postgresql") else over_sockets
    told = environ(company, database_url, **way_in(company), PYTHONASYNCIODEBUG="1", PYTHONDEVMODE="1")
    engine = create_engine(parse_url(database_url))
    async with program(told, tmp_path) as running:
        await running.says("Baton is ready")
        if not company.installed.request_url:
            assert await company.slack.connected(company.installed)
        await _slack_has_a_bad_day(company)
        await _strangers_come(company)
        await _records_are_damaged(company, engine, running)
        await _the_database_is_gone(company, engine, running)
        await running.stops()
    for what in ("a /lead failed", "a block_actions failed", "was not composed", "could not be read", "A sweep failed"):
        assert what in running.log, f"{what!r} never happened, so that nothing was proven about it"
    _nothing_private(company, running.log)
    engine.dispose()


def _nothing_private(company: Company, log: str) -> None:
    app = company.installed
    secrets = (app.bot_token, app.app_token, app.signing_secret, app.verification_token, "/response/", "ticket=")
    lines = log.splitlines()
    assert not [(word, line) for word in (*secrets, *PERSONAL) for line in lines if word.lower() in line.lower()]


async def _slack_has_a_bad_day(company: Company) -> None:
    faults, mia, ravi = company.slack.faults, company.mia, company.ravi
    for trouble in ("dropped", "expired_trigger_id", "500"):
        fault = faults.next("views.open")
        if trouble == "dropped":
            fault.dropped()
        elif trouble != "500":
            fault.error(trouble)
        await mia.runs(f"/lead {WHO}", in_=company.sales)
    await company.visitor.runs(f"/lead {WHO}", in_=company.sales)
    await mia.runs("/lead show Okapi", in_=company.sales)
    await mia.runs("/lead find Okapi", in_=company.sales)
    await mia.runs("/lead findd Okapi", in_=company.sales)
    await brings(mia, company.sales, ANSWERS, WHO, Notes="Tapirs")
    card = await ravi.sees("Why it came to sales", in_=company.sales)
    await ravi.clicks("Reject", on=card)
    faults.next("chat.update").error("msg_blocks_too_long")
    faults.next("chat.postMessage").accepted_then_dropped()
    faults.next("chat.postMessage").status = 502
    await ravi.submits({"Reason": "No need", "Note": "Okapi"})
    await mia.says("Okapi Tapir")


async def _strangers_come(company: Company) -> None:
    if not company.installed.request_url:
        return
    slack, url = Slack(MovableClock(), Toy()), company.installed.request_url
    body = b"payload=Zanzibar+Quokka+zanzibar%40ocelot.example"
    signed = slack.signature(body, secret=company.installed.signing_secret)
    async with aiohttp.ClientSession() as session:
        for headers in ({}, signed, {"Content-Encoding": "gzip"}, {"X-Slack-Signature": "Zanzibar"}):
            async with session.post(url, data=body, headers={"Content-Type": FORM, **headers}) as answer:
                assert 400 <= answer.status < 500
        async with session.post(f"{url}?Zanzibar=Quokka&zanzibar@ocelot.example", data=b"") as answer:
            assert answer.status == 401


async def _records_are_damaged(company: Company, engine: Engine, running: Program) -> None:
    await brings(company.mia, company.sales, ANSWERS, WHO)
    card = await company.ravi.sees("L-2 ·", in_=company.sales)
    with engine.begin() as connection:
        connection.execute(text("UPDATE lead SET stage = 'Zanzibar Quokka'"))
        connection.execute(text("UPDATE notice SET state = 'pending', kind = 'card' WHERE lead_id = 2"))
    await company.ravi.clicks("Accept", on=card, patient=True)
    await company.mia.runs("/lead mine", in_=company.sales, patient=True)
    await running.says("was not composed")


async def _the_database_is_gone(company: Company, engine: Engine, running: Program) -> None:
    with engine.begin() as connection:
        for table in ("inbox", "notice", "due", "member"):
            connection.execute(text(f"ALTER TABLE {table} RENAME TO gone_{table}"))
    await company.mia.runs(f"/lead {WHO}", in_=company.sales, patient=True)
    await company.mia.says("Okapi Tapir", patient=True)
    await running.says("could not be read")
    await running.says("A sweep failed")


UNUSABLE = {
    "values of the wrong kind": {
        "SALES_CHANNEL": "xoxb-1-canary",
        "MANAGERS": "zanzibar@ocelot.example",
        "DATABASE_URL": "postgresql+nonsense://baton:canary@host/db",
        "SLACK_API_URL": "http://baton:canary@127.0.0.1:1/ x",
    },
    "a database that does not answer": {"DATABASE_URL": "postgresql://baton:canary@127.0.0.1:1/db"},
}


@pytest.mark.parametrize("broken", UNUSABLE.values(), ids=UNUSABLE)
async def test_settings_that_cannot_be_used(company: Company, tmp_path: Path, broken: dict[str, str]) -> None:
    usable = environ(company, f"sqlite:///{tmp_path}/baton.db", **over_sockets(company))
    async with program(usable | broken, tmp_path) as running:
        assert await running.ends() != 0
    _nothing_private(company, running.log)
    assert "cannot start" in running.log
    assert "canary" not in running.log
    assert "Traceback" not in running.log


CANARY = "Zanzibar Quokka of Ocelot"


def _noted() -> None:
    try:
        raise KeyError(CANARY)
    except KeyError as problem:
        problem.add_note(CANARY)
        raise ValueError(CANARY, {"name": CANARY}) from problem


def _grouped() -> None:
    raise ExceptionGroup(CANARY, [ValueError(CANARY), ExceptionGroup(CANARY, [OSError(5, CANARY, CANARY)])])


def _in_a_loop() -> None:
    first, second = KeyError(CANARY), ValueError(CANARY)
    first.__cause__, second.__cause__ = second, first
    raise first


@pytest.mark.parametrize("fails", [_noted, _grouped, _in_a_loop])
def test_a_traceback_has_places_and_no_words(fails: Callable[[], None]) -> None:
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(RedactingFormatter())
    logger = logging.Logger("trial")
    logger.addHandler(handler)
    try:
        fails()
    except Exception:
        logger.exception("It failed", stack_info=True)
    assert "Quokka" not in written.getvalue()
    assert "ValueError" in written.getvalue()
    assert f"in {fails.__name__}" in written.getvalue()


LAST_RESORTS = """
import asyncio, gc, threading, warnings
from bot.logs import configure_logs, log_what_nobody_caught
from bot.doors.running import run

configure_logs("DEBUG")
log_what_nobody_caught()
canary = "Zanzibar" + " Quokka"

class Unraisable:
    def __del__(self):
        raise ValueError(canary)

def fail():
    raise ValueError(canary)

async def task():
    fail()

async def start():
    asyncio.create_task(task())
    await asyncio.sleep(0.01)
    gc.collect()
    asyncio.get_running_loop().call_soon(fail)
    await asyncio.sleep(0.01)
    raise SystemExit

Unraisable()
threading.Thread(target=fail).start()
warnings.warn("a warning")
try:
    asyncio.run(run(start))
except SystemExit:
    pass
raise RuntimeError(canary)
"""


def test_what_nobody_caught_is_logged_without_its_words() -> None:
    told = subprocess.run([sys.executable, "-c", LAST_RESORTS], cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert told.stderr.count("ValueError") == 4, told.stderr
    assert "RuntimeError" in told.stderr
    assert "a warning" in told.stderr
    assert "Quokka" not in told.stdout + told.stderr
