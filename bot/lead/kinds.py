"""The kinds of messages, of lines in a lead's history, and of keys in the inbox: one list of each."""

from collections.abc import Mapping
from enum import StrEnum


class NoticeKind(StrEnum):
    """A kind of message left in the outbox. The rooms' notices draw each from the record when it is sent."""

    ACCEPTED = "accepted"
    ADDED_TO = "added_to"
    ANSWER_CORRECTED = "answer_corrected"
    ANSWER_REPLACED = "answer_replaced"
    BACK_AGAIN = "back_again"
    BARRED = "barred"
    CARD = "card"
    CONFIRM_SUPPRESSION = "confirm_suppression"
    CONVERSATION_LOGGED = "conversation_logged"
    DEFINITION_ANNOUNCED = "definition_announced"
    DEFINITION_IN_FORCE = "definition_in_force"
    DIGEST = "digest"
    ERASED = "erased"
    FOLLOW_UP = "follow_up"
    HANDED_OVER = "handed_over"
    HELD_BACK = "held_back"
    HOLDER_LEFT = "holder_left"
    HOLD_LIFTED = "hold_lifted"
    LEADER_NAMED = "leader_named"
    LIFTED = "lifted"
    MEETING_CHANGED = "meeting_changed"
    MEETING_ON_HOLD = "meeting_on_hold"
    MEETING_PLANNED = "meeting_planned"
    MEETING_TOMORROW = "meeting_tomorrow"
    MERGED = "merged"
    MISSING = "missing"
    NOTE = "note"
    NURTURING = "nurturing"
    OFFERED = "offered"
    OVERRIDDEN = "overridden"
    PAUSED = "paused"
    PROPOSAL = "proposal"
    PROPOSAL_REMARK = "proposal_remark"
    PROPOSAL_REPLACED = "proposal_replaced"
    PROPOSAL_WAITS = "proposal_waits"
    PROPOSAL_WITHDRAWN = "proposal_withdrawn"
    QUESTION = "question"
    REFUSED = "refused"
    REJECTED = "rejected"
    REJUDGED = "rejudged"
    RESUMED = "resumed"
    STALE = "stale"
    STOPPED = "stopped"
    UNCLEAR = "unclear"
    WASTE_ALARM = "waste_alarm"
    WELCOME = "welcome"
    WHICH_ZONE = "which_zone"
    YOURS = "yours"


class Nature(StrEnum):
    """The nature of a message: whether anybody waits for it decides at what hours it may go (see lead/quiet_hours)."""

    ANSWER = "answer"
    """Somebody has just done something, and this is what comes of it."""
    REMINDER = "reminder"
    """Nobody asked for it: the clock brings it up."""
    REPEATED = "repeated"
    """An answer the first time, and a reminder when it is said again (`again` in its data)."""
    REPORT = "report"
    """It comes at an hour that was agreed on (`due_at` in its data, ISO); later than that, it is like a reminder."""


NATURE: Mapping[str, Nature] = {
    NoticeKind.ACCEPTED: Nature.ANSWER,
    NoticeKind.ADDED_TO: Nature.ANSWER,
    NoticeKind.ANSWER_CORRECTED: Nature.ANSWER,
    NoticeKind.ANSWER_REPLACED: Nature.ANSWER,
    NoticeKind.BACK_AGAIN: Nature.ANSWER,
    NoticeKind.BARRED: Nature.ANSWER,
    NoticeKind.CARD: Nature.ANSWER,
    NoticeKind.CONFIRM_SUPPRESSION: Nature.ANSWER,
    NoticeKind.CONVERSATION_LOGGED: Nature.ANSWER,
    NoticeKind.DEFINITION_ANNOUNCED: Nature.ANSWER,
    NoticeKind.DEFINITION_IN_FORCE: Nature.ANSWER,
    NoticeKind.DIGEST: Nature.REPORT,
    NoticeKind.ERASED: Nature.ANSWER,
    NoticeKind.FOLLOW_UP: Nature.REMINDER,
    NoticeKind.HANDED_OVER: Nature.ANSWER,
    NoticeKind.HOLDER_LEFT: Nature.ANSWER,
    NoticeKind.HELD_BACK: Nature.ANSWER,  # what somebody did has not arrived, and a manager can act at once
    NoticeKind.HOLD_LIFTED: Nature.ANSWER,
    NoticeKind.LEADER_NAMED: Nature.ANSWER,
    NoticeKind.LIFTED: Nature.ANSWER,
    NoticeKind.MEETING_CHANGED: Nature.ANSWER,
    NoticeKind.MEETING_ON_HOLD: Nature.ANSWER,
    NoticeKind.MEETING_PLANNED: Nature.ANSWER,
    NoticeKind.MEETING_TOMORROW: Nature.REMINDER,
    NoticeKind.MERGED: Nature.ANSWER,
    NoticeKind.MISSING: Nature.REPEATED,
    NoticeKind.NOTE: Nature.ANSWER,
    NoticeKind.NURTURING: Nature.ANSWER,
    NoticeKind.OFFERED: Nature.ANSWER,
    NoticeKind.OVERRIDDEN: Nature.ANSWER,
    NoticeKind.PAUSED: Nature.ANSWER,  # as HELD_BACK
    NoticeKind.PROPOSAL: Nature.ANSWER,
    NoticeKind.PROPOSAL_REMARK: Nature.ANSWER,
    NoticeKind.PROPOSAL_REPLACED: Nature.ANSWER,
    NoticeKind.PROPOSAL_WAITS: Nature.ANSWER,
    NoticeKind.PROPOSAL_WITHDRAWN: Nature.ANSWER,
    NoticeKind.QUESTION: Nature.ANSWER,
    NoticeKind.REFUSED: Nature.ANSWER,
    NoticeKind.REJECTED: Nature.ANSWER,
    NoticeKind.REJUDGED: Nature.ANSWER,
    NoticeKind.RESUMED: Nature.REMINDER,
    NoticeKind.STALE: Nature.REMINDER,
    NoticeKind.STOPPED: Nature.ANSWER,
    NoticeKind.UNCLEAR: Nature.ANSWER,
    NoticeKind.WASTE_ALARM: Nature.ANSWER,
    NoticeKind.WELCOME: Nature.ANSWER,
    NoticeKind.WHICH_ZONE: Nature.ANSWER,  # somebody has just set Baton up
    NoticeKind.YOURS: Nature.ANSWER,
}


