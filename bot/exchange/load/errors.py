"""The refusals about an import."""

from bot.lead.errors import HandoffError
from bot.slack.text import esc


class NoSuchImportError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "There is no such import here: whoever handed in the file sees it, and managers do. `/lead import` begins "
            "one."
        )


class NotOpenError(HandoffError):
    """Something asked of an import that is over, or under way, or has not begun."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"*{esc(name, 150)}*: {why} Nothing was changed.")


class StaleChoiceError(HandoffError):
    """A choice made in a preview that is not the newest."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"*{esc(name, 150)}*: something was changed in its preview since you opened this one. Nothing was loaded; "
            "the message about the file opens the preview as it is now."
        )
