"""The part of the album about files: what an import and an export look like, from the form to what came of it."""

import asyncio
from collections.abc import Awaitable, Callable

from tests.conversations.office import Office

WEBINAR = """Attendee Report
Topic,Webinar ID
"Pricing, live",123 4567 8901
Attendee Details
Attended,User Name (Original Name),Email,Phone,Organization,Registration Time,When do you want to buy?
Yes,Ada Probe,ada@probe.example,+12025550143,Probe Inc.,03/04/2026 09:12:45,Within 3 months
Yes,Jane Doe,jane@acme.example,,Acme Corp,03/05/2026 09:12:45,
No,Linus Leer,linus@leer.example,,,03/06/2026 10:00:00,
Yes,Nora Nein,nora(at)nein,,,03/06/2026 10:00:00,
Yes,Otto Ost,otto@ost.example,4.91523E+12,,03/06/2026 10:00:00,
"""
Take = Callable[..., Awaitable[None]]


async def files_go_in_and_out(office: Office, window: Take, message: Take) -> None:
    """Have a file loaded and taken back, and leads exported; `window` takes what is open in front of somebody, and
    `message` the latest that Baton wrote to them with such words."""
    await _in(office, window, message)
    await _out(office, window, message)


async def _in(office: Office, window: Take, message: Take) -> None:
    mia = office.mia
    await mia.runs("/lead import", in_=office.sales)
    await window(mia, "import_form")
    await mia.submits({"File": ("webinar.csv", WEBINAR.encode())})
    await window(mia, "import_waits")
    await office.work()
    async with asyncio.timeout(20):
        while "What its columns become" not in (mia.modal.text if mia.modal else ""):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    await window(mia, "import_preview")
    preview = mia.leaves()
    await message(mia, "import_proposed", "Nothing is saved yet")
    mia.turns_to(preview)
    await mia.submits({"Batch": "Day one"})
    await window(mia, "import_under_way")
    await mia.closes(everything=True)
    for _ in range(4):
        await office.later(seconds=5)
    await message(mia, "import_rows_to_mend", "to be mended. The first")
    await message(mia, "import_done", "is loaded")
    await mia.clicks("Undo", on=await mia.sees("webinar.csv is loaded", in_=mia.dm))
    await office.later(seconds=5)
    await message(mia, "import_undone", "was taken back")


async def _out(office: Office, window: Take, message: Take) -> None:
    sofia = office.sofia
    await sofia.runs("/lead export", in_=office.sales)
    await window(sofia, "export_form")
    await sofia.submits({"Contact details": ["With email, phone and notes"]})
    await window(sofia, "export_contacts_form")
    await sofia.submits()
    await window(sofia, "export_asked")
    await sofia.closes(everything=True)
    await office.later(seconds=5)
    await office.later(seconds=5)
    await message(sofia, "export_file", "Your export:")
    await sofia.runs("/lead export log", in_=office.sales)
    await window(sofia, "export_log")
    await sofia.closes(everything=True)
    await office.mia.runs("/lead card L-1", in_=office.sales)
    await office.later(seconds=5)
    await message(office.mia, "card_file", "for your address book")
