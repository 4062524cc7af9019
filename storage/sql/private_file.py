"""Keeping a SQLite database private to whoever runs Baton: it holds contact details."""

import logging
import os
import stat
from pathlib import Path

from sqlalchemy.engine import URL

from storage.sql.file_systems import sqlite_file

logger = logging.getLogger(__name__)

_BESIDE = ("", "-wal", "-shm", "-journal")
"""The endings of SQLite's files: the database, and those that it makes beside it with the same permissions."""
_OURS_ALONE = 0o600


def keep_private(url: URL) -> None:
    """Let only the owner read and write the database's files, whatever the umask says and whoever made them.

    Makes the file if there is none. Says so in the log if it cannot be done because the file is somebody else's.
    """
    path = sqlite_file(url)
    if path is None:
        return
    if not path.exists() and path.parent.is_dir() and "mode" not in url.query:
        _make(path)
    for ending in _BESIDE:
        _restrict(Path(f"{path}{ending}"))


def _make(path: Path) -> None:
    # SQLite would make it by the umask, and readable for a moment.
    file = os.open(path, os.O_CREAT | os.O_RDWR, _OURS_ALONE)
    os.fchmod(file, _OURS_ALONE)
    os.close(file)


def _restrict(path: Path) -> None:
    try:
        kept = stat.S_IMODE(path.stat().st_mode)
        if kept & ~_OURS_ALONE:
            path.chmod(_OURS_ALONE)
            logger.info("%s could be read by others; now only its owner can read it.", path)
    except FileNotFoundError:
        return
    except OSError as problem:
        logger.warning("%s cannot be made private to its owner (%s): others may read it.", path, problem.strerror)
