"""A wall clock that a test sets for a program of its own, as whoever sets the machine's would: by libfaketime."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

_LIBRARIES = tuple(Path("/usr/lib").glob("**/faketime/libfaketimeMT.so.1"))
_HOW_TO_GET_IT = "There is no libfaketime here: apt-get install faketime"


class WallClock:
    """The clock the program takes for the time of day; whatever counts seconds goes on as before."""

    def __init__(self, file: Path, start: datetime) -> None:
        self._file = file
        self.is_set_to(start)

    @property
    def environment(self) -> dict[str, str]:
        told = {"LD_PRELOAD": str(_library()), "FAKETIME_TIMESTAMP_FILE": str(self._file)}
        return {**told, "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}

    def is_set_to(self, moment: datetime) -> None:
        ahead = (moment - datetime.now(UTC)).total_seconds()
        new = self._file.with_suffix(".new")
        new.write_text(f"{ahead:+.3f}\n")
        new.replace(self._file)  # whenever the program looks, there is all of it


def _library() -> Path:
    if not _LIBRARIES:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(_HOW_TO_GET_IT)
    return _LIBRARIES[0]
