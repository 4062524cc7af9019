"""A modal as the person in front of it sees it: title, labels, what is typed, what is wrong."""

from bot.simulator.blocks.objects import every_option
from bot.simulator.controls import Control, choosable, labels, pressable
from bot.simulator.errors import NotVisible
from bot.simulator.inputs import content_of
from bot.simulator.mrkdwn import Names
from bot.simulator.reading import blocks_text, rich_text, text_of
from bot.simulator.records import View


class Form:
    """The top of a person's stack of modals; live, like everything on a screen."""

    def __init__(self, view: View, names: Names) -> None:
        self._names = names
        self.view = view

    @property
    def title(self) -> str:
        return text_of(self.view.definition["title"], self._names)

    @property
    def text(self) -> str:
        """All its words, labels and hints included; a banner of trouble comes first."""
        words = blocks_text(self.view.blocks, self._names)
        return f"{self.view.trouble}\n{words}" if self.view.trouble else words

    @property
    def labels(self) -> list[str]:
        """The labels of its inputs."""
        return [control.label for control in self._inputs]

    @property
    def buttons(self) -> list[str]:
        """The buttons that can be pressed: those inside, then submit and close."""
        own = [self.view.definition.get(name) for name in ("submit", "close")]
        inside = [control.label for control in pressable(self.view.blocks, self._names)]
        return [*inside, *(text_of(button, self._names) for button in own if button)]

    @property
    def controls(self) -> list[str]:
        return labels(self.view.blocks, self._names)

    @property
    def errors(self) -> dict[str, str]:
        """Label of a field -> the message in red under it."""
        by_block = {c.block["block_id"]: c.label for c in self._inputs}
        return {by_block[block_id]: message for block_id, message in self.view.errors.items()}

    @property
    def trouble(self) -> str | None:
        """Slack's banner when the app answered nothing, or nonsense."""
        return self.view.trouble

    @property
    def values(self) -> dict[str, object]:
        """Label of an input -> what stands in it: text, an option's words, a list of them, or None."""
        return {control.label: self._shown(control) for control in self._inputs}

    @property
    def hints(self) -> dict[str, str]:
        return {c.label: text_of(c.block["hint"], self._names) for c in self._inputs if "hint" in c.block}

    @property
    def optional(self) -> list[str]:
        """The labels of the inputs that may stay empty."""
        return [c.label for c in self._inputs if c.block.get("optional")]

    def choices(self, label: str) -> list[str]:
        """The words of the options at a menu or group of choices."""
        for control in choosable(self.view.blocks, self._names):
            if control.label == label:
                return [text_of(option["text"], self._names) for option in every_option(control.element)]
        raise NotVisible(f"no input is labelled {label!r}; there are {self.labels}")

    @property
    def _inputs(self) -> list[Control]:
        return [c for c in choosable(self.view.blocks, self._names) if c.block["type"] == "input"]

    def _shown(self, control: Control) -> object:
        held = self.view.values[control.block["block_id"]][control.element["action_id"]]
        return shown(content_of(held), control.element["type"], self._names)

    def __repr__(self) -> str:
        return f"<Form {self.title!r} {self.values} errors={self.errors}>"


def shown(content: object, kind: str, names: Names) -> object:
    """Return what a person sees of a value: names for ids and options."""
    if isinstance(content, list):
        return [shown(item, kind, names) for item in content]
    if isinstance(content, dict):
        if kind == "file_input":
            return content["name"]
        return rich_text(content, names) if kind == "rich_text_input" else text_of(content["text"], names)
    if isinstance(content, str) and "users_select" in kind:
        return names.user(content)
    if isinstance(content, str) and "channels_select" in kind:
        return names.channel(content)
    if isinstance(content, str) and "conversations_select" in kind:
        return names.user(content) if content.startswith("U") else names.channel(content)
    return content
