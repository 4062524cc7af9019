"""The questions whose answers make an opportunity of somebody who only attended something."""

from bot.lead.definition.questions import Definition


def to_ask_them(definition: Definition) -> tuple[str, ...]:
    """Return, in words to ask the prospect, the questions of which one ready answer shows an opportunity."""
    return tuple(each.survey or each.prompt for each in definition.questions if each.signal and each.can_be_ready)
