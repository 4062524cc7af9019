"""A week is lived through, with second thoughts, merges and leads that come back; then everything says the same of it.

The week is that of Monday, 30 November 2026; one lead was nurtured the week before.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Mapping

from bot.numbers.number import DEFINITIONS, OF_A_PERIOD
from bot.simulator.seen import Message
from tests.conversations.office import READY, Office
from tests.conversations.test_merging_two import asks_to_merge
from tests.conversations.test_same_lead import brings_after_all
from tests.conversations.test_sources import OTHER, opens_source

TIMING = "When do they want to buy?"
FILE = "leads 2026-11-30 to 2026-12-06.csv"
LABELS = [DEFINITIONS[number].label for number in OF_A_PERIOD]

Leads = Mapping[str, set[str]]
"""The labels of the leads that count for each number, by its name."""

WEEK: Leads = {
    "added": {"L-2", "L-3", "L-5", "L-6", "L-7"},
    "sent to sales": {"L-1", "L-2", "L-3", "L-5", "L-6", "L-7"},
    "accepted": {"L-1", "L-5", "L-6"},
    "rejected": {"L-2"},
    "kept for nurturing": {"L-2", "L-5"},
    "won": {"L-6"},
    "brought back": {"L-1"},
    "brought back and accepted": {"L-1"},
}
"""What happened: L-4 turned out to be L-3, and that L-7 was accepted was undone."""
OF_FAIR = {"L-2", "L-7"}
"""The leads sent of that source, with those of another that was merged into it. L-3 was last sent as L-4."""


async def accepts(office: Office, label: str) -> None:
    await office.ravi.clicks("Accept", on=await office.ravi.sees(f"{label} · ", in_=office.sales))


async def undoes(office: Office, label: str) -> None:
    await office.ravi.clicks("Undo", on=await office.ravi.sees(f"{label} · ", in_=office.ravi.dm))
    await office.work()


async def a_week(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "6 to 9 months"})
    await office.later(days=8)
    await office.mia.clicks("Ready now", on=await office.mia.sees("L-1 Jane Doe (Acme Corp) is not ready"))
    await office.mia.submits({TIMING: "Within 3 months"})
    await accepts(office, "L-1")
    await office.mia_brings(who="Al Stone, COO at Stone, al@stone.example, from Fair")
    await accepts(office, "L-2")
    await undoes(office, "L-2")
    await office.ravi.clicks("Reject", on=await office.ravi.sees("L-2 · ", in_=office.sales))
    await office.ravi.submits({"Reason": "No money (not now)"})
    await office.mia_brings(who="Bo Lind, COO at North, bo@north.example, from Fair")
    await brings_after_all(office, "Bo Lind, bo.lind@north.example, from Newsletter", Company="NORTH")
    await asks_to_merge(office.mia, "L-4", "L-3 Bo Lind (North)")
    await office.mia.submits()
    await office.mia_brings(who="Cy Marsh, COO at Marsh, cy@marsh.example, from Webinar Q3")
    await accepts(office, "L-5")
    await office.ravi.clicks("Back to nurture", on=await office.ravi.sees("L-5 · ", in_=office.ravi.dm))
    await office.ravi.submits({"Reason": "No money now"})
    await office.mia_brings(who="Di Moor, COO at Moor, di@moor.example, from Webinar Q3")
    await accepts(office, "L-6")
    await office.ravi.runs("/lead won L-6 12000 EUR", in_=office.sales)
    await office.mia_brings(who="Ed Fox, COO at Fox, ed@fox.example, from Trade show")
    await accepts(office, "L-7")
    await undoes(office, "L-7")
    await merges(office, "trade", "Fair")


async def merges(office: Office, source: str, into: str) -> None:
    await opens_source(office.max, source)
    await office.max.clicks("Merge with another")
    await office.max.submits({OTHER: into})
    await office.max.submits()
    await office.max.closes(everything=True)


async def test_home_digest_its_lists_report_and_file_say_the_same_of_a_week(office: Office) -> None:
    await a_week(office)
    await office.later(days=6)
    [digest] = [m for m in office.max.reads(office.sales) if "30 November – 6 December" in m.text]
    await accepts(office, "L-3")
    await office.mia_brings(who="Flo May, COO at Up, flo@up.example, from Fair")
    await merges(office, "fair", "Webinar Q3")

    counts = {name: len(leads) for name, leads in WEEK.items()}
    assert await shown(office, digest) == (WEEK, counts)
    assert await sent_of_fair(office) == OF_FAIR
    await office.max.closes(everything=True)
    assert told(digest) == {name: count for name, count in counts.items() if name != "brought back and accepted"}
    assert "1 brought back to sales · 1 accepted that had been nurtured" in digest.text
    home = (await office.max.opens_home()).text
    assert last_week(home) == {name: count for name, count in counts.items() if name != "brought back"}
    report, lines = await reported(office)
    assert in_lines(lines) == WEEK
    assert {line["Lead"] for line in lines if line["Source"] == "Fair"} == set(), "it is a part of Webinar Q3 by now"
    assert told(report) == {name: count for name, count in told(digest).items() if name != "brought back"}


async def shown(office: Office, digest: Message) -> tuple[Leads, Mapping[str, int]]:
    """Return the leads behind each number that is offered, and the counts that the menu says."""
    await office.max.clicks("Show me", on=digest)
    found, counts = {}, {}
    for choice in office.max.modal.choices("Which number?"):
        name, _, count = choice.partition(": ")
        if name.lower() in LABELS:
            await office.max.chooses("Which number?", choice)
            found[name.lower()] = set(re.findall(r"^(L-\d+) ", office.max.modal.text, re.MULTILINE))
            counts[name.lower()] = int(count)
    return found, counts


async def sent_of_fair(office: Office) -> set[str]:
    """Return the leads of Fair that the open window says were sent to sales."""
    await office.max.chooses("Which number?", f"Sent to sales: {len(WEEK['sent to sales'])}")
    await office.max.chooses("Which of them?", f"Fair: {len(OF_FAIR)}")
    return set(re.findall(r"^(L-\d+) ", office.max.modal.text, re.MULTILINE))


def told(message: Message) -> dict[str, int]:
    """Return the numbers that the lines of both sides say, in a digest or report."""
    found = re.findall(rf"[•·] (\d+) ({'|'.join(LABELS)})\b(?! that)", message.text)
    return {name: int(count) for count, name in found if int(count)}


def last_week(home: str) -> dict[str, int]:
    line = next(line for line in home.splitlines() if line.startswith("Both teams: "))
    found = re.findall(r"([a-z ]+) \d+ \((\d+)\)", line.removeprefix("Both teams: "))
    return {name.strip(): int(count) for name, count in found if int(count)}


async def reported(office: Office) -> tuple[Message, list[dict[str, str]]]:
    await office.max.runs("/lead report 2026-11-30..2026-12-06", in_=office.sales)
    await office.work()
    report = await office.max.sees("The leads counted are in the file below")
    file = next(message for message in office.max.reads(office.max.dm) if message.files == [FILE])
    return report, list(csv.DictReader(io.StringIO(file.opens(FILE).decode("utf-8-sig"), newline="")))


def in_lines(lines: list[dict[str, str]]) -> Leads:
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        assert line["Lead"] not in found[line["What happened"]], "each once"
        found[line["What happened"]].add(line["Lead"])
    return found
