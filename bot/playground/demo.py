"""`make demo`: the people of a simulated company play the whole handoff in the terminal, with the real bot."""

import asyncio
import tempfile
import textwrap
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from bot.clock import MovableClock
from bot.lead.definition.default import QUESTIONS
from bot.logs import configure_logs
from bot.playground.samples import ANSWERS
from bot.playground.sandbox import Running, found_company, start_baton
from bot.simulator.form import Form
from bot.simulator.people import Person
from bot.simulator.seen import Message
from storage.sql import Database

_START = datetime(2026, 9, 7, 8, 12, tzinfo=UTC)  # a Monday, 10:12 in Berlin
_WIDE = 92

JANE = "Jane Doe, VP Operations at Acme Corp, jane@acme.example, +49 30 901820, from Webinar Q3"
OTTO = "Otto Brandt, Head of IT at Nordwind GmbH, otto@nordwind.example, from Trade fair"
MONEY, TIMING = "Is there a budget?", "When do they want to buy?"
KNOWN = {prompt: answer for prompt, answer in ANSWERS.items() if prompt not in (MONEY, TIMING)}


FAIR = b"""Name;Firma;E-Mail
Lena Krug;Krug Logistik;lena@krug.example
Jane Doe;Acme Corp;jane@acme.example
Kein Name;;kein(at)name
"""


