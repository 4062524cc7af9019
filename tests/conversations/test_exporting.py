"""Leads leave as files: chosen in words or in a form, as whoever asks may see them, into their DM.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin.
"""

import csv
import io

from bot.simulator.seen import Message
from tests.conversations.office import Office

CSV = "leads 2026-11-23.csv"


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
    assert "leads accepted by sales, from Webinar Q3, that came in since 1 November 2026" in answer
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
