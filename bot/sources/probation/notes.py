"""Messages about a source that is on probation, or is not any more."""

from bot.slack.blocks import Message, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import esc, person
from bot.sources.probation.strikes import TO_TRUST
from bot.sources.source import Source


def on_probation(source: Source, *, may_lift: bool) -> Message:
    """Tell that the source is on probation, why, and what follows; a manager of marketing can lift it."""
    name = esc(source.name, 150)
    text = f":eyes: *{name}* is on probation, because {esc(source.probation_why, 600)}."
    then = (
        "From now on a second marketer looks at each of its leads before sales sees it. That ends once sales has "
        f"accepted {TO_TRUST} of them in a row, or when a manager of marketing lifts it, with a reason."
    )
    talk = "What would help: look at who was reached there, and at what was promised to them."
    buttons = [actions(button("Lift probation", Action.LIFT_PROBATION, source.id))] if may_lift else []
    return Message(f"{name} is on probation", [section(text), section(then), context(talk), *buttons])


def over(source: Source) -> Message:
    """Say in place of that message that there is nothing to lift any more."""
    name = esc(source.name, 150)
    text = f":eyes: *{name}* was on probation. It is not any more: its leads go to sales as all others do."
    return Message(f"{name} is not on probation any more", [section(text)])


def lifted(source: Source, by: str, why: str) -> Message:
    """Tell that the probation is over, and why: `why` is a clause, or what the manager `by` wrote."""
    name = esc(source.name, 150)
    said = f"{person(by)} lifted it: “{esc(why, 600)}”" if by else f"{esc(why[:1].upper() + why[1:], 600)}."
    text = f":white_check_mark: *{name}* is not on probation any more. {said} Its leads go to sales as all others do."
    return Message(f"{name} is not on probation any more", [section(text)])