class Stage:
    """The stage: it plays what people do, and tells what they then see."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.company = running.company

    def chapter(self, title: str) -> None:
        print(f"\n{f' {title} '.center(_WIDE, '─')}\n")

    def does(self, person: Person, what: str) -> None:
        local = self.company.clock.now().astimezone()
        print(f"{local:%a %d %b %Y}  {person.name.split()[0]} {what}")

    def shows(self, where: str, text: str, labels: list[str] | None = None) -> None:
        for short in (question.short for question in QUESTIONS):
            text = text.replace(f"\n{short}\n", f"\n{short}: ")  # two columns in Slack, one line here
        lines = [part for line in text.splitlines() for part in textwrap.wrap(line, _WIDE - 8) or [""]]
        print(f"    ┌ {where}")
        for line in lines:
            print(f"    │ {line}")
        if labels:
            print(f"    │ {'  '.join(f'[{label}]' for label in labels)}")
        print("    └")

    async def types(self, person: Person, line: str) -> None:
        self.does(person, f"types: {line}")
        answer = await person.runs(line, in_=self.company.sales)
        if answer:
            self.shows(f"only visible to {person.name.split()[0]}", answer.text, answer.labels)

    async def fills_in(self, person: Person, values: Mapping[str, Any]) -> Form | None:
        form = person.modal
        assert form is not None
        if values:
            await person.fills(dict(values))
        filled = [f"{label}: {value}" for label, value in form.values.items() if value]
        blank = [label for label, value in form.values.items() if not value]
        left = [f"(left blank: {', '.join(blank)})"] if blank else []
        self.does(person, f"fills in “{form.title}”")
        self.shows(form.title, "\n".join([*filled, *left]))
        return await person.submits()

    async def sees(self, person: Person, text: str, where: str) -> Message:
        message = await person.sees(text)
        self.shows(where, message.text, message.labels)
        return message

    async def clicks(self, person: Person, label: str, on: Message) -> None:
        self.does(person, f"presses [{label}]")
        await person.clicks(label, on=on)

    async def time_passes(self, words: str, **amount: float) -> None:
        self.company.clock.advance(**amount)
        print(f"\n    … {words} …\n")
        await self.running.baton.ticking.tick()
        await self.running.baton.courier.deliver_now()


async def capture_to_accept(stage: Stage) -> None:
    mia, ravi, lena = stage.company.mia, stage.company.ravi, stage.company.lena
    stage.chapter("1. A lead is captured, its missing answers are asked for, sales accepts")
    await stage.types(mia, f"/lead {JANE}")
    await stage.fills_in(mia, {})
    await stage.fills_in(mia, {**KNOWN, MONEY: "Approved"})
    note = await stage.sees(mia, "needs one answer", "Baton writes to Mia")
    await stage.clicks(mia, "Ask me one by one", note)
    await stage.sees(mia, "1 of 1", "Baton asks in the thread")
    stage.does(mia, "answers: when their board agrees")
    await mia.says("when their board agrees", thread=note)
    await stage.sees(mia, "I didn't catch that", "Baton asks in the thread")
    stage.does(mia, "answers: in about two months")
    await mia.says("in about two months", thread=note)
    card = await stage.sees(ravi, "Why it came to sales", "#sales-leads")
    await stage.clicks(ravi, "Accept", card)
    await stage.sees(ravi, "is yours", "Baton writes to Ravi")
    await stage.sees(mia, "Ravi Rep accepted", "Baton writes to Mia")
    card = await lena.sees("Accepted by", in_=stage.company.sales)
    stage.shows("#sales-leads, the same card", card.text, card.labels)


async def rejected_for_timing(stage: Stage) -> None:
    mia, lena = stage.company.mia, stage.company.lena
    stage.chapter("2. Another lead comes too early: sales says so, marketing keeps it warm")
    await stage.time_passes("the next day", days=1)
    await stage.types(mia, f"/lead {OTTO}")
    await stage.fills_in(mia, {})
    await stage.fills_in(mia, {**KNOWN, MONEY: "Planned", TIMING: "Within 3 months"})
    card = await lena.sees("L-2 · Otto Brandt", in_=stage.company.sales)
    stage.shows("#sales-leads", card.text, card.labels)
    await stage.clicks(lena, "Reject", card)
    until = date(2027, 1, 11)
    why = {"Reason": "No hurry (bad timing)", "Until when?": until, "Note": "Nothing before the new year."}
    await stage.fills_in(lena, why)
    await stage.sees(mia, "rejected", "Baton writes to Mia")


async def months_later(stage: Stage) -> None:
    mia, lena = stage.company.mia, stage.company.lena
    stage.chapter("3. Months later the day has come, and the lead goes back to sales")
    await stage.time_passes("four months go by; on 11 January", days=125)
    note = await stage.sees(mia, "Time to follow up", "Baton writes to Mia")
    await stage.clicks(mia, "Ready now", note)
    await stage.fills_in(mia, {MONEY: "Approved", TIMING: "Within 3 months"})
    card = await lena.sees("Back again", in_=stage.company.sales)
    stage.shows("#sales-leads, a new card", card.text, card.labels)
    await stage.clicks(lena, "Accept", card)
    await stage.sees(mia, "Lena Rep accepted L-2", "Baton writes to Mia")


async def digest(stage: Stage) -> None:
    stage.chapter("4. On Monday both teams read the same digest")
    await stage.time_passes("the next Monday morning", days=7)
    digest = await stage.company.sofia.sees("what became of our leads", in_=stage.company.sales)
    stage.shows("#sales-leads and #marketing", digest.text)


async def import_a_list(stage: Stage) -> None:
    mia = stage.company.mia
    stage.chapter("5. A list from a fair comes as a file, and is seen before anything is saved")
    stage.does(mia, "drops fair.csv into the conversation with Baton")
    await mia.shares("fair.csv", FAIR)
    await stage.time_passes("a moment", seconds=5)
    note = await stage.sees(mia, "Nothing is saved yet", "Baton writes to Mia")
    await stage.clicks(mia, "Import these leads", note)
    await stage.fills_in(mia, {"Where are they from?": "Fair 2027", "Batch": "First day"})
    await stage.time_passes("a moment", seconds=5)
    await stage.time_passes("a moment", seconds=5)
    await stage.sees(mia, "is loaded", "Baton writes to Mia, in the same message")


async def play() -> None:
    configure_logs("WARNING")
    clock = MovableClock(_START)
    company = await found_company(clock)
    with tempfile.TemporaryDirectory(prefix="baton-demo-") as folder:
        running = await start_baton(company, Database(f"sqlite:///{folder}/demo.db", clock))
        stage = Stage(running)
        try:
            for act in (capture_to_accept, rejected_for_timing, months_later, digest, import_a_list):
                await act(stage)
        finally:
            await running.stop()
            await company.slack.stop()


if __name__ == "__main__":
    asyncio.run(play())
