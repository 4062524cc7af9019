"""The controls a person can press or choose in blocks, each with the words it shows."""

from dataclasses import dataclass

from bot.simulator.blocks.objects import every_option
from bot.simulator.blocks.surfaces import elements_of, every_block
from bot.simulator.inputs import FIELDS
from bot.simulator.mrkdwn import Names
from bot.simulator.reading import blocks_text, text_of
from bot.simulator.records import Json

OPTIONS_SHOWN = ("radio_buttons", "checkboxes")


@dataclass(frozen=True)
class Control:
    """One element in its block. `label` is what is written on it, `option` the entry of a menu it stands for."""

    block: Json
    element: Json
    label: str
    option: Json | None = None
    position: int = 0

    @property
    def confirm(self) -> Json | None:
        return self.element.get("confirm")


def pressable(blocks: list[Json], names: Names) -> list[Control]:
    """Buttons and the entries of menus that act at once, in reading order."""
    return [
        control
        for position, block in enumerate(every_block(blocks))
        for element in elements_of(block)
        for control in _presses(block, element, position, names)
    ]


def _presses(block: Json, element: Json, position: int, names: Names) -> list[Control]:
    kind = element["type"]
    if kind in ("button", "icon_button"):
        return [Control(block, element, text_of(element["text"], names), None, position)]
    acts_at_once = kind == "static_select" and block["type"] != "input"
    entries: list[Json] = every_option(element) if kind == "overflow" or acts_at_once else []
    if kind == "feedback_buttons":
        entries = [element["positive_button"], element["negative_button"]]
    return [Control(block, element, text_of(entry["text"], names), entry, position) for entry in entries]


def choosable(blocks: list[Json], names: Names) -> list[Control]:
    """Menus, pickers, choices and text fields, each under the words that stand at it."""
    return [
        Control(block, element, naming(block, element, names), None, position)
        for position, block in enumerate(every_block(blocks))
        for element in elements_of(block)
        if element["type"] in FIELDS
    ]


def naming(block: Json, element: Json, names: Names) -> str:
    """The label of an input; elsewhere the placeholder, or the text of the section it stands in."""
    if block["type"] == "input":
        return text_of(block["label"], names)
    return text_of(element.get("placeholder"), names) or text_of(block.get("text"), names)


def answers_to(control: Control, words: str, names: Names) -> bool:
    """Tell whether a person would call the control by these words."""
    placeholder = text_of(control.element.get("placeholder"), names)
    section = text_of(control.block.get("text"), names) if control.block["type"] == "section" else ""
    return words in (control.label, placeholder, section)


def labels(blocks: list[Json], names: Names) -> list[str]:
    """Everything written on controls, in reading order: buttons, menu entries, placeholders, choices."""
    found = []
    for block in every_block(blocks):
        for element in elements_of(block):
            if element["type"] in OPTIONS_SHOWN:
                found += [text_of(option["text"], names) for option in every_option(element)]
            elif element["type"] in FIELDS:
                found.append(naming(block, element, names))
            else:
                found += [control.label for control in _presses(block, element, 0, names)]
    return found


def nearest(controls: list[Control], blocks: list[Json], near: str, names: Names) -> list[Control]:
    """The controls in or after the first block that says `near`, closest first; none when nothing says it."""
    for position, block in enumerate(every_block(blocks)):
        if near in blocks_text([block], names):
            return [control for control in controls if control.position >= position]
    return []
