"""Errors about batches; their texts are the messages."""

from bot.lead.errors import HandoffError


class NoSuchBatchError(HandoffError):
    def __init__(self) -> None:
        super().__init__("There is no such batch in this workspace. `/lead batches` lists all there are.")


class NoSuchSourceError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "I know no source by that name, and a batch is of a source. A source is known once a lead has come from "
            "it. `/lead batches` without a name lists all batches."
        )
