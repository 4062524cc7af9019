"""A line of a source's log, and what was done to a source that is no change of a column."""

from datetime import datetime
from typing import NamedTuple

INTO = "merged_into"
"""It was merged into another; of one that came along, `before` says with which."""
APART = "taken_apart"
KEPT_APART = "kept_apart"
"""Somebody, or time, said that it is not the one it looks like."""


class Change(NamedTuple):
    """A line of the log: `what` is a column of the source, or what was done to it; `before` and `after` are written as
    text, sources as their ids. `by` is "" where nobody but the clock did; `at` is UTC."""

    source_id: int
    at: datetime
    by: str
    what: str
    before: str
    after: str
