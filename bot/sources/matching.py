"""The rule by which two wordings name the same source."""

import re
import unicodedata


def alike(typed: str) -> str:
    """Make a wording alike with others of the same source: without regard to case, width, spaces and punctuation.

    Storage keeps what this returns (migration 0048 did the same): whoever changes it has to migrate `source_key`.
    """
    words = unicodedata.normalize("NFKC", typed).casefold()
    return " ".join(re.findall(r"\w+", words)) or " ".join(words.split())
