"""An act that somebody can do with a lead now, as Details offers it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.overview.sheets import LeadSheet
from bot.slack.ids import Action


class Theme(StrEnum):
    """Themes of acts, in the words of the menu."""

    LEAD = "The lead"
    ANSWERS = "Answers"
    PEOPLE = "Conversations and meetings"


@dataclass(frozen=True, slots=True)
class Doable:
    """An act with its button: the label, its name, whether this reader may do it now, and what the button carries."""

    label: str
    action: Action
    theme: Theme
    may: Callable[[LeadSheet], bool]
    carries: Callable[[LeadSheet], str] = lambda sheet: str(sheet.lead.id)


@dataclass(frozen=True, slots=True)
class ToDo:
    """The acts as Details offers them: the likeliest as buttons, and the rest by theme for the one menu beside them."""

    buttons: Sequence[Doable]
    rest: Sequence[Doable]

    @property
    def by_theme(self) -> Sequence[tuple[Theme, Sequence[Doable]]]:
        return [(theme, [act for act in self.rest if act.theme is theme]) for theme in Theme]
