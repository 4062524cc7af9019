"""The lines that keep tracks: what is missing is shown, nobody is stuck or asked twice, nothing is saved unseen."""

from tests.guarantees.weakenings.weakening import Weakening

_TRACKS = "tests/rules/test_tracks.py"
_MOVING = "tests/rules/test_moving_tracks.py"
_STORED = "tests/storage/test_moving_tracks.py"
_EDITOR = "tests/conversations/test_tracks.py"

ON_TRACKS = (
    Weakening(
        "what is missing in a text is sent blank",
        "bot/cadence/tracks/placeholders.py",
        "said.append(value or place.as_missing)",
        "said.append(value)",
        (_TRACKS,),
    ),
    Weakening(
        "an unknown placeholder is saved",
        "bot/tracks/checks.py",
        "if name not in problems and (found := strange(getattr(touch, name))):",
        "if name in problems and (found := strange(getattr(touch, name))):",
        (_EDITOR,),
    ),
    Weakening(
        "whoever is past a touch that was added is moved back to it",
        "bot/tracks/moving.py",
        "place = max((at[each.id] + 1 for each in old.touches[:touch] if each.id in at), default=0)",
        "place = min((at[each.id] + 1 for each in old.touches[:touch] if each.id in at), default=0)",
        (_MOVING,),
    ),
    Weakening(
        "what a marketer was told changes under their hands",
        "bot/tracks/moving.py",
        "return max(place, asked)",
        "return place",
        (_MOVING,),
    ),
    Weakening(
        "moved leads come due at once",
        "bot/tracks/move_over.py",
        "tomorrow = tx.now.astimezone(window.marketer.tz).date() + timedelta(days=1)",
        "tomorrow = tx.now.astimezone(window.marketer.tz).date() - timedelta(days=99)",
        (_STORED,),
    ),
    Weakening(
        "a draft is saved over what somebody saved meanwhile",
        "bot/tracks/save.py",
        "    if seen != sheet.mark:",
        "    if not seen:",
        (_EDITOR,),
    ),
    Weakening(
        "a track is retired under those who are on it",
        "bot/tracks/save.py",
        "    if count:\n        some",
        "    if count > 99:\n        some",
        (_EDITOR,),
    ),
    Weakening(
        "a track for one segment is for everybody",
        "bot/cadence/tracks/track.py",
        "return not self.segment or _plain(self.segment) == _plain(lead.segment)",
        "return True",
        (_TRACKS,),
    ),
)
