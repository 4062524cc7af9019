"""The nature of each kind of message: whether anybody waits for it, and whether it leads somebody to contact a lead."""

from collections.abc import Mapping
from enum import StrEnum

from bot.lead.kinds import NoticeKind


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
    NoticeKind.AWAY_HINT: Nature.ANSWER,  # they have just set their status in Slack
    NoticeKind.AWAY_SET: Nature.ANSWER,
    NoticeKind.BACK_AGAIN: Nature.ANSWER,
    NoticeKind.BARRED: Nature.ANSWER,
    NoticeKind.BATCH_PICKED: Nature.REMINDER,
    NoticeKind.CALL_BACK: Nature.REMINDER,
    NoticeKind.CAME_BACK: Nature.REMINDER,
    NoticeKind.CARD: Nature.ANSWER,
    NoticeKind.CONFIRM_SUPPRESSION: Nature.ANSWER,
    NoticeKind.CONTACT_DUE: Nature.REMINDER,
    NoticeKind.CONVERSATION_LOGGED: Nature.ANSWER,
    NoticeKind.COVERING: Nature.ANSWER,
    NoticeKind.DEFINITION_ANNOUNCED: Nature.ANSWER,
    NoticeKind.DEFINITION_IN_FORCE: Nature.ANSWER,
    NoticeKind.DIGEST: Nature.REPORT,
    NoticeKind.DONE_TO_ALL: Nature.ANSWER,
    NoticeKind.ERASED: Nature.ANSWER,
    NoticeKind.EXPORT: Nature.ANSWER,
    NoticeKind.FOLLOW_UP: Nature.REMINDER,
    NoticeKind.FOLLOW_UPS: Nature.REMINDER,
    NoticeKind.GIVEN_BACK: Nature.ANSWER,
    NoticeKind.HANDED_OVER: Nature.ANSWER,
    NoticeKind.HOLDER_LEFT: Nature.ANSWER,
    NoticeKind.HELD_BACK: Nature.ANSWER,  # what somebody did has not arrived, and a manager can act at once
    NoticeKind.HOLD_LIFTED: Nature.ANSWER,
    NoticeKind.HOW_IT_WENT: Nature.REMINDER,
    NoticeKind.IMPORT: Nature.ANSWER,
    NoticeKind.INQUIRY: Nature.REPEATED,
    NoticeKind.INQUIRY_ANSWERED: Nature.ANSWER,
    NoticeKind.INQUIRY_CLOSED: Nature.REMINDER,
    NoticeKind.INQUIRY_MEANT: Nature.ANSWER,
    NoticeKind.INQUIRY_PASSED_ON: Nature.ANSWER,
    NoticeKind.JOINED_LATE: Nature.ANSWER,
    NoticeKind.LATE: Nature.REMINDER,
    NoticeKind.LEADER_NAMED: Nature.ANSWER,
    NoticeKind.LEADER_WANTED: Nature.ANSWER,
    NoticeKind.LIFTED: Nature.ANSWER,
    NoticeKind.MEETING_CHANGED: Nature.ANSWER,
    NoticeKind.MEETING_ON_HOLD: Nature.ANSWER,
    NoticeKind.MEETING_PLANNED: Nature.ANSWER,
    NoticeKind.MEETING_TOMORROW: Nature.REMINDER,
    NoticeKind.MERGED: Nature.ANSWER,
    NoticeKind.MISSING: Nature.REPEATED,
    NoticeKind.NOBODY_LEFT: Nature.ANSWER,  # somebody has to act at once
    NoticeKind.NOTE: Nature.ANSWER,
    NoticeKind.NURTURE_OVER: Nature.REMINDER,
    NoticeKind.NURTURING: Nature.ANSWER,
    NoticeKind.OFFERED: Nature.ANSWER,
    NoticeKind.OUTCOME: Nature.ANSWER,
    NoticeKind.OVERRIDDEN: Nature.ANSWER,
    NoticeKind.PASSED_ON: Nature.ANSWER,
    NoticeKind.PAUSED: Nature.ANSWER,  # as HELD_BACK
    NoticeKind.PAUSE_OVER: Nature.REMINDER,
    NoticeKind.PROBATION: Nature.ANSWER,
    NoticeKind.PROBATION_LIFTED: Nature.ANSWER,
    NoticeKind.PROMISES_LATE: Nature.REMINDER,
    NoticeKind.PROMISE_DUE: Nature.REMINDER,
    NoticeKind.PROMISE_IN_THREAD: Nature.REMINDER,
    NoticeKind.PROPOSAL: Nature.ANSWER,
    NoticeKind.PROPOSAL_REMARK: Nature.ANSWER,
    NoticeKind.PROPOSAL_REPLACED: Nature.ANSWER,
    NoticeKind.PROPOSAL_WAITS: Nature.ANSWER,
    NoticeKind.PROPOSAL_WITHDRAWN: Nature.ANSWER,
    NoticeKind.QUESTION: Nature.ANSWER,
    NoticeKind.REDRAWN: Nature.ANSWER,
    NoticeKind.REFUSED: Nature.ANSWER,
    NoticeKind.REJECTED: Nature.ANSWER,
    NoticeKind.REJUDGED: Nature.ANSWER,
    NoticeKind.RELEASED: Nature.ANSWER,
    NoticeKind.RESULT: Nature.ANSWER,
    NoticeKind.REPORT: Nature.ANSWER,
    NoticeKind.REQUEST: Nature.REPEATED,
    NoticeKind.REQUEST_SETTLED: Nature.ANSWER,
    NoticeKind.RESUMED: Nature.REMINDER,
    NoticeKind.REVIEW: Nature.REPEATED,
    NoticeKind.REVIEWS: Nature.REPEATED,
    NoticeKind.REVIEW_LAPSED: Nature.REMINDER,
    NoticeKind.REVIEW_WAITED_FOR: Nature.ANSWER,
    NoticeKind.ROLES_CHANGED: Nature.ANSWER,
    NoticeKind.SENT_BACK: Nature.ANSWER,
    NoticeKind.SAME_SOURCE: Nature.REPEATED,
    NoticeKind.SHOWN: Nature.ANSWER,
    NoticeKind.STALE: Nature.REMINDER,
    NoticeKind.STAYS_CLOSED: Nature.ANSWER,
    NoticeKind.STOPPED: Nature.ANSWER,
    NoticeKind.STORY: Nature.ANSWER,
    NoticeKind.TO_TALK_ABOUT: Nature.REPORT,
    NoticeKind.TRACK_MOVED: Nature.ANSWER,
    NoticeKind.TRACK_STOPPED: Nature.ANSWER,
    NoticeKind.TRIAGE_OVER: Nature.REMINDER,
    NoticeKind.TRIAGE_WAITS: Nature.REMINDER,
    NoticeKind.TRIED_AGAIN: Nature.ANSWER,
    NoticeKind.UNCLEAR: Nature.ANSWER,
    NoticeKind.WASTE_ALARM: Nature.ANSWER,
    NoticeKind.WELCOME: Nature.ANSWER,
    NoticeKind.WELCOME_BACK: Nature.REMINDER,
    NoticeKind.WHEN_AWAY: Nature.REPEATED,  # it is asked in working hours, and says at once what came of it
    NoticeKind.WHICH_ZONE: Nature.ANSWER,  # somebody has just set Baton up
    NoticeKind.WHOSE_CUSTOMER: Nature.ANSWER,
    NoticeKind.YOURS: Nature.ANSWER,
    NoticeKind.YOUR_TURN: Nature.REMINDER,
}


