"""The ids of buttons about one answer: several stand in one block, where ids have to differ."""

from bot.slack.ids import Action


def answering(value: str) -> str:
    """Return the action id of one answer button in a thread: ids in one block have to differ."""
    return f"{Action.ANSWER_QUESTION}:{value}"


def about_answer(vet: bool, key: str) -> str:
    """Return the action id of an answer's Vetted or Edit button; the question's key comes after the colon."""
    return f"{Action.VET_ANSWER if vet else Action.EDIT_ANSWER}:{key}"
