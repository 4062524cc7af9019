"""Leads leave as files: chosen in words or in a form, as whoever asks may see them, into their DM.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin.
"""

import csv
import io
import json

import openpyxl

from bot.simulator.seen import Message
from tests.conversations.office import Office

CSV = "leads 2026-11-23.csv"
WITH = {"Contact details": ["With email, phone and notes"]}


async def some_leads(office: Office) -> None:
    """One that sales has accepted, and a draft of another source."""
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.mia_brings(who="Al Stone, +49 30 901820, from Fair")
    await office.work()


async def asks(office: Office, words: str, who: str = "sofia") -> str:
    answer = await getattr(office, who).runs(f"/lead export {words}".strip(), in_=office.sales)
    await office.work()
    return answer.text if answer else ""


def files(office: Office, who: str = "sofia") -> list[Message]:
    person = getattr(office, who)
    return [message for message in person.reads(person.dm) if message.files]


def rows(message: Message, name: str = CSV) -> list[dict[str, str]]:
    body = message.opens(name)
    assert body.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8 by its mark"
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


async def test_leads_are_chosen_in_words_and_come_as_a_file_without_contact_details(office: Office) -> None:
    await some_leads(office)
    answer = await asks(office, f'accepted since 1 Nov source "webinar q3" owner <@{office.ravi.id}>', "lena")
    assert "leads that are accepted by sales, from Webinar Q3, that came in since 1 November 2026" in answer
    assert "email, phone and notes are left out. Managers alone export those." in answer
    [file] = files(office, "lena")
    [lead] = rows(file)
    assert (lead["Lead"], lead["Name"], lead["Company"]) == ("L-1", "Jane Doe", "Acme Corp")
    assert (lead["Marketer"], lead["Sales rep"], lead["Came in"]) == ("Mia Marketer", "Ravi Rep", "2026-11-23")
    assert not {"Email", "Phone", "Notes"} & lead.keys()
    assert "jane@" not in file.opens(CSV).decode().lower()
    [message] = [m for m in office.lena.reads(office.lena.dm) if "Your export of" in m.text]
    assert "It is in the file below: one lead as CSV, without contact details." in message.text
    assert not files(office, "max"), "nobody else sees it"


async def test_managers_are_asked_before_contact_details_leave_and_it_is_logged(office: Office) -> None:
    await some_leads(office)
    await asks(office, "")
    form = office.sofia.modal
    assert "All of them, if you leave this blank." in form.text
    question = await office.sofia.submits({"Stages": ["Waiting for sales"], **WITH})
    assert "The file contains personal data of one person" in question.text
    assert "It is about leads that are waiting for sales, as CSV, with contact details." in question.text
    assert not files(office), "nothing leaves before they say so"
    await office.sofia.submits()
    await office.work()
    [file] = files(office)
    [lead] = rows(file)
    assert (lead["Lead"], lead["Phone"], lead["Email"]) == ("L-2", "+49 30 901820", "")
    await asks(office, "log", "max")
    logged = "@Sofia Sales Manager: one lead as CSV, with contact details (leads that are waiting for sales)"
    assert logged in office.max.modal.text
    refused = await asks(office, "log", "lena")
    assert "Exporting contact details is for managers" in refused
    assert "Exporting contact details is for managers" in await asks(office, "all with contact details", "mia")
    await asks(office, "", "mia")
    assert "Managers alone export those." in office.mia.modal.text


async def test_a_workbook_keeps_texts_as_texts_and_days_as_days(office: Office) -> None:
    await office.mia_brings(who="Al Stone, +49 30 901820, from Fair")
    await asks(office, "")
    await office.sofia.submits({"What kind of file?": "Excel (XLSX)", **WITH})
    await office.sofia.submits()
    await office.work()
    [file] = files(office)
    book = openpyxl.load_workbook(io.BytesIO(file.opens("leads 2026-11-23.xlsx")))
    sheet = book["Leads"]
    lead = dict(zip(next(sheet.iter_rows(values_only=True)), next(sheet.iter_rows(min_row=2)), strict=True))
    assert sheet.freeze_panes == "A2"
    assert (lead["Phone"].value, lead["Phone"].data_type) == ("+49 30 901820", "s")
    assert (lead["Came in"].value.isoformat()[:10], lead["Came in"].is_date) == ("2026-11-23", True)


async def test_json_lines_tell_everything_with_its_history(office: Office) -> None:
    await some_leads(office)
    await asks(office, "won or accepted as json lines")
    [file] = files(office)
    [line] = file.opens("leads 2026-11-23.jsonl").splitlines()
    lead = json.loads(line)
    assert (lead["lead"], lead["stage"], lead["owner"]["name"]) == ("L-1", "accepted", "Ravi Rep")
    assert [each["kind"] for each in lead["history"]][-1] == "accepted"
    assert not {"email", "phone", "notes"} & lead.keys()
    assert all("data" not in each for each in lead["history"])
    assert all(each["question"] for each in lead["answers"])


async def test_a_card_is_for_those_who_see_how_to_reach_them(office: Office) -> None:
    await some_leads(office)
    answer = await office.ravi.runs("/lead card L-1", in_=office.sales)
    assert "The card of L-1 comes to you as a direct message." in answer.text
    await office.work()
    [file] = files(office, "ravi")
    card = file.opens("L-1.vcf").decode()
    assert card.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Doe;Jane;;;\r\nFN:Jane Doe\r\n")
    assert "EMAIL;TYPE=INTERNET,WORK:jane@acme.example\r\n" in card
    await office.ravi.clicks("Details", on=await office.ravi.runs("/lead show L-1", in_=office.sales))
    await office.ravi.clicks("Contact card")
    assert "The card of L-1 comes to you as a direct message." in office.ravi.modal.text
    await office.ravi.closes(everything=True)
    await office.lena.clicks("Details", on=await office.lena.runs("/lead show L-1", in_=office.sales))
    assert "Contact card" not in office.lena.modal.controls
    await office.lena.closes()
    refused = await office.lena.runs("/lead card L-1", in_=office.sales)
    assert "you see that masked" in refused.text
    assert not files(office, "lena")


async def test_whoever_loses_the_right_gets_no_file_and_what_is_unclear_is_said(office: Office) -> None:
    await some_leads(office)
    office.slack.faults.next("files.getUploadURLExternal").rate_limited(retry_after=120)
    await asks(office, "all", "lena")
    assert "Your last export is still being made" in await asks(office, "all", "lena")
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    await office.sofia.submits({"Sales reps": [office.ravi.id, office.sofia.id]})
    for _ in range(2):
        await office.later(minutes=3)
    assert not files(office, "lena")
    assert await office.lena.sees("it is not for you any more")
    assert "“everything blue” says nothing that I know" in await asks(office, "everything blue")
    assert "No source is called “Moon”" in await asks(office, 'source "Moon"')
    await asks(office, "lost")
    assert await office.sofia.sees("there is no such lead, so there is no file")
    answer = await office.visitor.runs("/lead export", in_=office.sales)
    assert "Exporting leads is for marketers, sales reps and managers" in answer.text
