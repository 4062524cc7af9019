"""No cell of a file is calculated by whatever opens it, and what is read back is what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exchange.formula import guarded, unguarded


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("+49 89 1234", "+49 89 1234"),
        ("+1 (202) 555-0143 ext. 12", "+1 (202) 555-0143 ext. 12"),
        ("=2+2", "'=2+2"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-5 % discount", "'-5 % discount"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("'=x", "''=x"),
        ("O'Neill", "O'Neill"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_what_would_be_calculated_gets_an_apostrophe_and_a_phone_number_none(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


def test_the_apostrophe_of_other_programs_comes_off_phone_numbers_too() -> None:
    assert unguarded("'+12025550199") == "+12025550199"


@given(st.text(alphabet="'=+-@\t\r ＝|%a1(", max_size=8) | st.text(max_size=20))
def test_what_is_read_back_is_what_was_written(text: str) -> None:
    assert unguarded(guarded(text)) == text
