"""The refusals of a request for a file of leads."""

from collections.abc import Sequence

from bot.lead.errors import HandoffError
from bot.lead.record import Lead
from bot.slack.text import esc, people

EXAMPLE = '`/lead export accepted since 1 Oct source "Webinar Q3" owner @lena as xlsx`'


class UnclearExportError(HandoffError):
    """Words that name neither a stage nor days, nor anything else that chooses leads."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"“{esc(typed, 80)}” says nothing that I know about which leads to export. This works: {EXAMPLE}. "
            "`/lead export` alone opens a form."
        )


class UnknownSourceError(HandoffError):
    def __init__(self, typed: str, alike: Sequence[str]) -> None:
        meant = f" Did you mean {' or '.join(f'“{esc(name, 80)}”' for name in alike)}?" if alike else ""
        super().__init__(f"No source is called “{esc(typed, 80)}”.{meant} `/lead sources` lists all of them.")


class StillExportingError(HandoffError):
    """A person's last file is not finished."""

    def __init__(self, written: int, total: int) -> None:
        far = f", {written:,} of {total:,} leads so far" if total else ""
        super().__init__(
            f"Your last export is still being made{far}, and I make one at a time for each person. "
            "It comes to you as a direct message by itself; then ask for the next."
        )


class NoContactDetailsError(HandoffError):
    """A card of a lead whose contact details they see masked."""

    def __init__(self, lead: Lead, who: Sequence[str]) -> None:
        super().__init__(
            f"A card of {lead.label} would say how to reach them, and you see that masked: it is for those who brought "
            f"the lead in, have it now, or manage. {people(who)} can send you what you need."
        )


class NothingOnItError(HandoffError):
    def __init__(self, lead: Lead) -> None:
        super().__init__(
            f"{lead.label} has no email and no phone number, so there is no card. Add one with *Edit* in its Details."
        )


class UnreadableChoiceError(HandoffError):
    """A window that was drawn by another release of Baton."""

    def __init__(self) -> None:
        super().__init__(
            "This window is from an earlier Baton: nothing was exported. Please open `/lead export` again."
        )
