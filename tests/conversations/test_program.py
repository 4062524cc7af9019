"""The program itself, in a process of its own: both ways in, both databases, and how it starts and stops."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import create_engine, text

from bot.clock import MovableClock
from bot.playground.sandbox import Company, found_company
from storage.sql import parse_url
from tests.conversations.office import brings
from tests.conversations.programs import Program, environ, over_http, over_sockets, program

SECRETS = ("xoxb-", "xapp-", "jane@acme.example", "Jane Doe", "/response/", "Ship orders within a day")


@pytest.fixture
async def company() -> AsyncIterator[Company]:
    company = await found_company(MovableClock())
    yield company
    await company.slack.stop()


async def _ready(running: Program) -> None:
    await running.says("Baton is ready")


@pytest.mark.parametrize("way_in", [over_sockets, over_http])
async def test_a_lead_goes_from_end_to_end_and_sigterm_ends_it(
    company: Company, database_url: str, tmp_path: Path, way_in: object
) -> None:
    told = environ(company, database_url, **way_in(company))
    async with program(told, tmp_path) as running:
        await _ready(running)
        await _arrived(company)
        await brings(company.mia, company.sales)
        card = await company.ravi.sees("Why it came to sales", in_=company.sales)
        await company.ravi.clicks("Accept", on=card)
        await company.mia.sees("@Ravi Rep accepted L-1 Jane Doe")
        code, seconds = await running.stops()
    assert (code, seconds < 10) == (0, True), running.log
    assert not [secret for secret in SECRETS if secret in running.log]
    assert company.installed.signing_secret not in running.log


@pytest.mark.parametrize("way_in", [over_sockets, over_http])
async def test_a_start_that_is_well_complains_of_nothing(
    company: Company, database_url: str, tmp_path: Path, way_in: object
) -> None:
    """The bot's token is in the environment, where Bolt looks for one by itself."""
    async with program(environ(company, database_url, **way_in(company)), tmp_path) as running:
        await _ready(running)
        assert (await running.stops())[0] == 0
    assert not re.findall("WARNING|ERROR", running.log), running.log


async def test_restarted_on_the_same_database_it_knows_everything(
    company: Company, database_url: str, tmp_path: Path
) -> None:
    told = environ(company, database_url, **over_sockets(company))
    async with program(told, tmp_path) as first:
        await _ready(first)
        await _arrived(company)
        await brings(company.mia, company.sales)
        card = await company.ravi.sees("Why it came to sales", in_=company.sales)
        assert (await first.stops())[0] == 0
    async with program(told, tmp_path) as second:
        await _ready(second)
        await _arrived(company)
        await company.ravi.clicks("Accept", on=card)
        await company.mia.sees("@Ravi Rep accepted L-1 Jane Doe")
        answer = await company.mia.runs("/lead show L-1", in_=company.sales)
        assert "Ship orders within a day" in answer.text
        assert len([m for m in company.lena.reads(company.sales) if "L-1 · Jane Doe" in m.text]) == 1


async def test_health_can_be_asked(company: Company, database_url: str, tmp_path: Path) -> None:
    told = environ(company, database_url, **over_http(company))
    async with program(told, tmp_path) as running, aiohttp.ClientSession() as session:
        await _ready(running)
        async with session.get(f"http://127.0.0.1:{told['PORT']}/healthz") as answer:
            assert (answer.status, await answer.json()) == (200, {"ok": True})


@pytest.mark.parametrize("way_in", [over_sockets, over_http])
async def test_sigterm_during_a_request_lets_it_finish(
    company: Company, database_url: str, tmp_path: Path, way_in: object
) -> None:
    told = environ(company, database_url, **way_in(company))
    async with program(told, tmp_path) as running:
        await _ready(running)
        await _arrived(company)
        company.slack.faults.next("views.open").hangs(1.5)
        asked = asyncio.create_task(company.mia.runs("/lead Jane Doe, jane@acme.example", in_=company.sales))
        await _until(lambda: any(call.method == "views.open" for call in company.slack.calls))
        code, seconds = await running.stops()
        answer = await asked
    assert (code, seconds < 10) == (0, True), running.log
    assert "please try again" in answer.text
    assert "Jane Doe, jane@acme.example" in answer.text


async def test_sigterm_while_slack_hangs_still_ends_in_time(
    company: Company, database_url: str, tmp_path: Path
) -> None:
    told = environ(company, database_url, **over_sockets(company))
    async with program(told, tmp_path) as running:
        await _ready(running)
        await _arrived(company)
        company.slack.faults.next("chat.postMessage", times=9).hangs(30)
        await brings(company.mia, company.sales)
        await _until(lambda: any(call.method == "chat.postMessage" for call in company.slack.calls))
        code, seconds = await running.stops()
    assert (code, seconds < 10) == (0, True), running.log


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"]),
        ({"SLACK_APP_TOKEN": "xapp-1"}, ["SLACK_BOT_TOKEN"]),
        ({"SLACK_SIGNING_SECRET": "s" * 32}, ["SLACK_BOT_TOKEN"]),
    ],
)
async def test_half_a_set_of_credentials_names_what_is_missing(
    given: dict[str, str], missing: list[str], tmp_path: Path
) -> None:
    async with program(given, tmp_path) as running:
        assert await running.ends() != 0
    for name in missing:
        assert f"{name} is missing" in running.log
    assert running.log.count("api.slack.com/apps") == len(missing)
    assert not any(value in running.log for value in given.values())


async def test_a_newer_schema_is_refused(company: Company, database_url: str, tmp_path: Path) -> None:
    engine = create_engine(parse_url(database_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    async with program(environ(company, database_url, **over_sockets(company)), tmp_path) as running:
        assert await running.ends() != 0
    assert "newer Baton" in running.log
    assert "Traceback" not in running.log


async def test_a_database_that_cannot_be_opened_is_named_in_one_sentence(company: Company, tmp_path: Path) -> None:
    nowhere = f"sqlite:///{tmp_path}/no/such/folder/baton.db"
    async with program(environ(company, nowhere, **over_sockets(company)), tmp_path) as running:
        assert await running.ends() != 0
    assert "DATABASE_URL" in running.log
    assert "Traceback" not in running.log


async def test_a_token_slack_refuses_is_named_in_one_sentence(
    company: Company, database_url: str, tmp_path: Path
) -> None:
    told = environ(company, database_url, **over_sockets(company), SLACK_BOT_TOKEN="xoxb-wrong")
    async with program(told, tmp_path) as running:
        assert await running.ends() != 0
    assert "SLACK_BOT_TOKEN" in running.log
    assert "Traceback" not in running.log
    assert "xoxb-wrong" not in running.log


async def _arrived(company: Company) -> None:
    """Slack has a way to reach the program."""
    if not company.installed.request_url:
        assert await company.slack.connected(company.installed)


async def _until(happened: object) -> None:
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110
            await asyncio.sleep(0.02)
