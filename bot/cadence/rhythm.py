"""The rhythm of coming back to somebody who does not act: prompts for a draft, reminders of a follow-up."""

PROMPT_WORKING_DAYS = (1, 3, 7, 12, 17)
"""The working days after a draft was last touched on which its marketer is prompted: 1, 3, 7, then weekly twice."""

STALE_WORKING_DAYS = 22
"""The working days after which an untouched draft is closed, a week after the last prompt."""


REMINDER_WORKING_DAYS = (1, 5, 5, 5)
"""Working days from one telling of a follow-up to the next while nobody acts on it: the next day, then weekly."""

REMINDERS = 3
"""The number of reminders to whoever has the lead; after that a manager is told."""

_LATER_REMINDERS = 20
"""Working days from then on until the next manager is told, for as long as nobody acts."""


def reminder_days(step: int) -> int:
    """Working days to reminder number `step` (from 1), from the one before."""
    return REMINDER_WORKING_DAYS[step - 1] if step <= len(REMINDER_WORKING_DAYS) else _LATER_REMINDERS


def prompt_day(step: int) -> int | None:
    """Return the working days from the last touch to prompt number `step` (from 0); None when no prompt is left."""
    return PROMPT_WORKING_DAYS[step] if step < len(PROMPT_WORKING_DAYS) else None
