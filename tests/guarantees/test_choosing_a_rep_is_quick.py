"""Choosing whom a lead is for takes 2 ms at most, however many leads there are: a million in `make torture`."""

from tests.benchmarks.scale import choosing_a_rep
from tests.benchmarks.scale_choosing import MOST_MS
from tests.benchmarks.scale_data import fill
from tests.guarantees.conftest import Empty, Size

SLACK = 10
"""The small size runs beside everything else on two processors: it shows that nothing reads them all."""


def test_choosing_a_rep_takes_two_milliseconds(empty: Empty, size: Size) -> None:
    url, leads = empty(), size.of(3_000, 1_000_000)
    database = fill(url, leads, size.of(600, 200_000))
    ours, _ = choosing_a_rep(database, url, leads, size.of(60, 400))
    database.close()
    assert ours * 1000 <= MOST_MS * size.of(SLACK, 1)
