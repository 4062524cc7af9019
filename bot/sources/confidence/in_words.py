"""Confidence in words that a rep believes, and as a bar with its interval."""

from bot.sources.confidence.confidence import Confidence, Trend

_CELLS = 10
_EXPECTED, _POSSIBLE, _REST = "█", "▒", "▁"
ENOUGH = 3
"""Below so many answers there is no bar: it would show little but what a source starts with."""

_TREND = {
    Trend.RISING: " :arrow_upper_right:",
    Trend.STEADY: "",
    Trend.FALLING: " :arrow_lower_right:",
}


def line(confidence: Confidence) -> str:
    """Say it in a line for a phone: "██▒▁▁▁▁▁▁▁ 3 of its last 20 were accepted"."""
    if not confidence.weighed:
        return "New source: no answer from sales yet"
    if confidence.weighed < ENOUGH:
        return f"{of_last(confidence)}: too few to tell"
    return f"{bar(confidence)} {of_last(confidence)}{_TREND[confidence.trend]}"


def brief(confidence: Confidence) -> str:
    """Say it beside the source's name: what sales did with its leads, with the bar once there is one."""
    if not confidence.weighed:
        return "New source"
    return line(confidence) if confidence.weighed >= ENOUGH else of_last(confidence)


def in_full(confidence: Confidence) -> str:
    """Say the same with its interval: "… · 23 %, likely between 11 and 37 %", or what such a source starts with."""
    if not confidence.weighed:
        return f"{line(confidence)} · {percent(confidence.share)} is what such a source starts with"
    return f"{line(confidence)} · {interval(confidence)}"


def short(confidence: Confidence) -> str:
    """Say it in a table's cell, in plain text: "23 % (3 of 20)"; a source that sales said nothing to has no base."""
    base = f"{confidence.recently_accepted} of {confidence.recent}" if confidence.recent else "no answer yet"
    return f"{percent(confidence.share)} ({base})"


def of_last(confidence: Confidence) -> str:
    """Say what sales did with its latest leads."""
    accepted, of = confidence.recently_accepted, confidence.recent
    if not of:
        return "no answer from sales yet"
    were = "was" if accepted == 1 else "were"
    if confidence.weighed > of:
        return f"{accepted} of its last {of} {were} accepted"
    if of == 1:
        return f"its first lead was {'accepted' if accepted else 'rejected'}"
    return f"{accepted} of its first {of} {were} accepted"


def bar(confidence: Confidence) -> str:
    """Draw from 0 to 100 %: filled up to the share, then shaded up to the upper end of its interval."""
    filled = round(confidence.share * _CELLS)
    shaded = min(max(round(confidence.high * _CELLS), filled + 1), _CELLS) - filled
    return _EXPECTED * filled + _POSSIBLE * shaded + _REST * (_CELLS - filled - shaded)


def interval(confidence: Confidence) -> str:
    """Say the share with its interval: "23 %, likely between 11 and 37 %"."""
    low, high = (round(100 * end) for end in (confidence.low, confidence.high))
    return f"{percent(confidence.share)}, likely between {low} and {high} %"


def percent(share: float) -> str:
    return f"{round(100 * share)} %"
