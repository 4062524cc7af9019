"""Leads in every stage whose contact details are unlike anything else, and somebody who presses all there is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.answers.document import submit_answers
from bot.conversations.log import log_conversation
from bot.conversations.sheet import NewConversation
from bot.decisions.accept import accept
from bot.decisions.reject import reject
from bot.decisions.rejection import Rejection
from bot.engagement.introduce import add_contact
from bot.engagement.plan_meeting import plan_meeting
from bot.engagement.sheets import Introduction, MeetingPlan
from bot.intake.capture import capture
from bot.lead.definition.default import DEFAULT
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.people import Person as Who
from bot.simulator.acts import presses
from bot.simulator.choosing import options_of
from bot.simulator.controls import Control, choosable, pressable
from bot.simulator.people import Person
from bot.simulator.records import Json
from bot.simulator.wire import message_json
from bot.slack.ids import ENTRY, Action
from storage import leads, tables
from storage.sql import Transaction
from tests.benchmarks.names import company, person
from tests.conversations.office import Office

READY = {
    question.key: question.choices[0].key if question.choices else f"Said about {question.key}"
    for question in DEFAULT.questions
}
DECISIVE = {Action.ACCEPT, Action.DONE, Action.SKIP, Action.NEVER, Action.READY_NOW, Action.REOPEN, Action.REATTEMPT}
DECISIVE |= {Action.CONFIRM_SUPPRESSION, Action.CONFIRM_DOMAIN, Action.DROP_SUPPRESSION, Action.LIFT_SUPPRESSION}
"""What moves a lead, and is pressed last."""


@dataclass
class Aviary:
    """The leads, by number, and who has ever been allowed to see their contact details."""

    office: Office
    stages: dict[int, Stage] = field(default_factory=dict)
    may: set[tuple[str, int]] = field(default_factory=set)

    def secrets(self, number: int) -> tuple[str, ...]:
        mail, phone = f"canary{number:02}", f"30{number:02}77{number:02}"
        return (f"{mail}@", f"{mail}.note@", f"{mail}.group@", f"{mail}.talk@", phone, f"{phone}9")

    async def fill(self) -> None:
        by_rep = [Stage.ACCEPTED, Stage.RETURNED, Stage.WON, Stage.LOST]
        for number, stage in enumerate(Stage, 1):
            await self.office.baton.database.transact(self._lead, number, stage, stage in by_rep)
            self.stages[number] = stage
        await self.office.work()

    def _lead(self, tx: Transaction, number: int, stage: Stage, decided: bool) -> None:
        team, (mail, note, group, talk, phone, other) = self.office.slack.workspace.team_id, self.secrets(number)
        mia, ravi = Who(team, self.office.mia.id), Who(team, self.office.ravi.id)
        details = Details(
            name=person(number),
            company=company(number),
            email=f"{mail}cage{number}.example",
            phone=f"+49 {phone}",
            source="Fair",
            notes=f"Write to {note}cage{number}.example or call +49 {other}",
        )
        lead_id = capture(tx, mia, details, f"new {number}", (), 10**9).lead.id
        gus = Introduction("Gus Group", why="", email=f"{group}cage{number}.example", phone=f"+49 {other}")
        add_contact(tx, mia, lead_id, gus, f"contact {number}")
        said = NewConversation(
            "2026-11-20", mia.user_id, "phone", [], f"She is at {talk}cage{number}.example", newcomer="Tess Talk"
        )
        log_conversation(tx, mia, lead_id, said, f"talk {number}")
        if stage in (Stage.OFFERED, Stage.REFUSED) or decided:
            submit_answers(tx, mia, lead_id, READY, f"answers {number}")
        if stage is Stage.NURTURING:
            submit_answers(tx, mia, lead_id, {**READY, "timing": "3_to_6"}, f"answers {number}")
        if stage in (Stage.ACCEPTED, Stage.WON, Stage.LOST):
            accept(tx, ravi, lead_id, f"accept {number}")
            meet = MeetingPlan("2026-12-10", "10:00", [], newcomer="Max Meeting, COO")
            plan_meeting(tx, ravi, lead_id, meet, f"meeting {number}")
        if stage in (Stage.RETURNED, Stage.REFUSED):
            code = "incomplete" if stage is Stage.RETURNED else "never_buys"
            reject(tx, ravi, lead_id, Rejection(code, "No.", fix=["money"]), f"reject {number}")
        if stage in (Stage.WON, Stage.LOST, Stage.STALE):
            leads.change(tx, team, lead_id, stage=stage)

    def watch(self) -> None:
        """Note who may see which lead's contact details now: written down here once more, apart from the rule."""
        with self.office.baton.database.engine.connect() as connection:
            found = select(
                tables.lead.c.number, *(tables.lead.c[name] for name in ("originator", "in_charge", "owner"))
            )
            for number, *theirs in connection.execute(found):
                self.may |= {(user, number) for user in theirs}
            managers = select(tables.member.c.user_id).where(tables.member.c.role.like("%manager"))
            for manager in connection.execute(managers).scalars():
                self.may |= {(manager, number) for number in self.stages}

    def told(self, who: Person) -> set[int]:
        """The leads whose contact details are somewhere on this person's screen; all must be theirs to see."""
        screen = json.dumps(list(_on_screen(self.office, who)), ensure_ascii=False)
        found = {number for number in self.stages for secret in self.secrets(number) if secret in screen}
        self.watch()
        leaked = {number for number in found if (who.id, number) not in self.may}
        assert not leaked, f"{who.name} sees L-{sorted(leaked)}: {_around(screen, self.secrets(min(leaked)))}"
        return found


