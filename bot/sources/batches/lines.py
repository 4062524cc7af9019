"""Lines about a batch that its pages and messages share."""

from bot.slack.text import esc
from bot.sources.batches.batch import PATIENCE, Batch, Became
from bot.sources.confidence.spent import Spent, cost_line
from bot.sources.source import Source


def batch_name(batch: Batch, source: Source | None = None) -> str:
    """Name it: *July list* (Rented list), with its source where that is not said beside it."""
    return f"*{esc(batch.name, 100)}*{f' ({esc(source.name, 80)})' if source else ''}"


def became_line(became: Became) -> str:
    """Count its leads: "20 leads · sales touched 12 of 18 · accepted 5 · 6 of 18 untouched"."""
    if not became.came:
        return "No leads yet"
    came = "1 lead" if became.came == 1 else f"{became.came:,} leads"
    if not became.with_sales:
        return f"{came}, none with sales yet"
    of = f"of {became.with_sales:,}"
    parts = [came, f"sales touched {became.touched:,} {of}", f"accepted {became.accepted:,}"]
    return " · ".join([*parts, *([f"{became.untouched:,} {of} untouched"] if became.untouched else [])])


def left_line(became: Became) -> str:
    """Say how many were left for long, and what that looks like; "" where none was."""
    if not became.left:
        return ""
    waits = "1 lead has" if became.left == 1 else f"{became.left:,} leads have"
    text = f"{waits} waited for more than {PATIENCE.days} days, and nobody of sales has called, asked or answered."
    picked = " *The best seem to be picked, and the rest left.*" if became.looks_picked else ""
    return f":hourglass: {text}{picked}"


def costs(batch: Batch, became: Became) -> str:
    """Say what it cost and what each accepted lead did; "" where nobody said."""
    return cost_line(Spent({batch.currency: batch.hundredths}, became.accepted))
