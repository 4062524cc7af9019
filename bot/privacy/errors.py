"""Refusals about erasing somebody. Each says what happened, why, and what to do next."""

from bot.lead.errors import HandoffError


class WhichToEraseError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "Who should be erased? For example: `/lead erase L-12`. You see what goes and what stays before anything "
            "happens. `/lead erase allow jane@acme.example` lets somebody who was erased be added again."
        )


class NobodyErasedError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "Nobody with that address or number was erased, so nothing was changed. Please type it as it was given "
            "when I refused it: `/lead erase allow jane@acme.example`."
        )
