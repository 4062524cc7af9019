"""The database takes no more (its disk is full, or fails, or it is read-only) while people are at work: nobody is told
"saved" falsely, /healthz says what is wrong, and all is well as soon as it is mended, without a restart."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.clock import MovableClock
from bot.playground.sandbox import found_company
from tests.conversations.programs import environ, over_sockets, program
from tests.guarantees.conftest import Size
from tests.guarantees.databases import opened
from tests.guarantees.house import NOT_DONE, UNCLEAR, House, house
from tests.guarantees.servers import Disk, Server

IN_TIME = 3.0  # seconds, of Slack's
RED = 30.0
WELL = 10.0
LONG = "They said a lot. " * 170  # as much as fits into the notes
ANY = resource.RLIM_INFINITY


class OnADisk:
    """SQLite, on a small disk."""

    def __init__(self, folder: Path, words: str) -> None:
        self.words = words
        self.disk = Disk(folder, 4)
        self.url = f"sqlite:///{folder}/baton.db"


class Full(OnADisk):
    def breaks(self, _: House) -> None:
        if not self.disk.small:
            pytest.skip("Nobody lets this test have a small disk.")
        self.disk.fills_up()

    def is_mended(self, _: House) -> None:
        self.disk.has_room()


class Failing(OnADisk):
    def breaks(self, at: House) -> None:
        """Whatever the program writes to a file is refused."""
        resource.prlimit(at.running.process.pid, resource.RLIMIT_FSIZE, (0, ANY))

    def is_mended(self, at: House) -> None:
        resource.prlimit(at.running.process.pid, resource.RLIMIT_FSIZE, (ANY, ANY))


class ReadOnly:
    """PostgreSQL, as after a failover to a server that only follows."""

    words = "it is read-only"

    def __init__(self, server: Server) -> None:
        self._server = server
        self.url = server.url(server.database()).render_as_string()

    def breaks(self, _: House) -> None:
        self._set("on")

    def is_mended(self, _: House) -> None:
        self._set("off")

    def _set(self, what: str) -> None:
        with self._server.connects() as connection:
            connection.execute("SET default_transaction_read_only = off")
            connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {what}")
            connection.execute("SELECT pg_reload_conf()")


@pytest.fixture(params=["full", "failing", "read-only"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Full | Failing | ReadOnly]:
    if request.param == "read-only":
        place = ReadOnly(request.getfixturevalue("own_server"))
        yield place
        place.is_mended(None)
        return
    on_a_disk = Full(tmp_path, "its disk is full") if request.param == "full" else Failing(tmp_path, "its disk fails")
    yield on_a_disk
    on_a_disk.disk.gone()


async def test_what_is_said_to_be_saved_is_and_all_is_well_when_it_is_mended(
    place: Full | Failing | ReadOnly, tmp_path: Path, size: Size
) -> None:
    async with house(place.url, tmp_path, http=False) as at:
        card = await at.a_lead_goes_through()
        saved, started = _leads(place.url), len(at.company.slack.deliveries)
        place.breaks(at)
        began = time.monotonic()
        while not at.is_wrong("database") or time.monotonic() - began < size.of(3, 45):
            saved += await _submits_a_lead(at)
            assert time.monotonic() - began < RED + 20
        assert await at.is_red("database", RED, began) == f"The database takes no changes: {place.words}."
        await at.company.ravi.clicks("Accept", on=card)
        assert place.words in (await at.company.ravi.sees(NOT_DONE)).text
        place.is_mended(at)
        mended = time.monotonic()
        assert not [d for d in at.company.slack.deliveries[started:] if (d.seconds or 9) >= IN_TIME]
        await at.is_green(WELL, mended)
        await at.company.ravi.clicks("Accept", on=card)
        await at.company.ravi.sees("is yours")
        assert _leads(place.url) == saved
        await at.a_lead_goes_through()
        assert time.monotonic() - mended < WELL


async def test_a_file_that_may_only_be_read_is_named_at_the_start(sqlite_template: Path, tmp_path: Path) -> None:
    company = await found_company(MovableClock())
    url = f"sqlite:///file:{sqlite_template}?mode=ro&uri=true"
    async with program(environ(company, url, **over_sockets(company)), tmp_path) as running:
        assert await running.ends() == 1
    assert "Baton cannot start: " in running.log
    assert "it is read-only" in running.log
    assert "Traceback" not in running.log
    await company.slack.stop()


async def _submits_a_lead(at: House) -> int:
    """How many leads were saved by what the person is told: one or none."""
    max_ = at.company.max
    await max_.runs(f"/lead {at.somebody()}, from Fair", in_=at.company.marketing)
    await max_.submits({"Notes": LONG})
    title, said = max_.modal.title, max_.modal.text
    await max_.closes()
    if NOT_DONE in said:
        return 0
    assert UNCLEAR not in said
    assert title.startswith("Questions for L-"), said
    return 1


def _leads(url: str) -> int:
    with opened(url) as connection:
        return int(connection.execute(text("SELECT count(*) FROM lead")).scalar_one())
