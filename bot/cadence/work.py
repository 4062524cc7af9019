"""The kinds of work that come due; they tell the clock what to do."""

from enum import StrEnum


class Work(StrEnum):
    PROMPT = "prompt"
    FOLLOW_UP = "follow_up"
    REMINDER = "reminder"
    """To say again that a follow-up waits."""
    MEETING = "meeting"
    CALL_BACK = "call_back"
    """To call them on the day they asked for."""
    REQUEST = "request"
    """To ask managers again what they have not decided."""
    REVIEW = "review"
    """To ask again a second marketer who has not looked at a lead of a source on probation."""
    INQUIRY = "inquiry"
    """To ask again what a marketer has not answered."""
    ANSWER = "answer"
    """To see to an offered lead that nobody in sales has answered: the next step of its promise."""
    FIRST_CONTACT = "first_contact"
    """The same for an accepted lead that its owner has not been in touch with."""
