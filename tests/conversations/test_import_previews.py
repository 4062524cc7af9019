"""The preview of a file: what it says of rows that are left out, of sheets that are not read, and what it remembers."""

from tests.conversations.office import Office
from tests.conversations.test_importing import hands_in, messages, until
from tests.exchange.workbooks import saved, workbook

WEBINAR = b"""Name,Email,Attended,Registered,Fax
Ann Weber,ann@weber.example,Yes,2026-11-03,
Bo Lind,bo@lind.example,No,2026-11-04,
"""
FAIR = b"""Wer,Mail,Groesse
Ann Weber,ann@weber.example,klein
Bo Lind,bo@lind.example,gross
"""


def _stands(office: Office, menu: str) -> str:
    """Return the entry that stands in a menu of the window in front of Mia."""
    form = office.mia.modal
    shown = [block["accessory"] for block in form.view.blocks if "accessory" in block] if form else []
    found = next(each for each in shown if each["placeholder"]["text"] == menu)
    return str(found.get("initial_option", {}).get("text", {}).get("text", ""))


async def test_it_says_how_those_who_are_skipped_are_loaded_all_the_same(office: Office) -> None:
    preview = await hands_in(office, WEBINAR)
    assert "1 new · 1 skipped (no-shows: 1)" in preview.text
    assert "To load the no-shows too, choose “Leave it out” below for Attended." in preview.text
    await office.mia.chooses("What “Attended” is", "Leave it out")
    await until(lambda: office.mia.modal is not None and "2 new" in office.mia.modal.text)


async def test_only_what_makes_a_difference_is_asked(office: Office) -> None:
    preview = await hands_in(office, WEBINAR)
    assert "Empty: Fax." in preview.text
    assert "Fax · " not in preview.text
    assert "Dates are written" not in preview.text, "2026-11-03 is one day however it is read"
    await office.mia.closes()
    preview = await hands_in(
        office, WEBINAR.replace(b"2026-11-03", b"03/11/2026").replace(b"2026-11-04", b"04/11/2026")
    )
    before, _, _ = preview.text.partition("Where are they from?")
    assert "Dates are written" in before, "it is asked first while it is open"
    await office.mia.chooses("Day or month first?", "Day first: 3/12 is 3 December")
    await until(lambda: office.mia.modal is not None and "kept as notes" not in office.mia.modal.text)
    assert office.mia.modal is not None
    assert "Dates are written" in office.mia.modal.text.partition("Where are they from?")[2]


async def test_the_other_sheet_with_people_is_named_and_can_be_read_instead(office: Office) -> None:
    book = workbook(("Name", "Email"), ("Ann Weber", "ann@weber.example"))
    second = book.create_sheet("Day two")
    for row in (("Company", "Email", "Who"), ("Lind", "bo@lind.example", "Bo"), ("Cedar", "cy@cedar.example", "Cy")):
        second.append(row)
    preview = await hands_in(office, saved(book), "fair.xlsx")
    assert "The people in “Day two” are not read: one table at a time." in preview.text
    await office.mia.chooses("Which table?", "Day two")
    await until(lambda: office.mia.modal is not None and "2 new" in office.mia.modal.text)
    await office.mia.submits()
    await office.later(seconds=5)
    assert "2 new" in messages(office.mia, "fair.xlsx")[0].text


async def test_a_file_with_the_same_columns_is_read_as_was_chosen_before(office: Office) -> None:
    preview = await hands_in(office, FAIR)
    assert "as you last chose" not in preview.text
    await office.mia.chooses("What “Wer” is", "Name")
    await until(lambda: _stands(office, "What “Wer” is") == "Name")
    await office.mia.chooses("What “Groesse” is", "Company size")
    await until(lambda: _stands(office, "What “Groesse” is") == "Company size")
    await office.mia.submits()
    await office.later(seconds=5)
    preview = await hands_in(office, FAIR.replace(b"Weber", b"Winter").replace(b"weber", b"winter"), "again.csv")
    assert "Its columns are read as you last chose for such a file." in preview.text
    assert _stands(office, "What “Groesse” is") == "Company size"
    await office.mia.submits()
    await office.later(seconds=5)
    shown = await office.mia.runs("/lead find winter", in_=office.sales)
    assert shown is not None
    assert "Ann Winter" in shown.text
