"""The words of a follow-up that asks for no touch: to go on with a conversation, or to decide about a lead."""

from bot.cadence.course import Kind
from bot.lead.lines import ready_now_button, since_offer
from bot.nurture.asked import Asked
from bot.nurture.lines import done_buttons, learned
from bot.slack.blocks import Block, button, entry
from bot.slack.ids import Action
from bot.slack.text import day, esc

AT_THE_END = frozenset({Kind.TALK, Kind.DECIDE})
"""The kinds of follow-ups that this is about."""


def what(asked: Asked) -> str:
    """Say in short what is asked."""
    return "Decide what becomes of it" if asked.kind is Kind.DECIDE else "Say how the conversation goes"


def why_now(asked: Asked) -> str:
    """Say why: how long it has been nurtured, or how long nothing was heard."""
    run, name = asked.run, esc(asked.which.track.name, 75)
    if asked.kind is Kind.DECIDE and run:
        touches = "1 touch" if run.course.touch == 1 else f"{run.course.touch} touches"
        return (
            f"It has been nurtured since {day(run.course.began_on)}, on *{name}*, with {touches} and two checkpoints, "
            "and nothing shows that they move."
        )
    last = learned(asked.known.latest, 300)
    return f"You are in conversation, so *{name}* sends them nothing." + (f" {last}" if last else "")


def what_now(asked: Asked) -> str:
    if asked.kind is Kind.DECIDE:
        return (
            "*Again* begins a track anew, *Close it* ends it with a reason; both can be undone. If nobody decides, a "
            "manager is asked, and four weeks later I close it and say so."
        )
    return "*Done* notes what came of it. If it has gone quiet, *Go on with the track*."


def buttons(asked: Asked) -> list[Block]:
    """Draw the likeliest things to do."""
    lead, this_one = asked.lead, f"{asked.lead.id} {asked.due_id}"
    if asked.kind is Kind.DECIDE:
        return [
            button("Again", Action.NURTURE_AGAIN, this_one),
            button("Close it", Action.END_NURTURE, this_one),
            ready_now_button(lead),
        ]
    return done_buttons(lead, asked.due_id)


def rest(asked: Asked) -> list[Block]:
    """Make the entries of the menu beside them; a manager who is told can hand it over."""
    lead = asked.lead
    first = ("Snooze", Action.SNOOZE, str(lead.id))
    if asked.kind is Kind.TALK:
        first = ("Go on with the track", Action.GO_ON_TRACK, since_offer(lead))
    over = ("Hand over", Action.HAND_OVER, str(lead.id))
    last = over if asked.to_manager else ("Never", Action.NEVER, since_offer(lead))
    return [
        entry(*first),
        entry("Log a conversation", Action.LOG_CONVERSATION, lead.id),
        entry(*last),
        entry("Details", Action.DETAILS, lead.id),
    ]


def entries(asked: Asked) -> list[Block]:
    """Make the entries of its menu in a list; the last shows the rest."""
    lead, this_one = asked.lead, f"{asked.lead.id} {asked.due_id}"
    if asked.kind is Kind.DECIDE:
        first = [
            entry("Again", Action.NURTURE_AGAIN, this_one),
            entry("Close it", Action.END_NURTURE, this_one),
            entry("Ready now", Action.READY_NOW, since_offer(lead)),
        ]
    else:
        first = [
            entry("Done", Action.DONE, this_one),
            entry("Ready now", Action.READY_NOW, since_offer(lead)),
            entry("Go on with the track", Action.GO_ON_TRACK, since_offer(lead)),
        ]
    other = ("Hand over", Action.HAND_OVER) if asked.to_manager else ("Snooze", Action.SNOOZE)
    return [*first, entry(*other, lead.id), entry("Open", Action.SHOW_FOLLOW_UP, lead.id)]
