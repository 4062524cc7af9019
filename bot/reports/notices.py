"""The notice of a report: one message, drawn again as it is made."""

from collections.abc import Mapping
from dataclasses import replace

from bot.digest.frozen import from_json, sources_in
from bot.lead.drawing import Draw
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, entitled
from bot.lead.post import Post
from bot.reports.job import Report, State
from bot.reports.message import begun, not_made, report_message, stopped
from bot.slack.blocks import Message
from storage import workspaces
from storage.delivery import outbox
from storage.delivery.claims import ClaimedNotice
from storage.numbers import groups
from storage.reports import jobs
from storage.sql import Transaction


def _report(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    report = jobs.get(tx, notice.team_id, int(notice.data.get("report") or 0))
    if report is None:
        return None
    later = outbox.later(tx, notice.team_id, notice.stream, NoticeKind.REPORT, notice.id)
    if any(data.get("report") == report.id for data in later) and not notice.unclear:
        return None  # it is drawn again anyway

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        jobs.place(tx, report, channel, ts)

    text, blocks = _drawn(tx, report)
    if report.ts:
        return Post(report.channel, text, blocks, update_ts=report.ts)
    return Post(notice.destination, text, blocks, posted=posted)


def _drawn(tx: Transaction, report: Report) -> Message:
    if report.state is State.STOPPED or not entitled(workspaces.roles_of(tx, report.by), Act.REPORT):
        return stopped(report)
    if not report.numbers:
        return not_made(report) if report.state is State.FAILED else begun(report)
    kept = report.numbers
    ids = [int(key) for key in sources_in(kept) if key.isdecimal()]
    names = groups.names(tx, report.team_id, ids) if ids else {}
    digest = from_json(kept, {str(source): name for source, name in names.items()})
    return report_message(report, replace(digest, before=()), digest.before, str(kept.get("each") or "Week"))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.REPORT: _report,
}
