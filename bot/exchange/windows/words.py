"""The words for an import: what its columns become, how it is written, and what becomes of its rows."""

from collections.abc import Mapping, Sequence

from bot.exchange.layouts.mapping import QUESTION, Target
from bot.exchange.rows.candidate import Fate
from bot.exchange.windows.summary import Summary
from bot.lead.definition.questions import Question
from bot.lead.details import DETAILS

UNREADABLE = "unreadable: "
"""The beginning of an import's error that goes on with the sentence why its file cannot be read."""
NOTHING = "-"
"""The value of the entry that leaves a column out: Slack takes none that is empty."""
_BESIDE = {
    Target.FIRST_NAME: "First name",
    Target.MIDDLE_NAME: "Middle name",
    Target.LAST_NAME: "Last name",
    Target.CONTACT: "Email and phone in one",
    Target.CREATED: "When they came in",
    Target.KEY: "Id of the row",
    Target.TEST: "Whether it is a test",
    Target.ATTENDED: "Whether they came",
    Target.AWAY: "Whether they cancelled",
    Target.MINUTES: "Minutes they stayed",
    Target.UNSUBSCRIBED: "Whether they unsubscribed",
    Target.STAFF: "Whether they are ours",
    Target.LEFT_OUT: "Leave it out",
}
_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Western Europe (Windows-1252)",
    "cp1250": "Central Europe (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "mac_roman": "Mac",
    "shift_jis": "Japanese (Shift JIS)",
}
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_FATES = {
    Fate.NEW: "new",
    Fate.KNOWN: "known already",
    Fate.BARRED: "not to be contacted",
    Fate.TEST: "test",
    Fate.SKIPPED: "skipped",
    Fate.REFUSED: "to be mended",
}


def targets(questions: Sequence[Question]) -> list[tuple[str, str]]:
    """Return everything that a column can become, as value and label."""
    own = [(target.value or NOTHING, _BESIDE.get(target) or DETAILS[target.value].label) for target in Target]
    return [*own, *((f"{QUESTION}{question.key}", f"Answer: {question.short}") for question in questions)]


def encodings(found: str) -> list[tuple[str, str]]:
    """Return the encodings to choose from, the one that was found among them."""
    plain = found.lower().replace("_", "-").removesuffix("-sig")
    known = dict(_ENCODINGS)
    if plain and not any(plain.startswith(name.replace("_", "-")) for name in known):
        known = {found: found, **known}
    return list(known.items())


def encoding_shown(found: str) -> str:
    """Return the value of the entry for the encoding that was found."""
    plain = found.lower().replace("_", "-")
    return next((name for name in _ENCODINGS if plain.startswith(name.replace("_", "-"))), found)


def written(summary: Summary) -> str:
    """Say how the file is written: "UTF-16, with tabs"."""
    code = dict(encodings(summary.encoding)).get(encoding_shown(summary.encoding), "") if summary.encoding else ""
    between = _DELIMITERS.get(summary.delimiter, summary.delimiter)
    return ", ".join(filter(None, [code, f"with {between}" if between else ""]))


def rows(count: int) -> str:
    return "one row" if count == 1 else f"{count:,} rows"


def leads(count: int) -> str:
    return "one lead" if count == 1 else f"{count:,} leads"


def counted(summary: Summary) -> str:
    """Say what would become of the rows: "*14 new* · 3 known already · 2 skipped (no-shows: 2)"."""
    said = []
    for fate in Fate:
        if not (count := summary.count(fate)):
            continue
        word = f"{count:,} {_FATES[fate]}"
        if fate is Fate.SKIPPED and summary.because:
            word += f" ({', '.join(f'{why}: {many:,}' for why, many in summary.because.items())})"
        said.append(f"*{word}*" if fate is Fate.NEW else word)
    return " · ".join(said) or "no row"


def became(counts: Mapping[str, int]) -> str:
    """Say what became of the rows that are in."""
    said = [f"{counts[fate]:,} {_FATES[fate]}" for fate in Fate if counts.get(fate)]
    return " · ".join(said) or "nothing"