def _on_screen(office: Office, who: Person) -> Iterator[Json]:
    workspace = office.slack.workspace
    yield from (view.definition for view in workspace.stacks.get(who.id, []))
    yield from (view.definition for (_, user), view in workspace.homes.items() if user == who.id)
    for message in who.reads():
        yield message_json(workspace, message.posted, with_metadata=True)


def _around(screen: str, secrets: tuple[str, ...]) -> str:
    at = min(at for secret in secrets if (at := screen.find(secret)) >= 0)
    return screen[max(at - 300, 0) : at + 60]


class Presser:
    """Somebody who presses every button and menu they can find, each once, and looks at what comes of it."""

    def __init__(self, aviary: Aviary, who: Person, *, decisive: bool) -> None:
        self.aviary, self.who, self.decisive = aviary, who, decisive
        self.pressed: set[tuple[str, str]] = set()
        self._stacks = aviary.office.slack.workspace.stacks

    async def presses_everything(self) -> set[int]:
        """Returns the leads whose contact details they have seen."""
        seen: set[int] = set()
        for place in await self._places():
            seen |= await self._explore(place)
        return seen | self.aviary.told(self.who)

    async def _places(self) -> list[presses.Place]:
        who, sales = self.who, self.aviary.office.sales
        await who.opens_home()
        for line in (
            "mine",
            "due",
            "digest",
            "help",
            "find Cora",
            "find cage 3",
            *(f"show L-{n}" for n in self.aviary.stages),
        ):
            await who.runs(f"/lead {line}", in_=sales)
        home = who.home
        return [*([home.view] if home else []), *(message.posted for message in who.reads())]

    async def _explore(self, place: presses.Place, depth: int = 0) -> set[int]:
        seen, beneath = set(), len(self._stacks.get(self.who.id, []))
        for control, outcome in self._controls(place):
            await presses.act(self._stage, self.who.user, control, place, outcome, patient=True)
            seen |= self.aviary.told(self.who)
            stack = self._stacks.get(self.who.id, [])
            if len(stack) > beneath and depth < 2:
                seen |= await self._explore(stack[-1], depth + 1)
            while len(self._stacks.get(self.who.id, [])) > beneath:
                await self.who.closes(patient=True)
        return seen

    @property
    def _stage(self) -> Any:
        return self.aviary.office.slack.stage

    def _controls(self, place: presses.Place) -> Iterator[tuple[Control, Json]]:
        names, blocks = self.who._names, presses.blocks_of(place)
        for control in pressable(blocks, names):
            if self._is_new(control, control.option or control.element):
                yield control, {"selected_option": control.option} if control.option else {}
        for control in choosable(blocks, names):
            if control.block["type"] != "input":
                for option in options_of(control.element):
                    if self._is_new(control, option):
                        yield control, {"selected_option": option}

    def _is_new(self, control: Control, carries: Json) -> bool:
        """Each once; of the many buttons at answers those at two questions."""
        action, _, about = control.element["action_id"].partition(":")
        if action == Action.MENU:
            action = str(carries.get("value")).partition(ENTRY)[0]
        key = (action, f"{about} {carries.get('value')}")
        if key in self.pressed or about not in ("", "money", "requirement"):
            return False
        if (action in DECISIVE) != self.decisive:
            return False
        self.pressed.add(key)
        return True
