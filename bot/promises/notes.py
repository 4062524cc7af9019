"""Messages about promises: to whoever is asked, in the thread of the card, to managers, and to whoever paused one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import deciding_row, details_button, plain_name, short_name, while_it_waits
from bot.lead.record import Lead
from bot.promises.ladder import ContactStep, Step
from bot.promises.lines import promise_line
from bot.promises.paused import OnPause
from bot.promises.standing import Standing
from bot.slack.blocks import Message, actions, button, context, entry, menu, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, moment, person

_LINES = 10


def asked_to_answer(lead: Lead, standing: Standing) -> Message:
    """Remind the rep whom the lead is for."""
    text = f":hourglass_flowing_sand: {short_name(lead)} waits for you, since {moment(lead.stage_at)}."
    return _to_answer(lead, standing, f"{plain_name(lead)} waits for your answer", text)


def your_turn(lead: Lead, standing: Standing, text: str) -> Message:
    """Tell a rep that a lead has come to them after somebody else; `text` says why."""
    return _to_answer(lead, standing, f"{plain_name(lead)} is for you", text)


def _to_answer(lead: Lead, standing: Standing, title: str, text: str) -> Message:
    row = deciding_row(lead, *while_it_waits(lead))
    return Message(title, [section(text), context(promise_line(standing)), row])


def told_to_manager(lead: Lead, standing: Standing) -> Message:
    """Tell a manager of sales that nobody has answered, or been in touch."""
    name, step = short_name(lead), standing.step
    if standing.answers:
        whose = f" It is for {person(lead.routed_to)}." if lead.routed_to else " It is for whoever takes it first."
        text = f":rotating_light: Nobody has answered {name}, offered {moment(lead.stage_at)}.{whose}"
        ask = f"Ask {person(lead.routed_to)}" if lead.routed_to else "Ask who takes it"
        to_do = f"{ask}, or pause it with a reason if it has to wait. I go on telling until it is answered."
        again = step > Step.REOFFER
    else:
        text = (
            f":rotating_light: {person(lead.owner)} accepted {name} {moment(lead.stage_at)}, and has not been in touch."
        )
        to_do = f"Ask {person(lead.owner)}, or hand it over: *Details*. I go on telling until they have been in touch."
        again = step > ContactStep.AGAIN
    if again:
        text = f"{text} I told you or another manager before."
    blocks = [
        section(text),
        context(f"{promise_line(standing)}. {to_do}"),
        actions(
            details_button(lead),
            menu(entry("Pause", Action.PAUSE, lead.id), entry("How the time counts", Action.HOW_COUNTED, lead.id)),
        ),
    ]
    what = "nobody has answered" if standing.answers else "no first contact yet"
    return Message(f"{plain_name(lead)}: {what}", blocks)


def several_late(waiting: Sequence[tuple[Lead, Standing]]) -> Message:
    """Tell a manager of sales of several leads that are late, what is late for longest first. It names nobody outside:
    a list is not drawn anew when one of them is erased."""
    said = f"{len(waiting)} leads are late"
    opening = f":rotating_light: *{said}.* Ask whoever has them, hand them over, or pause what has to wait."
    lines = [section(_late(*each), details_button(each[0])) for each in waiting[:_LINES]]
    more = f"…and {len(waiting) - _LINES} more. " if len(waiting) > _LINES else ""
    below = context(f"{more}As of now: Home always has *Overdue*. I go on telling until somebody has acted.")
    return Message(said, [section(opening), *lines, below])


def _late(lead: Lead, standing: Standing) -> str:
    if standing.answers:
        whose = f"for {person(lead.routed_to)}" if lead.routed_to else "for whoever takes it first"
        what = f"nobody has answered, {whose}"
    else:
        what = f"{person(lead.owner)} has not been in touch"
    return f"*{lead.label}* · {what} · {promise_line(standing)}"


def said_in_thread(lead: Lead, standing: Standing, step: int, passed: str = "") -> Message:
    """Say beneath the card that it waits, and whom it is for now; `passed` says who was before, and why no more."""
    if passed:
        now = f"{person(lead.routed_to)}, it is for you now." if lead.routed_to else "Whoever accepts it has it."
        text = f":arrow_right: {passed}. {now}"
    elif lead.routed_to:
        text = f":hourglass: {person(lead.routed_to)}, this waits for you since {moment(lead.stage_at)}."
    elif step > Step.THREAD:
        text = f":hourglass: Nobody has taken this since {moment(lead.stage_at)}. Whoever accepts it has it."
    else:
        text = f":hourglass_flowing_sand: This waits since {moment(lead.stage_at)}. Who takes it?"
    return Message(f"{plain_name(lead)}: it waits", [section(text), context(promise_line(standing))])


def asked_for_contact(lead: Lead, standing: Standing) -> Message:
    """Remind the owner that the first contact is due."""
    text = (
        f":telephone_receiver: {short_name(lead)} has not heard from you yet, as far as I know. Get in touch and log "
        "it here, or pause it if they asked to wait."
    )
    buttons = actions(
        button("Log attempt", Action.LOG_ATTEMPT, lead.id, style="primary"),
        button("Log a conversation", Action.LOG_CONVERSATION, lead.id),
        button("Plan a meeting", Action.PLAN_MEETING, lead.id),
        details_button(lead),
        menu(entry("Pause", Action.PAUSE, lead.id), entry("How the time counts", Action.HOW_COUNTED, lead.id)),
    )
    return Message(
        f"{plain_name(lead)}: the first contact is due", [section(text), context(promise_line(standing)), buttons]
    )


def pause_over(lead: Lead, standing: Standing) -> Message:
    """Tell that the clock goes on."""
    to_do = "Accept or reject it" if standing.answers else "Get in touch"
    text = f":arrow_forward: The pause of {short_name(lead)} is over, and its clock goes on. {to_do} in time."
    blocks = [section(text), context(promise_line(standing)), actions(details_button(lead))]
    return Message(f"{plain_name(lead)}: the pause is over", blocks)


def paused(lead: Lead, ends_at: datetime) -> str:
    """Answer `/lead pause`."""
    return (
        f":double_vertical_bar: {short_name(lead)} is paused. Its clock goes on {moment(ends_at)}, by itself. "
        f"`/lead resume {lead.label}` lets it go on before."
    )


def resumed(lead: Lead, due_at: datetime) -> str:
    return f":arrow_forward: The clock of {short_name(lead)} runs again. It is due {moment(due_at)}."


def list_of_paused(found: Iterable[OnPause], total: int) -> Message:
    """List what is paused, what goes on first at the top."""
    lines = [
        f"*L-{one.number}* {esc(one.name, 60)}{f' ({esc(one.company, 60)})' if one.company else ''}: "
        f"{esc(one.reason, 120)}. {person(one.by)}, until {moment(one.ends_at)}"
        for one in found
    ]
    if not lines:
        return Message("Nothing is paused", [section("Nothing is paused: every clock runs.")])
    left = total - len(lines)
    lines += [f"…and {left} more"] if left > 0 else []
    title = "One lead is paused" if total == 1 else f"{total} leads are paused"
    return Message(title, [section(f"*{title}*"), section(bullets(lines))])


def nothing_promised(lead: Lead) -> str:
    return (
        f"No clock runs for {short_name(lead)}: it is {STAGE_WORDS[lead.stage]}. "
        f"`/lead show {lead.label}` shows what can be done about it."
    )
