"""The answer to files in which there are no leads that could be imported."""

from collections.abc import Sequence

from bot.slack.text import esc


def no_leads(names: Sequence[str]) -> str:
    """Say which files Baton takes instead of these."""
    *others, last = [f"*{esc(name, 150)}*" for name in names]
    which = f"{', '.join(others)} and {last}" if others else last
    return (
        f"I take no leads from {which}: what I can read are lists, as CSV, Excel or OpenDocument, and contact cards "
        "(vCard). If yours is a list in something else, save it as CSV, and drop it here. One lead alone is quickest "
        "with `/lead`."
    )
