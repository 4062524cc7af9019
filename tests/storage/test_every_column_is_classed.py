"""Every column is classed by whether it may say something of a prospect: a new one without a class is red here."""

from sqlmodel import SQLModel

from storage.privacy.columns import EMPTIED, GONE, GONE_BY_KEY, KEPT
from storage.tables import LeadRow  # noqa: F401


def test_every_column_of_every_table_has_one_class() -> None:
    for table in SQLModel.metadata.sorted_tables:
        if table.name in GONE | GONE_BY_KEY:
            assert table.name not in KEPT
            assert table.name not in EMPTIED
            continue
        kept, emptied = KEPT.get(table.name, "").split(), list(EMPTIED.get(table.name, ()))
        assert sorted([*kept, *emptied]) == sorted(column.name for column in table.columns), (
            f"class the columns of {table.name} in storage/privacy/columns.py"
        )


def test_only_tables_and_columns_that_exist_are_classed() -> None:
    names = {table.name for table in SQLModel.metadata.sorted_tables}
    assert names >= GONE | GONE_BY_KEY | KEPT.keys() | EMPTIED.keys()
    assert all("lead_id" in SQLModel.metadata.tables[name].columns for name in GONE)
