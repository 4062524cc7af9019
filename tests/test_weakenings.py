"""Each weakening of `make mutants` still finds its place in the code, and the tests that are to turn red."""

from pathlib import Path

import pytest

from tests.guarantees.weakenings.every import WEAKENINGS
from tests.guarantees.weakenings.weakening import Weakening

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("weakening", WEAKENINGS, ids=lambda each: each.name)
def test_a_weakening_has_its_place(weakening: Weakening) -> None:
    assert (ROOT / weakening.file).read_text().count(weakening.text) == 1
    assert weakening.instead != weakening.text
    for test in weakening.tests:
        path, _, name = test.partition("::")
        assert not name or f"def {name.partition('[')[0]}(" in (ROOT / path).read_text()
        assert (ROOT / path).exists()