INVITES = frozenset(
    {
        *(
            NoticeKind.ACCEPTED,
            NoticeKind.ADDED_TO,
            NoticeKind.BACK_AGAIN,
            NoticeKind.FOLLOW_UP,
            NoticeKind.HANDED_OVER,
        ),
        *(NoticeKind.HOLD_LIFTED, NoticeKind.LEADER_NAMED, NoticeKind.MEETING_ON_HOLD, NoticeKind.MEETING_PLANNED),
        *(NoticeKind.MEETING_TOMORROW, NoticeKind.MERGED, NoticeKind.MISSING, NoticeKind.NURTURING),
        *(NoticeKind.OFFERED, NoticeKind.OVERRIDDEN, NoticeKind.QUESTION, NoticeKind.STALE),
        *(NoticeKind.WASTE_ALARM, NoticeKind.YOURS),
    }
)
"""Kinds that lead somebody to contact the lead: they are not sent about a lead whom nobody may contact."""


class EventKind(StrEnum):
    """A kind of line in a lead's history, put into words by overview/history_lines."""

    ACCEPTED = "accepted"
    ADDED_TO = "added_to"
    ANSWERED = "answered"
    ATTEMPTED = "attempted"
    BARRED = "barred"
    BLOCK_OVERRIDDEN = "block_overridden"
    CAPTURED = "captured"
    CONTACT_ADDED = "contact_added"
    CONTACT_CHANGED = "contact_changed"
    CONTACT_REMOVED = "contact_removed"
    CORRECTED = "corrected"
    CREDITED = "credited"
    ERASED = "erased"
    FOLLOW_UP_DUE = "follow_up_due"
    FOLLOWED_UP = "followed_up"
    HANDED_OVER = "handed_over"
    HOLD_LIFTED = "hold_lifted"
    LEADER_NAMED = "leader_named"
    MATURED = "matured"
    MEETING_CANCELLED = "meeting_cancelled"
    MEETING_HELD = "meeting_held"
    MEETING_MOVED = "meeting_moved"
    MEETING_ON_HOLD = "meeting_on_hold"
    MEETING_PLANNED = "meeting_planned"
    MERGED = "merged"
    MERGED_INTO = "merged_into"
    NEVER = "never"
    NURTURING = "nurturing"
    OFFERED = "offered"
    OVERRIDDEN = "overridden"
    PROMPTED = "prompted"
    REFUSED = "refused"
    REJECTED = "rejected"
    REJUDGED = "rejudged"
    REMINDED = "reminded"
    REOPENED = "reopened"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    STALE = "stale"
    SUPPRESSION_CONFIRMED = "suppression_confirmed"
    SUPPRESSION_DROPPED = "suppression_dropped"
    SUPPRESSION_LIFTED = "suppression_lifted"
    TALKED = "talked"
    VETTED = "vetted"
    WASTE_ALARM = "waste_alarm"


class KeyKind(StrEnum):
    """The beginning of the key of something received, or the end of a second key for its answer."""

    CLICK = "click"
    VIEW = "view"
    EVENT = "event"
    WELCOMED = "welcome"
    UNCLEAR = "unclear"
    NOTE = "note"
    TOLD = "told"
    FAREWELL = "farewell"
    ZONE = "zone"
