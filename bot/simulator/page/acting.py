"""The acts of the page's user, done by a simulated person: controls are named by block_id and action_id."""

from typing import Any

from bot.simulator.acts import presses
from bot.simulator.acts.presses import Place
from bot.simulator.blocks.surfaces import elements_of, every_block
from bot.simulator.choosing import chosen, options_of
from bot.simulator.controls import Control
from bot.simulator.errors import NotVisible
from bot.simulator.files import File
from bot.simulator.giving import checked
from bot.simulator.inputs import FIELDS
from bot.simulator.people import Person
from bot.simulator.reading import NamesFor
from bot.simulator.records import Json
from bot.simulator.slack import Simulator


class Acting:
    """A finder of what the browser points at on the person's own screen; what they cannot see, they cannot use."""

    def __init__(self, slack: Simulator) -> None:
        self._slack = slack
        self._suggested: dict[tuple[str, str, str], list[Json]] = {}

    def place(self, person: Person, given: Json) -> Place:
        """A message this person can read, their modal in front, or their Home; raises NotVisible."""
        workspace = self._slack.workspace
        if "view" in given:
            fronts = [*workspace.stacks.get(person.id, [])[-1:]]
            homes = [view for (_, user), view in workspace.homes.items() if user == person.id]
            for view in [*fronts, *homes]:
                if view.id == given["view"]:
                    return view
        for message in workspace.visible_to(person.id, workspace.channels.get(str(given.get("channel")))):
            if message.ts == given.get("ts"):
                return message
        raise NotVisible("this is no longer on the screen")

    async def press(self, person: Person, place: Place, given: Json) -> str | None:
        """A button or a menu entry (`option`: its index); why the app did not take it, or None."""
        control = self._control(place, given)
        outcome: Json = {}
        element = control.element
        if element["type"] == "overflow":
            outcome = {"selected_option": element["options"][int(given["option"])]}
        elif element["type"] == "feedback_buttons":
            half = element["positive_button" if given["option"] == 0 else "negative_button"]
            outcome = {"text": half["text"], "value": half["value"]}
        delivery = await presses.act(self._slack.stage, person.user, control, place, outcome, patient=True)
        return delivery.error

    async def choose(self, person: Person, place: Place, given: Json) -> str | None:
        """Put a value in; the app hears of it where Slack would tell it."""
        control = self._control(place, given)
        content = self._content(person, control, given.get("value"))
        presses.remember(person.user, control, place, content)
        self._slack.workspace.changes.announce()
        if control.block["type"] == "input" and not control.block.get("dispatch_action"):
            return None
        outcome = {FIELDS[control.element["type"]][0]: content}
        delivery = await presses.act(self._slack.stage, person.user, control, place, outcome, patient=True)
        return delivery.error

    def keep(self, person: Person, place: Place, values: dict[str, dict[str, Any]]) -> None:
        """Hold what has been typed, without telling anybody; what has left the screen meanwhile is left out."""
        for block_id, entries in values.items():
            for action_id, value in entries.items():
                try:
                    control = self._control(place, {"block": block_id, "action": action_id})
                except NotVisible:
                    continue
                presses.remember(person.user, control, place, self._content(person, control, value))

    async def suggest(self, person: Person, place: Place, given: Json) -> list[Json]:
        """Return what the app offers in an external menu for the words typed."""
        control = self._control(place, given)
        found = await presses.suggestions(self._slack.stage, person.user, control, place, str(given["typed"]))
        known = self._suggested.setdefault((person.id, given["block"], given["action"]), [])
        known += [option for option in found if option not in known]
        return found

    def _control(self, place: Place, given: Json) -> Control:
        for block in every_block(presses.blocks_of(place)):
            for element in elements_of(block):
                if (block["block_id"], element["action_id"]) == (given["block"], given["action"]):
                    return Control(block, element, "")
        raise NotVisible("this control is no longer on the screen")

    def _files(self, person: Person, element: Json, ids: list[str]) -> list[Json]:
        return checked(self._slack.workspace.files, element, self.files_of(person, ids))

    def files_of(self, person: Person, ids: list[str]) -> list[File]:
        """Return those of the files that this person has uploaded."""
        return [file for file in map(self._slack.workspace.files.find, ids) if file and file.user is person.user]

    def _content(self, person: Person, control: Control, value: Any) -> object:
        element, block = control.element, control.block
        if element["type"] == "file_input":
            return self._files(person, element, value or [])
        known = self._suggested.get((person.id, block["block_id"], element["action_id"]), [])
        initial = [element.get("initial_option"), *element.get("initial_options", [])]
        options = [*options_of(element), *known, *(option for option in initial if option)]
        if options:
            by_value = {option["value"]: option for option in options}
            wanted = value if isinstance(value, list) else [value]
            picked = [by_value[one] for one in wanted if one in by_value]
            if isinstance(value, list):
                return picked
            return picked[0] if picked else None
        names = NamesFor(self._slack.workspace, person.user)
        try:
            return chosen(self._slack.workspace, names, element, value, [])
        except ValueError as problem:
            raise NotVisible(str(problem)) from None
