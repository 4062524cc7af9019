"""The file of an import's refused rows, on its way into the DM of whoever imports."""

from dataclasses import dataclass

from bot.exchange.load.job import Import
from bot.reports.file_job import FileJob
from bot.reports.file_job import State as FileState


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFile(FileJob):
    """An import as an upload sees it."""

    imp: Import

    @property
    def file_name(self) -> str:
        return self.imp.refused_name


def file_of(imp: Import) -> RefusedFile:
    """Return the import's file, which is written and has to be sent."""
    counted = int(imp.counts.get("refused", 0))
    return RefusedFile(
        id=imp.id,
        team_id=imp.team_id,
        user_id=imp.user_id,
        asked_at=imp.started_at or imp.asked_at,
        as_of=imp.started_at or imp.asked_at,
        state=FileState.SENDING,
        total=counted,
        written=counted,
        pieces=imp.refused_pieces,
        size=imp.refused_size,
        file_id=imp.upload_id,
        tried_at=imp.tried_at,
        error=imp.error,
        attempts=imp.attempts,
        leased_until=imp.leased_until,
        channel=imp.channel,
        ts=imp.ts,
        imp=imp,
    )


def comment_on(file: RefusedFile) -> str:
    """Say what the file is, in Slack's mrkdwn."""
    one = file.total == 1
    return (
        f"{'The row' if one else f'The {file.total:,} rows'} to be mended. The first three columns say the line, what "
        f"is wrong and why. Put {'it' if one else 'them'} right in the columns behind, and drop the file here again."
    )
