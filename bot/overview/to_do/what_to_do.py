"""Acts on a lead that somebody can do now, and the two they most likely want: one table, read from top to bottom.

Whatever a row allows, the act itself allows to the same people: nobody is offered what would refuse them.
"""

from collections.abc import Callable, Sequence

from bot.intake.which_goes_on import mergeable
from bot.lead.definition.completeness import closed_by_marketing
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Move, Stage, may
from bot.lead.people import Act, entitled
from bot.lead.second_thoughts import was_given_up
from bot.outcomes.who_may import may_close
from bot.overview.sheets import LeadSheet
from bot.overview.to_do.doable import Doable, Theme, ToDo
from bot.overview.to_do.likeliest import LIKELIEST
from bot.promises.may_pause import may_pause
from bot.slack.ids import Action


def _of_this_offer(sheet: LeadSheet) -> str:
    return f"{sheet.lead.id} {sheet.lead.offer}"


def _of_this_follow_up(sheet: LeadSheet) -> str:
    return f"{sheet.lead.id} {sheet.waiting}"


def _by(move: Move) -> Callable[[LeadSheet], bool]:
    """Allow a move where the table of moves does, unless nobody may contact them."""
    return lambda sheet: may(move, sheet.lead.stage, sheet.reader.roles) and not sheet.bar


def _qualifies(sheet: LeadSheet) -> bool:
    return entitled(sheet.reader.roles, Act.QUALIFY) and sheet.lead.stage in OPEN_TO_ANSWERS


def _returned(sheet: LeadSheet) -> bool:
    return sheet.lead.stage is Stage.RETURNED


def _offered(sheet: LeadSheet) -> bool:
    return sheet.lead.stage is Stage.OFFERED


def _discards(sheet: LeadSheet) -> bool:
    return may(Move.DISCARD, sheet.lead.stage, sheet.reader.roles)


def _shown_its_plan(sheet: LeadSheet) -> bool:
    return sheet.lead.stage is Stage.NURTURING and bool(sheet.reader.roles)


def _nurtures(sheet: LeadSheet) -> bool:
    return _shown_its_plan(sheet) and entitled(sheet.reader.roles, Act.NURTURE) and not sheet.bar


def _answers_follow_up(sheet: LeadSheet) -> bool:
    return bool(sheet.waiting) and _nurtures(sheet)


def _tries(sheet: LeadSheet) -> bool:
    theirs = sheet.lead.stage is Stage.ACCEPTED and sheet.lead.owner == sheet.reader.person.user_id
    return theirs and entitled(sheet.reader.roles, Act.LOG_ATTEMPT) and not sheet.bar


def _engages(sheet: LeadSheet) -> bool:
    return sheet.group.may_engage


def _leads_engagement(sheet: LeadSheet) -> bool:
    return sheet.group.may_engage and sheet.lead.stage is Stage.ACCEPTED


def _closes(move: Move) -> Callable[[LeadSheet], bool]:
    return lambda sheet: _by(move)(sheet) and may_close(sheet.lead, sheet.reader.person.user_id, sheet.reader.roles)


def _reopens(sheet: LeadSheet) -> bool:
    given_up = closed_by_marketing(sheet.lead) and was_given_up(sheet.events)
    closed = sheet.lead.stage is Stage.STALE or bool(sheet.lead.bar_id) or given_up
    return closed and _by(Move.REOPEN)(sheet)


def _merges(sheet: LeadSheet) -> bool:
    return entitled(sheet.reader.roles, Act.MERGE) and mergeable(sheet.lead) and not sheet.bar


def _tries_again(sheet: LeadSheet) -> bool:
    return _by(Move.REATTEMPT)(sheet) and not (sheet.lead.merged_into or sheet.lead.erased_at)


def _offers_anyway(sheet: LeadSheet) -> bool:
    return _by(Move.OFFER_ANYWAY)(sheet) and not sheet.lead.merged_into


def _clock(*, paused: bool) -> Callable[[LeadSheet], bool]:
    """Allow what stops or starts a clock to whoever the lead waits for, and to managers of sales."""

    def may_now(sheet: LeadSheet) -> bool:
        promise, user, roles = sheet.promise, sheet.reader.person.user_id, sheet.reader.roles
        runs = promise is not None and not sheet.bar and bool(promise.paused) is paused
        return runs and may_pause(sheet.lead, user, roles, sheet.now)

    return may_now


def _routed(sheet: LeadSheet) -> bool:
    return bool(sheet.lead.route_group)


def _asks_marketer(sheet: LeadSheet) -> bool:
    lead, reader = sheet.lead, sheet.reader
    with_sales = lead.stage in (Stage.OFFERED, Stage.ACCEPTED) and not sheet.bar
    return with_sales and entitled(reader.roles, Act.ASK) and reader.person.user_id != lead.in_charge


def _sent_as_card(sheet: LeadSheet) -> bool:
    lead, reader = sheet.lead, sheet.reader
    allowed = entitled(reader.roles, Act.EXPORT) and reader.sees_contact_details_of(lead) and not lead.merged_into
    return allowed and bool(lead.email or lead.phone)


