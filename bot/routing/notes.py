"""Messages of routing: to the rep whose turn it is after somebody else, and to managers when nobody is left."""

from collections.abc import Sequence

from bot.lead.lifecycle import Stage
from bot.lead.lines import details_button, plain_name, short_name
from bot.lead.record import Lead
from bot.requests.request import Request, RequestState
from bot.routing.routed import Mode
from bot.routing.rules.decision import Noted
from bot.routing.rules.explain import because, passed_words
from bot.routing.rules.rulebook import WhenAway
from bot.slack.blocks import Message, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import channel, moment, person
from bot.team.eligible import until_words
from bot.team.rep import Away


def for_you(lead: Lead, noted: Noted, sales_channel: str) -> str:
    """Say to a rep that a lead has come to them after somebody else, and why."""
    until = f" until {moment(lead.reserved_until)}" if lead.reserved_until else ""
    before = f"{passed_words(noted.about)}, so it comes to you. " if noted.about.get("passed") else ""
    where = f" Its card is in {channel(sales_channel)}." if sales_channel else ""
    text = f":point_right: {short_name(lead)} is for you{until}: {because(noted)}. "
    return f"{text}{before}Accept or reject it here.{where}"


def nobody_left(waiting: Sequence[Lead], count: int, why: Noted, overflow: str) -> Message:
    """Tell a manager how many leads wait for somebody who can take them, and why nobody could."""
    many = "One lead waits" if count == 1 else f"{count} leads wait"
    named = ", ".join(lead.label for lead in waiting)
    more = f" and {count - len(waiting)} more" if count > len(waiting) else ""
    owner = f"{person(overflow)} is named on the card" if overflow else "Nobody is named for that case"
    reasons = "; ".join(f"{person(each.user)} {each.words}" for each in why.passed[:8]) or "nobody is in that group"
    left = f"; and {len(why.passed) - 8} more" if len(why.passed) > 8 else ""
    text = (
        f":warning: {many} for somebody who can take it ({named}{more}): {because(why)}. {owner}, and anybody "
        f"may accept. "
        f"*Why:* {reasons}{left}. Under *Settings* → *Team* and *Routing* you can change who takes what."
    )
    details = [button(f"Details of {lead.label}", Action.DETAILS, lead.id) for lead in waiting[:1]]
    return Message(f"{many} for somebody who can take it", [section(text), *([actions(*details)] if details else [])])


def when_away(request: Request, lead: Lead, noted: Noted | None, away: Away | None, cover: str, reader: str) -> Message:
    """Ask a manager what to do with a lead whose own rep is away, or say what came of that. `cover` is who can take it
    for them."""
    title = f"{plain_name(lead)}: its rep is away"
    if not (request.waits and lead.stage is Stage.OFFERED and lead.route_mode == Mode.ASKED and noted and away):
        text = f":palm_tree: I asked what to do with {short_name(lead)}, whose rep was away."
        came = _came_of(request, lead, noted, reader)
        return Message(title, [section(text), context(came), actions(details_button(lead))])
    until = moment(lead.reserved_until) if lead.reserved_until else ""
    before = f" (L-{noted.about['lead']})" if noted.about.get("lead") else ""
    then = f"{person(cover)}, who covers, gets it" if cover else "it goes to whoever is next"
    text = (
        f":palm_tree: {short_name(lead)} would be for {person(lead.routed_to)}, who dealt with them before{before} and "
        f"is away {until_words(away)}. Shall it wait? If nobody says so by {until}, {then}."
    )
    ways = {WhenAway.WAIT: "Wait for them", WhenAway.COVER: "Give it to the cover", WhenAway.REASSIGN: "Give it on"}
    choices = [
        button(label, f"{Action.WHEN_AWAY}:{way}", request.id)
        for way, label in ways.items()
        if cover or way is not WhenAway.COVER
    ]
    return Message(title, [section(text), actions(*choices, details_button(lead))])


def _came_of(request: Request, lead: Lead, noted: Noted | None, reader: str) -> str:
    if lead.stage is not Stage.OFFERED:
        return "It has moved on since, so there is nothing left to decide."
    now = f"It is for {person(lead.routed_to) if lead.routed_to else 'everybody'} now"
    now = f"{now}: {because(noted)}." if noted else f"{now}."
    if request.state is RequestState.GRANTED:
        who = "You" if request.decided_by == reader else person(request.decided_by)
        return f":white_check_mark: {who} decided. {now}"
    return f"Nobody decided in time. {now}" if request.state is RequestState.LAPSED else now