INVITES = frozenset(
    {
        *(NoticeKind.ACCEPTED, NoticeKind.ADDED_TO, NoticeKind.BACK_AGAIN, NoticeKind.CALL_BACK),
        NoticeKind.FOLLOW_UP,
        *(NoticeKind.FOLLOW_UPS, NoticeKind.HOW_IT_WENT, NoticeKind.JOINED_LATE, NoticeKind.LEADER_WANTED),
        *(NoticeKind.HANDED_OVER, NoticeKind.INQUIRY, NoticeKind.HOLD_LIFTED, NoticeKind.LEADER_NAMED),
        *(NoticeKind.MEETING_ON_HOLD, NoticeKind.MEETING_PLANNED),
        *(NoticeKind.CONTACT_DUE, NoticeKind.PAUSE_OVER, NoticeKind.PROMISE_DUE, NoticeKind.PROMISE_IN_THREAD),
        NoticeKind.PROMISES_LATE,
        *(NoticeKind.MEETING_TOMORROW, NoticeKind.MERGED, NoticeKind.MISSING, NoticeKind.NURTURING),
        *(NoticeKind.OFFERED, NoticeKind.OVERRIDDEN, NoticeKind.PASSED_ON, NoticeKind.QUESTION, NoticeKind.STALE),
        *(NoticeKind.REVIEW, NoticeKind.REVIEW_LAPSED, NoticeKind.REVIEW_WAITED_FOR, NoticeKind.SENT_BACK),
        NoticeKind.TRACK_STOPPED,
        *(NoticeKind.TRIED_AGAIN, NoticeKind.WASTE_ALARM, NoticeKind.YOURS, NoticeKind.YOUR_TURN),
    }
)
"""Kinds that lead somebody to contact the lead: they are not sent about a lead whom nobody may contact."""