TABLE: Sequence[Doable] = (
    Doable("Accept", Action.ACCEPT, Theme.LEAD, _by(Move.ACCEPT), _of_this_offer),
    Doable("Reject", Action.REJECT, Theme.LEAD, _by(Move.DECLINE), _of_this_offer),
    Doable("Fix and resubmit", Action.FIX, Theme.LEAD, lambda sheet: _qualifies(sheet) and _returned(sheet)),
    Doable("Done", Action.DONE, Theme.LEAD, _answers_follow_up, _of_this_follow_up),
    Doable("Ready now", Action.READY_NOW, Theme.LEAD, _nurtures, _of_this_offer),
    Doable("Snooze", Action.SNOOZE, Theme.LEAD, _nurtures),
    Doable("Skip", Action.SKIP, Theme.LEAD, _answers_follow_up, _of_this_follow_up),
    Doable("The whole plan", Action.SHOW_PLAN, Theme.LEAD, _shown_its_plan),
    Doable("Begin a track again", Action.NURTURE_AGAIN, Theme.LEAD, _nurtures),
    Doable("Reopen", Action.REOPEN, Theme.LEAD, _reopens),
    Doable("Try again", Action.REATTEMPT, Theme.LEAD, _tries_again),
    Doable("Log a conversation", Action.LOG_CONVERSATION, Theme.PEOPLE, _engages),
    Doable("Plan a meeting", Action.PLAN_MEETING, Theme.PEOPLE, _engages),
    Doable("Log attempt", Action.LOG_ATTEMPT, Theme.PEOPLE, _tries),
    Doable("Add a contact", Action.ADD_CONTACT, Theme.PEOPLE, _engages),
    Doable("Engagement leader", Action.NAME_LEADER, Theme.PEOPLE, _leads_engagement),
    Doable("Answer now", Action.ANSWER_NOW, Theme.ANSWERS, _qualifies),
    Doable("Call script", Action.CALL_SCRIPT, Theme.ANSWERS, _qualifies),
    Doable("What colleagues said", Action.COLLEAGUES, Theme.ANSWERS, lambda sheet: sheet.has_colleagues),
    Doable("Edit who it is", Action.EDIT, Theme.LEAD, lambda sheet: _qualifies(sheet) and not _returned(sheet)),
    Doable("Offer anyway", Action.OFFER_ANYWAY, Theme.LEAD, _offers_anyway),
    Doable("Ask a manager", Action.ASK_MANAGER, Theme.LEAD, lambda sheet: sheet.may_ask_manager),
    Doable("Pause", Action.PAUSE, Theme.LEAD, _clock(paused=False)),
    Doable("Resume", Action.RESUME, Theme.LEAD, _clock(paused=True)),
    Doable("How the time counts", Action.HOW_COUNTED, Theme.LEAD, lambda sheet: sheet.promise is not None),
    Doable("Ask the marketer", Action.ASK_MARKETER, Theme.LEAD, _asks_marketer),
    Doable("Merge with another lead", Action.MERGE, Theme.LEAD, _merges),
    Doable("Correct it", Action.RECALL, Theme.LEAD, _by(Move.RECALL)),
    Doable("Withdraw", Action.DISCARD, Theme.LEAD, lambda sheet: _discards(sheet) and _offered(sheet)),
    Doable("Discard", Action.DISCARD, Theme.LEAD, lambda sheet: _discards(sheet) and not _offered(sheet)),
    Doable("Won", Action.WON, Theme.LEAD, _closes(Move.WIN)),
    Doable("Lost", Action.LOST, Theme.LEAD, _closes(Move.LOSE)),
    Doable("Back to nurture", Action.BACK_TO_NURTURE, Theme.LEAD, _closes(Move.RECYCLE)),
    Doable("Release", Action.RELEASE, Theme.LEAD, _closes(Move.RELEASE)),
    Doable("Why this rep?", Action.WHY_THIS_REP, Theme.LEAD, _routed),
    Doable("Hand over", Action.HAND_OVER, Theme.LEAD, lambda sheet: sheet.may_hand_over),
    Doable("Close it, with a reason", Action.END_NURTURE, Theme.LEAD, _nurtures),
    Doable("Never", Action.NEVER, Theme.LEAD, _by(Move.NEVER), _of_this_offer),
    Doable("Contact card", Action.SEND_CARD, Theme.PEOPLE, _sent_as_card),
)

_BUTTONS = 2


def what_to_do(sheet: LeadSheet) -> ToDo:
    """Return all that this reader may do now, each once."""
    allowed = [act for act in TABLE if act.may(sheet)]
    likely = LIKELIEST.get((sheet.lead.stage, bool(sheet.waiting)), ())
    first = sorted(allowed, key=lambda act: likely.index(act.action) if act.action in likely else len(likely))
    buttons, rest = first[:_BUTTONS], [act for act in allowed if act not in first[:_BUTTONS]]
    return ToDo(buttons, rest)
