"""A file is loaded while the program is killed again and again: every row once, and nobody waits long for the rest."""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.playground.sandbox import Company, found_company
from bot.simulator.errors import NotAcknowledged
from bot.simulator.seen import Message
from storage.exchange.imports import LEASE
from tests.conversations.office import READY, brings
from tests.conversations.programs import environ, over_http, over_sockets
from tests.guarantees.conftest import Size
from tests.guarantees.databases import opened
from tests.guarantees.doom import JUDGE, LOAD, MEND, SHARE, TAKE_BACK
from tests.guarantees.lives import Lives, lives
from tests.guarantees.shared_clock import SharedClock

NAME = "fair.csv"
SENDING = 46.0
"""The seconds after which a file that a dead process was sending is sent by another."""
LOADING = [("after", LOAD, 1), ("before", LOAD, 2), ("after", LOAD, 3), ("before", LOAD, 1)]
JUDGING = [("after", JUDGE, 2), ("before", JUDGE, 3)]
SENT = [("before", MEND, 1), ("after", MEND, 1), ("after", SHARE, 1)]
KNOWN = ("Jane Doe, jane@acme.example, from Webinar Q3", "Bo Fox, bo@fox.example, from Webinar Q3")


def a_file(rows: int) -> tuple[bytes, dict[str, int]]:
    """Return a CSV with every kind of row spread over it, and how many of each there are. Every tenth has all answers:
    in turn one that sales can have at once, one that buys later, and one that is no lead."""
    header = ",".join(["Name", "Company", "Email", *(f'"{prompt}"' for prompt in READY)])
    lines, kinds = [header, "Jane Doe,Acme,JANE@acme.example", "Bo Fox,Fox,bo@fox.example"], Counter(known=2)
    for number in range(rows - 2):
        kind = "refused" if number % 25 == 24 else "skipped" if number % 20 == 19 else "new"
        who = number - 18 if kind == "skipped" else number
        email = f"p{who}(at)nowhere" if kind == "refused" else f"p{who}@c{who}.example"
        said = {**READY, **_ANSWERS[number // 10 % 3]}.values() if number % 10 == 5 else ()
        lines.append(",".join([f"Person {who}", f"Company {who}", email, *(f'"{answer}"' for answer in said)]))
        kinds[kind] += 1
    return "\n".join(lines).encode(), dict(kinds)


_ANSWERS = ({}, {"When do they want to buy?": "Later or unknown"}, {"Do we have a solution for them?": "No"})


@dataclass
class Import:
    """An import by Mia, and the processes that have to see it through."""

    company: Company
    clock: SharedClock
    house: Lives
    body: bytes

    async def is_begun(self) -> None:
        """She hands the file in and has it loaded, whoever is killed meanwhile."""
        mia, sales = self.company.mia, self.company.sales
        for who in KNOWN:
            await brings(mia, sales, {}, who)
        await mia.runs("/lead import", in_=sales)
        await mia.submits({"File": (NAME, self.body)})
        async with asyncio.timeout(60):
            while mia.modal is None or "fetching" in mia.modal.text:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        with suppress(NotAcknowledged):
            await mia.submits({"Where are they from?": "Fair 2026", "Batch": "Day one"})

    async def ends_in(self, doom: tuple[str, str, int]) -> None:
        """A process goes on with it as soon as the lease of the one before is over, and is killed too."""
        self.clock.advance(seconds=LEASE.total_seconds() + 1)
        await self.house.begin(doom)
        await self.is_killed()

    async def is_killed(self) -> None:
        async with asyncio.timeout(60):
            assert await self.house.end() == -9

    async def is_killed_once_slack_has_the_file(self) -> None:
        fault = self.company.slack.faults.next("files.completeUploadExternal")
        fault.accepted_then_dropped()
        fault.and_then(self.house.kill)
        self.clock.advance(seconds=SENDING)
        await self.house.begin()
        await self.is_killed()
        self.company.slack.faults.clear()

    async def is_done(self) -> None:
        self.clock.advance(seconds=SENDING)
        await self.house.begin()
        changes = self.company.slack.workspace.changes
        assert await changes.until(lambda: "is loaded" in self.messages()[0].text or None, 60), self.messages()[0].text
        self.clock.advance(seconds=61)  # whoever said something has it no more
        await asyncio.sleep(0.5)
        assert await self.house.stop() == 0

    async def is_taken_back(self) -> None:
        """She undoes it, and the process is killed at that as well."""
        await self.house.begin(("after", TAKE_BACK, 2))
        with suppress(NotAcknowledged):
            await self.company.mia.clicks("Undo", on=self.messages()[0])
        await self.is_killed()
        await self.ends_in(("before", TAKE_BACK, 2))
        self.clock.advance(seconds=LEASE.total_seconds() + 1)
        await self.house.begin()
        changes = self.company.slack.workspace.changes
        assert await changes.until(lambda: "was taken back" in self.messages()[0].text or None, 60)
        assert await self.house.stop() == 0

    def messages(self, *, files: bool = False) -> list[Message]:
        mia = self.company.mia
        return [each for each in mia.reads(mia.dm) if bool(each.files) is files and (files or NAME in each.text)]


@pytest.fixture
def shared_clock(tmp_path: Path) -> SharedClock:
    return SharedClock(tmp_path / "clock", datetime(2026, 11, 23, 8, 30, tzinfo=UTC))


async def test_killed_ten_times_during_an_import_every_row_is_taken_once(
    database_url: str, shared_clock: SharedClock, tmp_path: Path, size: Size
) -> None:
    company = await found_company(shared_clock)  # type: ignore[arg-type]
    body, kinds = a_file(size.of(400, 4000))
    told = environ(company, database_url, LOG_LEVEL="INFO")
    told |= (over_http if database_url.startswith("postgresql") else over_sockets)(company)
    async with lives(company, told, tmp_path / "clock", tmp_path / "log") as house:
        story = Import(company, shared_clock, house, body)
        await house.begin(LOADING[0])
        await story.is_begun()
        await story.is_killed()
        often = size.of(1, 10)
        for doom in [*LOADING * often][1:] + JUDGING * often + SENT:
            await story.ends_in(doom)
        await story.is_killed_once_slack_has_the_file()
        await story.is_done()
        _is_taken_once(database_url, kinds)
        _is_told(story, kinds)
        await story.is_taken_back()
    assert house.ended == [-9] * (size.of(10, 64)) + [0, -9, -9, 0]
    with opened(database_url) as connection:
        left = connection.execute(text("SELECT name FROM lead ORDER BY name")).scalars().all()
    assert left == ["Bo Fox", "Jane Doe"]
    await company.slack.stop()


def _is_told(story: Import, kinds: dict[str, int]) -> None:
    """Check what the message says, and that the refused rows came back once."""
    [message] = story.messages()
    assert f"{sum(kinds.values()):,} rows" in message.text
    assert f"{kinds['new']:,} new · 2 known already" in message.text
    [file] = story.messages(files=True)
    mended = file.opens(file.files[0]).decode("utf-8-sig").splitlines()
    assert len(mended) == len({line.partition(",")[0] for line in mended}) == kinds["refused"] + 1


def _is_taken_once(url: str, kinds: dict[str, int]) -> None:
    """Check what the database says became of each row, and of the leads."""
    rows, leads = sum(kinds.values()), kinds["new"] + len(KNOWN)
    with opened(url) as connection:

        def found(sql: str) -> Sequence[tuple[Any, ...]]:
            return [tuple(row) for row in connection.execute(text(sql)).all()]

        [(state, done, total, counts)] = found("SELECT state, done, total, counts FROM import_job")
        assert (state, done, total) == ("done", rows, rows)
        assert (json.loads(counts) if isinstance(counts, str) else counts) == kinds
        assert dict(found("SELECT fate, count(*) FROM import_line GROUP BY fate")) == kinds
        assert found("SELECT count(DISTINCT line), min(line), max(line) FROM import_line") == [(rows, 2, rows + 1)]
        assert found("SELECT count(*), count(DISTINCT lead_id) FROM import_line WHERE fate = 'new'") == [
            (kinds["new"],) * 2
        ]
        assert found("SELECT count(*), count(DISTINCT email_key), count(DISTINCT number) FROM lead") == [(leads,) * 3]
        assert found("SELECT count(*), count(DISTINCT lead_id) FROM event WHERE kind = 'captured'") == [(leads,) * 2]
        judged = found("SELECT count(*), count(DISTINCT lead_id) FROM event WHERE kind IN ('refused', 'nurturing')")
        assert judged == [(sum(_answers(rows)[1:]),) * 2]
        assert found("SELECT state, count(*) FROM import_line WHERE state <> '' GROUP BY state") == [
            ("ready", _answers(rows)[0])
        ]
        assert found("SELECT count(*) FROM source WHERE name = 'Fair 2026'") == [(1,)]
        assert found("SELECT count(*) FROM batch") == [(1,)]
        assert found("SELECT count(*) FROM import_piece") == [(0,)]
        assert found("SELECT kind, error FROM notice WHERE state NOT IN ('sent', 'superseded')") == []


def _answers(rows: int) -> list[int]:
    """Count the rows that have each of the three kinds of answers."""
    kinds = Counter(number // 10 % 3 for number in range(rows - 2) if number % 10 == 5)
    return [kinds[kind] for kind in range(3)]
