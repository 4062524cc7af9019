"""Refusals about tracks: each says what happened, why, and what to do next."""

from collections.abc import Sequence

from bot.cadence.tracks.track import Track
from bot.lead.errors import HandoffError
from bot.slack.text import bullets, esc


class TouchGoneError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "That touch is no longer in your draft: you removed it in another window. Nothing was changed; close this "
            "and open *Tracks* again to see the draft as it is."
        )


class TrackGoneError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "There is no such track any more: the draft was discarded, and nothing of it was saved. Open *Tracks* on "
            "the Home tab again."
        )


class CannotBeSavedError(HandoffError):
    """A track that would not work; `problems` say why."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(f"*Nothing is saved yet.* This can't work as it is:\n{bullets(map(esc, problems))}")


class StillOnItError(HandoffError):
    """A track that can't be retired, because leads are on it."""

    def __init__(self, track: Track, count: int, some: Sequence[str]) -> None:
        many = "1 lead is" if count == 1 else f"{count:,} leads are"
        more = " and others" if count > len(some) else ""
        super().__init__(
            f"*{esc(track.name, 75)}* was not retired: {many} still on it ({', '.join(some)}{more}). Once they have "
            "left it, retire it; meanwhile you can change it."
        )


class BatonsOwnError(HandoffError):
    """One of the tracks that come with Baton, which are not retired."""

    def __init__(self, track: Track) -> None:
        super().__init__(
            f"*{esc(track.name, 75)}* can't be retired: sales' reasons and the lead definition lead to it. You can "
            "change everything in it, or have another track take its place for a segment."
        )
