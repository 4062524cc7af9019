"""Every schema Baton was ever released with becomes the newest one with its data, however often that is cut off."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from storage.migrate import NewerSchemaError, migrate
from storage.sql import NetworkFileSystemError, make_engine, network_file_system, parse_url, refuse_network_file_system
from tests.conversations.programs import ROOT
from tests.guarantees.conftest import Empty, Size
from tests.guarantees.databases import everything, opened, values
from tests.guarantees.old_schemas import build, fill, revisions, upgrade, upgrade_killed

RELEASES = revisions()
TRIED = RELEASES if os.environ.get("TORTURE") else [RELEASES[0], *RELEASES[-2:]]
"""The releases that are upgraded: the small size takes the first, and those before the newest."""
MADE_ANEW = {"alembic_version.version_num", "lead.search", "lead.merged_into"}
"""The columns a migration may change, because they are made from the rest: a lead that was offered although it had been
merged is one of its own."""
INDEX = "lead_words"
"""SQLite's full text index of `lead.search`: tables of its own, kept up by triggers, that hold nothing else."""


@pytest.mark.parametrize("release", ["base", *TRIED])
def test_an_upgrade_loses_nothing_and_killed_at_any_statement_changes_nothing(
    empty: Empty, release: str, size: Size
) -> None:
    undisturbed = empty()
    build(undisturbed, release)
    cut_off, before, written = empty(like=undisturbed), everything(undisturbed), values(undisturbed)
    upgrade(undisturbed)
    whole = everything(undisturbed)
    assert _lost(written, values(undisturbed)) <= MADE_ANEW

    at = 0
    while upgrade_killed(cut_off, at):
        left = everything(cut_off)
        # A kill after the commit has been asked for may find it done, and then all of it.
        assert left in (before, whole), f"killed at statement {at}"
        at += size.of(97 if release in ("base", RELEASES[0]) else 37, 1)
    assert at > 17 or release == RELEASES[-1]
    assert everything(cut_off) == whole
    _check_integrity(cut_off)


def _lost(before: dict[str, list[str]], after: dict[str, list[str]]) -> set[str]:
    """Return the columns that are there still, and hold something else."""
    lost = {column for column, written in before.items() if written != after.get(column, written)}
    return {column for column in lost if not column.startswith(INDEX)}


def test_a_schema_that_a_newer_release_wrote_is_refused_and_left_alone(database_url: str) -> None:
    url = database_url
    with opened(url) as connection:
        fill(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.commit()
    before = everything(url)
    engine = make_engine(parse_url(url))
    with pytest.raises(NewerSchemaError, match="newer Baton"):
        migrate(engine)
    engine.dispose()
    assert everything(url) == before


def test_every_older_release_refuses_the_newest_schema(database_url: str, size: Size, tmp_path: Path) -> None:
    """An older release is this code without the migrations that came later; the small size takes the last one."""
    url = database_url
    with opened(url) as connection:
        fill(connection)
        connection.commit()
    before = everything(url)
    for known in range(size.of(len(RELEASES) - 1, 0), len(RELEASES)):
        ended = _started_by_an_older_release(url, known, tmp_path / str(known))
        assert ended.returncode == 1
        assert "NewerSchemaError" in ended.stderr
        assert everything(url) == before


def _started_by_an_older_release(url: str, known: int, folder: Path) -> "subprocess.CompletedProcess[str]":
    for part in ("bot", "storage"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for script in (folder / "storage/migrations/versions").glob("*.py"):
        if not script.name.startswith(tuple(RELEASES[:known]) or "none"):
            script.unlink()
    program = (
        "import sys\nfrom storage.sql import make_engine, parse_url\nfrom storage.migrate import migrate\n"
        "migrate(make_engine(parse_url(sys.argv[1])))"
    )
    command = [sys.executable, "-c", program, url]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


MOUNTS = r"""
/dev/vda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/export /srv/nfs nfs4 rw,vers=4.2 0 0
//box/share /mnt/office\040files cifs rw 0 0
jane@host: /home/jane/remote fuse.sshfs rw 0 0
bucket /srv/bucket fuse.s3fs rw 0 0
C:\134 /mnt/c 9p rw,trans=fd 0 0
/dev/sdb1 /srv/nfs/local xfs rw 0 0
fuse-overlayfs /containers fuse.fuse-overlayfs rw 0 0
/dev/sdc1 /usb fuseblk rw 0 0
server:/a /srv/twice nfs rw 0 0
/dev/sdd1 /srv/twice ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/baton/baton.db", ""),
        ("/srv/nfs/baton.db", "nfs4"),
        ("/srv/nfs/deep/er/baton.db", "nfs4"),
        ("/srv/nfs/local/baton.db", ""),
        ("/srv/nfsish/baton.db", ""),
        ("/mnt/office files/baton.db", "cifs"),
        ("/home/jane/remote/baton.db", "fuse.sshfs"),
        ("/srv/bucket/baton.db", "fuse.s3fs"),
        ("/mnt/c/baton.db", "9p"),
        ("/containers/baton.db", ""),
        ("/usb/baton.db", ""),
        ("/srv/twice/baton.db", ""),
    ],
)
def test_network_file_systems_are_told_from_local_ones(path: str, kind: str) -> None:
    assert network_file_system(Path(path), MOUNTS) == kind


def test_sqlite_on_a_network_file_system_is_refused_with_the_reason_and_the_way_out(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"/dev/vda1 / ext4 rw 0 0\nserver:/export {tmp_path} nfs4 rw 0 0\n")
    (tmp_path / "elsewhere").symlink_to(tmp_path)
    for url in (f"sqlite:///{tmp_path}/baton.db", f"sqlite:///{tmp_path}/elsewhere/baton.db?timeout=1"):
        with pytest.raises(NetworkFileSystemError) as refused:
            refuse_network_file_system(make_url(url), table)
        for said in ("nfs4", "leads would be lost", "disk of this machine", "PostgreSQL"):
            assert said in str(refused.value)
    refuse_network_file_system(make_url("sqlite:////var/lib/baton.db"), table)
    refuse_network_file_system(make_url("sqlite://"), table)
    refuse_network_file_system(make_url("postgresql+psycopg://host/baton"), table)
    refuse_network_file_system(make_url(f"sqlite:///{tmp_path}/baton.db"), tmp_path / "no such table")


def _check_integrity(url: str) -> None:
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
