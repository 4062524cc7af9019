"""The fields of a preview that hold what is said once for all leads of the file."""

from collections.abc import Mapping
from typing import Any

from bot.slack.typed import text_of

SOURCE, BATCH, OWNER, SOMEBODY, KNOWN = (f"import.{name}" for name in ("source", "batch", "owner", "somebody", "known"))
ME, SPREAD = "me", "spread"
FILL, OVERWRITE = "fill", "overwrite"
LONGEST_SOURCE, LONGEST_BATCH = 150, 100


def typed_choices(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Read what was filled in."""
    owner = text_of(typed, SOMEBODY) or text_of(typed, OWNER) or ME
    return {
        "source": " ".join(text_of(typed, SOURCE).split()),
        "batch": " ".join(text_of(typed, BATCH).split()),
        "owner": owner,
        "overwrite": text_of(typed, KNOWN) == OVERWRITE,
    }
