"""The findings on a file, as programs read them and as people do."""

from collections.abc import Iterator
from typing import Any

from bot.exchange.rows.candidate import BECAUSE_WORDS, Candidate, Fate
from bot.exchange.rows.check import Checked, Column

_SHOWN = 20
"""Refused rows that are printed for people; programs get all of them."""


def as_json(checked: Checked) -> dict[str, Any]:
    """Return the fixed interface of `import FILE --check --json`: see issue 17."""
    counts = {fate.value: checked.counts[fate] for fate in Fate if fate is not Fate.REFUSED}
    return {
        "layout": checked.mapping.layout,
        "encoding": checked.sheet.encoding,
        "delimiter": checked.sheet.delimiter,
        "mapping": {column.header: column.target for column in checked.columns},
        "rows": checked.rows,
        **counts,
        "refused": [{"line": each.line, "value": each.value, "reason": each.reason} for each in checked.refused],
        "leads": [_lead(each) for each in checked.leads],
    }


def _lead(each: Candidate) -> dict[str, Any]:
    details = each.details
    names = ("name", "company", "email", "phone", "title", "source")
    return {"line": each.line} | {name: getattr(details, name) for name in names}


def as_text(checked: Checked, *, saved: bool = False) -> str:
    """Return the same in words, as one who loads the file by hand reads it; unless it was `saved`, that is said."""
    return "\n".join([*_lines(checked), *([] if saved else ["Nothing was saved."])])


def _lines(checked: Checked) -> Iterator[str]:
    sheet, counts = checked.sheet, checked.counts
    written = [sheet.encoding, f"{sheet.delimiter!r} between cells" if sheet.delimiter else ""]
    yield f"{checked.layout or 'No known export'} ({', '.join(filter(None, written)) or sheet.kind.value})"
    yield ""
    for column in checked.columns:
        becomes = f"{column.target or 'left out'}{' (please check)' if column.unsure else ''}"
        yield f"  {column.header} -> {becomes}, filled {column.filled:,} of {checked.rows:,}{_samples(column)}"
    yield ""
    yield f"{checked.rows:,} {'row' if checked.rows == 1 else 'rows'}: " + ", ".join(
        f"{counts[fate]:,} {fate.value}" for fate in Fate
    )
    for because, count in sorted(checked.because.items()):
        yield f"  {count:,} {BECAUSE_WORDS[because]}: {because.value}"
    for each in checked.refused[:_SHOWN]:
        yield f"  line {each.line:,}, “{each.value}”: {each.reason}"
    if (more := counts[Fate.REFUSED] - len(checked.refused[:_SHOWN])) > 0:
        yield f"  … and {more:,} more: --json lists all of them."
    yield f"Leads whose row names no source get “{checked.source}”."
    yield from checked.remarks


def _samples(column: Column) -> str:
    return f": {' · '.join(column.samples)}" if column.samples else ""
