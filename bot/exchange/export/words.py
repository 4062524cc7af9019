"""An export in words: which leads, as what file, and what is not in it."""

from datetime import date

from bot.exchange.export.files.columns import LEFT_OUT
from bot.exchange.export.job import Export
from bot.exchange.export.wanted import FORMATS, Wanted
from bot.lead.lifecycle import STAGE_WORDS, Stage
from bot.slack.text import esc, person


def leads_of(count: int) -> str:
    return "one lead" if count == 1 else f"{count:,} leads"


def described(wanted: Wanted, source: str = "") -> str:
    """Say which leads are wanted, in mrkdwn: "leads that are won, from Webinar Q3, that came in since …"."""
    words = ["drafts" if stage is Stage.DRAFT else STAGE_WORDS[stage] for stage in wanted.stages]
    parts = [f"that are {_or(words)}"] if words else []
    parts += [f"from {esc(source, 150) or 'a source that is gone'}"] if wanted.source_id else []
    parts += [f"that came in {_days(wanted)}"] if wanted.first or wanted.last else []
    parts += [f"that {person(wanted.owner)} has"] if wanted.owner else []
    return f"leads {', '.join(parts)}" if parts else "all leads"


def _days(wanted: Wanted) -> str:
    first, last = (f"{date.fromisoformat(day):%-d %B %Y}" if day else "" for day in (wanted.first, wanted.last))
    if first and first == last:
        return f"on {first}"
    return f"from {first} to {last}" if first and last else f"since {first}" if first else f"until {last}"


def _or(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def as_file(wanted: Wanted) -> str:
    """Say what file it is: "CSV, without contact details"."""
    name = FORMATS.get(wanted.format, "a card")
    return f"{name}, with contact details" if wanted.contact else f"{name}, without contact details"


def what_is_missing(*, may: bool) -> str:
    """Say what a file without contact details lacks, and what to do about it."""
    how = "Add `with contact details`, or tick it in the form, to have them." if may else "Managers alone export those."
    return f"It names people, but says nothing of how to reach them: {LEFT_OUT} are left out. {how}"


def comment(export: Export) -> str:
    """Introduce the file, in the message that shares it."""
    if export.is_card:
        return f"L-{export.cursor} for your address book: open the card on a phone or a computer, and save it."
    return f"Your export: {leads_of(export.total)} as {as_file(export.wants)}."
