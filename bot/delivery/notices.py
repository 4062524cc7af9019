"""Drawing a notice's message from the record as it is now; the tables joined here name every kind there is."""

from collections.abc import Mapping

from bot.agreement.notices import NOTICES as AGREEMENT
from bot.answers.notices import NOTICES as ANSWERS
from bot.conversations.notices import NOTICES as CONVERSATIONS
from bot.decisions.notices import NOTICES as DECISIONS
from bot.digest.notices import NOTICES as DIGEST
from bot.do_not_contact.notices import NOTICES as DO_NOT_CONTACT
from bot.engagement.notices import NOTICES as ENGAGEMENT
from bot.exchange.export.notices import NOTICES as EXPORTS
from bot.exchange.windows.notices import NOTICES as EXCHANGE
from bot.handover.notices import NOTICES as HANDOVER
from bot.inquiries.notices import NOTICES as INQUIRIES
from bot.intake.notices import NOTICES as INTAKE
from bot.judging.notices import NOTICES as JUDGING
from bot.judging.review.notices import NOTICES as REVIEW
from bot.judging.triage.notices import NOTICES as TRIAGE
from bot.lead.barred.may_contact import bars_of
from bot.lead.drawing import Draw
from bot.lead.kinds import NoticeKind
from bot.lead.natures import INVITES
from bot.lead.post import Post, UnknownNoticeError
from bot.nurture.ends.notices import NOTICES as ENDS
from bot.nurture.late.notices import NOTICES as LATE
from bot.nurture.notices import NOTICES as NURTURE
from bot.outcomes.notices import NOTICES as OUTCOMES
from bot.overview.notices import NOTICES as OVERVIEW
from bot.privacy.notices import NOTICES as PRIVACY
from bot.promises.notices import NOTICES as PROMISES
from bot.reports.notices import NOTICES as REPORTS
from bot.requests.notices import NOTICES as REQUESTS
from bot.routing.notices import NOTICES as ROUTING
from bot.sources.batches.notices import NOTICES as BATCHES
from bot.sources.likeness.notices import NOTICES as SOURCES
from bot.sources.probation.notices import NOTICES as PROBATION
from bot.team.notices import NOTICES as TEAM
from bot.tracks.notices import NOTICES as TRACKS
from bot.undo import notices as undo
from bot.workspace.notices import NOTICES as WORKSPACE
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _result(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return undo.result(tx, notice, _own(tx, notice))


def _redrawn(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return undo.redrawn(tx, notice, _own(tx, notice))


def _own(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """Draw the message that is to be drawn anew by itself; None if it has nothing to say any more."""
    first = undo.first_notice(notice)
    return compose(tx, first) if first else None


KINDS: Mapping[NoticeKind, Draw] = {
    **INQUIRIES,
    **REQUESTS,
    **PROMISES,
    **ROUTING,
    **ENGAGEMENT,
    **CONVERSATIONS,
    **JUDGING,
    **PROBATION,
    **BATCHES,
    **REVIEW,
    **TRIAGE,
    **ANSWERS,
    **NURTURE,
    **LATE,
    **ENDS,
    **TRACKS,
    **INTAKE,
    **DECISIONS,
    **OUTCOMES,
    **HANDOVER,
    **AGREEMENT,
    **DO_NOT_CONTACT,
    **PRIVACY,
    **DIGEST,
    **EXPORTS,
    **REPORTS,
    **EXCHANGE,
    **TEAM,
    **SOURCES,
    **WORKSPACE,
    **OVERVIEW,
    NoticeKind.RESULT: _result,
    NoticeKind.REDRAWN: _redrawn,
}


def compose(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """Draw the message for this notice, or None if there is nothing left to say, also because nobody may contact the
    lead any more.

    Raises UnknownNoticeError for a kind this release does not know, UndeliverableError if a channel is not set.
    """
    try:
        kind = NoticeKind(notice.kind)
    except ValueError:
        raise UnknownNoticeError(notice.kind) from None
    if kind in INVITES and notice.lead_id and bars_of(tx, notice.team_id, [notice.lead_id]):
        return None
    return KINDS[kind](tx, notice)
