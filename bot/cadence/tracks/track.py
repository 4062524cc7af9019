"""A nurture track, in versions, and the tracks that a workspace has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.cadence.tracks.defaults import DEFAULTS, DISCOVER
from bot.cadence.tracks.touch import Touch
from bot.lead.record import Lead


@dataclass(frozen=True, slots=True)
class Track:
    """A version of a track; version 0 is how it comes with Baton. With a `segment` it is for leads of that one only,
    and `instead_of` is the key of the track whose place it takes for them. A retired one is for nobody new."""

    key: str
    version: int
    name: str
    touches: tuple[Touch, ...]
    segment: str = ""
    instead_of: str = ""
    retired: bool = False
    last_id: int = 0
    """The highest id that a touch of any version has had."""

    def touch(self, number: int) -> Touch:
        """Return touch `number` (from 0), or the last one where all of them are over."""
        return self.touches[min(number, len(self.touches) - 1)]

    def is_for(self, lead: Lead) -> bool:
        """Tell whether leads of this one's segment may be on it."""
        return not self.segment or _plain(self.segment) == _plain(lead.segment)

    def to_json(self) -> dict[str, Any]:
        names = ("name", "segment", "instead_of", "retired", "last_id")
        return {"touches": [touch.to_json() for touch in self.touches], **{name: getattr(self, name) for name in names}}

    @classmethod
    def from_json(cls, key: str, version: int, body: Mapping[str, Any]) -> "Track":
        touches = tuple(Touch.from_json(each) for each in body["touches"])
        words = {name: str(body[name]) for name in ("segment", "instead_of")}
        retired, last_id = bool(body["retired"]), int(body["last_id"])
        return cls(key, version, str(body["name"]), touches, **words, retired=retired, last_id=last_id)


def _plain(segment: str) -> str:
    return " ".join(segment.casefold().split())


def _as_it_comes(key: str, name: str, touches: Iterable[Touch]) -> Track:
    made = tuple(replace(touch, id=number) for number, touch in enumerate(touches, 1))
    return Track(key, 0, name, made, last_id=len(made))


DEFAULT_TRACKS: Mapping[str, Track] = {key: _as_it_comes(key, *made) for key, made in DEFAULTS.items()}
"""The tracks that every workspace begins with, by their keys. The reasons of sales and the definition lead to these, so
they can be changed, but not retired."""


@dataclass(frozen=True)
class Tracks:
    """The tracks of a workspace: the versions that were `saved`, beside those that come with Baton."""

    saved: tuple[Track, ...] = ()
    newest: Mapping[str, Track] = field(init=False, repr=False)
    _by_version: Mapping[tuple[str, int], Track] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        every = [*DEFAULT_TRACKS.values(), *sorted(self.saved, key=lambda track: track.version)]
        object.__setattr__(self, "newest", {track.key: track for track in every})
        object.__setattr__(self, "_by_version", {(track.key, track.version): track for track in every})

    def __getitem__(self, key: str) -> Track:
        """Return the newest version of the track with that key, or of the general track if there is none."""
        return self.newest.get(key) or self.newest[DISCOVER]

    def of(self, lead: Lead) -> Track:
        """Return the version of the track that the lead is on."""
        return self.version(lead.track, lead.track_version)

    def version(self, key: str, version: int) -> Track:
        return self._by_version.get((key, version)) or self[key]

    def choices(self, lead: Lead) -> list[Track]:
        """Return the tracks that a lead of this one's segment can be put on."""
        return [track for track in self.newest.values() if not track.retired and track.is_for(lead)]

    def chosen(self, key: str, lead: Lead) -> Track | None:
        """Return the track with that key if the lead can be put on it."""
        return next((track for track in self.choices(lead) if track.key == key), None)

    def meant(self, key: str, lead: Lead) -> Track:
        """Return the track to put the lead on where a reason says `key`: one that takes its place for the lead's
        segment, or else that one itself."""
        own = (track for track in self.choices(lead) if track.segment and track.instead_of == self[key].key)
        return next(own, self[key])
