"""The refusals of what only holds for a lead that sales has accepted."""

from bot.lead.errors import HandoffError
from bot.lead.record import Lead


class NotAcceptedError(HandoffError):
    """An act of a lead's owner while nobody owns it yet."""

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            f"*{lead.label}* still waits for sales, so nothing was done. Accept it first: then it is yours, with the "
            "contact details, and what you do about it counts."
        )
