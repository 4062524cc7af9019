"""A report on request: the digest's numbers over the days somebody names, and a file of the leads counted, in their DM.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin.
"""

import csv
import io

import pytest

from bot.simulator.seen import Message
from tests.conversations.office import Office
from tests.conversations.two import another_baton

NOVEMBER = "leads 2026-11-01 to 2026-11-30.csv"


async def a_month(office: Office) -> None:
    """Two leads go to sales: one is accepted and won, the other rejected."""
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.mia_brings(who="Al Stone, al@stone.example, from Fair")
    card = await office.ravi.sees("L-2 · Al Stone", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No money (not now)"})
    await office.ravi.runs("/lead won L-1 12000 EUR", in_=office.sales)
    await office.work()


async def asks(office: Office, words: str, who: str = "sofia") -> str:
    person = getattr(office, who)
    answer = await person.runs(f"/lead report {words}", in_=office.sales)
    return answer.text if answer else ""


def reports(office: Office, who: str = "sofia") -> list[Message]:
    person = getattr(office, who)
    return [m for m in person.reads(person.dm) if "what became of our leads" in m.text or "report" in m.text]


def files(office: Office, who: str = "sofia") -> list[Message]:
    person = getattr(office, who)
    return [message for message in person.reads(person.dm) if message.files]


def rows(message: Message, name: str = NOVEMBER) -> list[dict[str, str]]:
    body = message.opens(name)
    assert body.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8 by its mark"
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


async def test_the_numbers_come_with_a_file_of_the_leads_counted(office: Office) -> None:
    await a_month(office)
    assert "I am making your report on 1–30 November 2026" in await asks(office, "november")
    await office.work()
    [report, file] = reports(office)
    assert "1–30 November 2026: what became of our leads" in report.text
    assert "Marketing sent 2 leads to sales." in report.text
    assert "Sales accepted 1 and rejected 1" in report.text
    assert "The leads counted are in the file below" in report.text
    assert file.files == [NOVEMBER]
    lines = rows(file)
    assert f"{len(lines)} lines" in report.text
    happened = [(line["What happened"], line["Lead"]) for line in lines]
    assert happened.count(("sent to sales", "L-1")) == happened.count(("sent to sales", "L-2")) == 1
    [won] = [line for line in lines if line["What happened"] == "won"]
    assert (won["Amount"], won["Currency"], won["Sales rep"]) == ("12000.00", "EUR", "Ravi Rep")
    assert (won["Originator"], won["Source"], won["Date"]) == ("Mia Marketer", "Webinar Q3", "2026-11-23")
    [rejected] = [line for line in lines if line["What happened"] == "rejected"]
    assert (rejected["Reason"].lower(), rejected["Source"]) == ("no money", "Fair")
    told = file.opens(NOVEMBER).decode()
    assert "jane" not in told.lower(), "nobody's name or address is in it"
    assert "stone" not in told.lower()
    assert not files(office, "max"), "nobody else sees it"


async def test_the_message_comes_at_once_and_says_how_far_the_file_is(office: Office) -> None:
    await a_month(office)
    for _ in range(2):
        office.slack.faults.next("files.getUploadURLExternal").rate_limited(retry_after=30)
    await asks(office, "november")
    await office.work()
    [report] = reports(office)
    assert "the file is on its way" in report.text
    assert "Your report on 1–30 November 2026 is still being made" in await asks(office, "october")
    await office.later(seconds=61)
    await office.later(seconds=61)
    assert "are in the file below" in reports(office)[0].text
    assert len(files(office)) == 1
    assert "I am making your report on 1–31 October 2026" in await asks(office, "october")
    await office.work()
    assert "Nothing: no lead came in" in reports(office)[-1].text


async def test_what_names_no_days_is_refused_with_what_works(office: Office) -> None:
    assert "“soon” names no days that I know. These work, after /lead report: 2026-Q4" in await asks(office, "soon")
    assert "A report is about days that you name." in await asks(office, "")
    assert "There is nothing to report yet" in await asks(office, "2027-01")
    assert "10 years at most" in await asks(office, "2001..2026")
    answer = await office.visitor.runs("/lead report november", in_=office.sales)
    assert "Asking for reports is for marketers, sales reps and managers" in answer.text


async def test_without_the_permission_the_numbers_come_and_say_what_to_do(office: Office) -> None:
    await a_month(office)
    office.installed.declined = frozenset({"files:write"})
    await asks(office, "november")
    await office.work()
    [report] = reports(office)
    assert "There is no file. Baton lacks a permission in Slack (files:write)." in report.text
    assert "installs Baton again there. Then ask for the report again. The numbers above are complete." in report.text
    assert not [m for m in office.max.reads(office.max.dm) if "lacks a permission" in m.text], "the rest works"
    office.installed.declined = frozenset()
    await asks(office, "november")
    await office.work()
    assert len(files(office)) == 1


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"])
@pytest.mark.parametrize("trouble", ["500", "accepted then dropped", "dropped", "late"])
async def test_whatever_goes_wrong_the_file_comes_once(office: Office, method: str, trouble: str) -> None:
    await a_month(office)
    fault = office.slack.faults.next(method, times=2)
    if trouble == "accepted then dropped":
        fault.accepted_then_dropped()
    elif trouble == "dropped":
        fault.dropped()
    elif trouble == "late":
        fault.late(20)
    await asks(office, "november")
    for _ in range(6):
        await office.later(seconds=61)
    assert len(files(office)) == 1
    assert "are in the file below" in reports(office)[0].text


async def test_a_restart_goes_on_where_it_was_and_two_processes_send_one_file(office: Office) -> None:
    await a_month(office)
    office.slack.faults.next("files.completeUploadExternal").accepted_then_dropped()
    await asks(office, "november")
    await office.work()
    office.clock.advance(minutes=6)
    async with another_baton(office) as one, another_baton(office) as two:
        for baton in (one, two, one):
            await baton.courier.deliver_now()
    await office.work()
    assert len(files(office)) == 1
    assert "are in the file below" in reports(office)[0].text


async def test_somebody_who_loses_the_role_gets_no_file(office: Office) -> None:
    await a_month(office)
    office.slack.faults.next("files.getUploadURLExternal").rate_limited(retry_after=120)
    await asks(office, "november", "lena")
    await office.work()
    home = await office.sofia.opens_home()
    await office.sofia.clicks("Settings", on=home)
    await office.sofia.submits({"Sales reps": [office.ravi.id, office.sofia.id]})
    await office.later(minutes=3)
    await office.later(minutes=3)
    assert not files(office, "lena")
    [report] = [m for m in reports(office, "lena") if "1–30 November 2026" in m.text]
    assert "reports are for people with a role in Baton" in report.text


async def test_a_workspace_that_leaves_gets_no_file_and_what_takes_a_day_is_given_up(office: Office) -> None:
    await a_month(office)
    office.slack.faults.next("upload", status=503, times=200)
    await asks(office, "november")
    await office.work()
    await office.later(hours=25)
    [report] = reports(office)
    assert "There is no file. Slack did not take it within a day." in report.text
    office.slack.faults.clear()
    await asks(office, "november")
    office.slack.uninstall(office.installed)
    await office.slack.settle()
    await office.later(minutes=5)
    assert not files(office)


async def test_whoever_is_erased_meanwhile_is_not_in_the_file(office: Office) -> None:
    await office.mia_brings(who="Al Stone, al@stone.example, from Stone's own mail")
    await office.mia_brings()
    office.slack.faults.next("files.getUploadURLExternal").rate_limited(retry_after=60)
    await asks(office, "november")
    await office.work()
    await office.sofia.runs("/lead erase L-1", in_=office.sales)
    await office.sofia.submits()
    for _ in range(3):
        await office.later(minutes=2)
    [file] = files(office)
    assert "Stone" not in file.opens(NOVEMBER).decode()
