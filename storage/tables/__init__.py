"""The tables. Every row carries its workspace (`team_id`), and every time is UTC."""

from storage.sql import core_table
from storage.tables.agreement import DefinitionDraft, DefinitionVersion, Proposal, Rejudging, Signature
from storage.tables.competitors import STIRRING as STIRRING
from storage.tables.competitors import Competitor, CompetitorNamed
from storage.tables.courses import UNDER_WAY as UNDER_WAY
from storage.tables.courses import nurturing as nurturing
from storage.tables.delivery import POSTED as POSTED
from storage.tables.delivery import (
    Card,
    DigestPeriod,
    DirectChannel,
    Inbox,
    Notice,
    RefusalRow,
)
from storage.tables.do_not_contact import LeadKey, Suppression, SuppressionKey
from storage.tables.engagement import ContactRow, ConversationRow, EngagementRow, MeetingRow, TagRow
from storage.tables.files import ExportPiece, ExportRow, ReportPiece, ReportRow
from storage.tables.inquiries import WAITS as WAITS
from storage.tables.inquiries import InquiryMessage, InquiryRow, RequestRow, ReviewRow
from storage.tables.intake import FETCHING as FETCHING
from storage.tables.intake import IMPORT_TO_LOOK_AT as IMPORT_TO_LOOK_AT
from storage.tables.intake import LINE_WAITS as LINE_WAITS
from storage.tables.intake import LOADING as LOADING
from storage.tables.intake import CompanyBlock, ContributionRow, ImportLine, ImportMapping, ImportPiece, ImportRow
from storage.tables.leads import BROUGHT_BACK as BROUGHT_BACK
from storage.tables.leads import COUNTED as COUNTED
from storage.tables.leads import DECISIONS as DECISIONS
from storage.tables.leads import FADABLE as FADABLE
from storage.tables.leads import IN_TRIAGE as IN_TRIAGE
from storage.tables.leads import MERGED as MERGED
from storage.tables.leads import UNDOING as UNDOING
from storage.tables.leads import AnswerRow, EventRow
from storage.tables.leads import LeadRow as LeadRow
from storage.tables.outcomes import AttemptRow
from storage.tables.privacy import ErasedKey, FurtherWay, GivenKey, LeadMessage, TakenOver
from storage.tables.routing import FOR_SOMEBODY as FOR_SOMEBODY
from storage.tables.routing import OF_AN_ACCOUNT as OF_AN_ACCOUNT
from storage.tables.routing import RESERVED as RESERVED
from storage.tables.routing import RoutingNote, RoutingTurn, RulebookDraft, RulebookRow
from storage.tables.sources import DECIDED as DECIDED
from storage.tables.sources import IN_A_BATCH as IN_A_BATCH
from storage.tables.sources import JOINED as JOINED
from storage.tables.sources import TO_ASK as TO_ASK
from storage.tables.sources import TO_LOOK_AT as TO_LOOK_AT
from storage.tables.sources import BatchRow, SourceChange, SourceKey, SourceRow
from storage.tables.team import absence as absence
from storage.tables.team import group_member as group_member
from storage.tables.team import rep as rep
from storage.tables.team import role_group as role_group
from storage.tables.team import team_change as team_change
from storage.tables.team import user_group as user_group
from storage.tables.tracks import ON_A_TRACK as ON_A_TRACK
from storage.tables.tracks import TouchDoneRow, TrackDraft, TrackMove, TrackVersion
from storage.tables.undo import BulkDeedRow, DeedRow
from storage.tables.work import FIRST_REMINDER as FIRST_REMINDER
from storage.tables.work import NOTED as NOTED
from storage.tables.work import OPEN_FOLLOW_UP as OPEN_FOLLOW_UP
from storage.tables.work import UNTOLD_FOLLOW_UP as UNTOLD_FOLLOW_UP
from storage.tables.work import Asking, DueRow, HalfFilled, PauseRow, TypedAnswer
from storage.tables.workspace import (
    Departure,
    FilledSetting,
    HomeNews,
    HomeRow,
    Member,
    PersonZone,
    SettingChange,
    Workspace,
)

workspace = core_table(Workspace)
member = core_table(Member)
home = core_table(HomeRow)
home_news = core_table(HomeNews)
departure = core_table(Departure)
filled_setting = core_table(FilledSetting)
setting_change = core_table(SettingChange)
rulebook = core_table(RulebookRow)
rulebook_draft = core_table(RulebookDraft)
routing_turn = core_table(RoutingTurn)
routing_note = core_table(RoutingNote)
track_version = core_table(TrackVersion)
track_draft = core_table(TrackDraft)
track_move = core_table(TrackMove)
definition = core_table(DefinitionVersion)
definition_draft = core_table(DefinitionDraft)
proposal = core_table(Proposal)
signature = core_table(Signature)
rejudging = core_table(Rejudging)
lead = core_table(LeadRow)
answer = core_table(AnswerRow)
event = core_table(EventRow)
source = core_table(SourceRow)
source_key = core_table(SourceKey)
source_change = core_table(SourceChange)
batch = core_table(BatchRow)
notice = core_table(Notice)
card = core_table(Card)
direct_channel = core_table(DirectChannel)
refusal = core_table(RefusalRow)
due = core_table(DueRow)
asking = core_table(Asking)
typed_answer = core_table(TypedAnswer)
half_filled = core_table(HalfFilled)
inbox = core_table(Inbox)
company_block = core_table(CompanyBlock)
erased_key = core_table(ErasedKey)
lead_message = core_table(LeadMessage)
given_key = core_table(GivenKey)
further_way = core_table(FurtherWay)
taken_over = core_table(TakenOver)
suppression = core_table(Suppression)
suppression_key = core_table(SuppressionKey)
lead_key = core_table(LeadKey)
person_zone = core_table(PersonZone)
digest_period = core_table(DigestPeriod)
contact = core_table(ContactRow)
conversation = core_table(ConversationRow)
meeting = core_table(MeetingRow)
engagement = core_table(EngagementRow)
tag = core_table(TagRow)
competitor = core_table(Competitor)
competitor_named = core_table(CompetitorNamed)
attempt = core_table(AttemptRow)
contribution = core_table(ContributionRow)
touch_done = core_table(TouchDoneRow)
inquiry = core_table(InquiryRow)
inquiry_message = core_table(InquiryMessage)
deed = core_table(DeedRow)
bulk_deed = core_table(BulkDeedRow)
request = core_table(RequestRow)
review = core_table(ReviewRow)
pause = core_table(PauseRow)
report = core_table(ReportRow)
report_piece = core_table(ReportPiece)
import_job = core_table(ImportRow)
import_piece = core_table(ImportPiece)
import_line = core_table(ImportLine)
import_mapping = core_table(ImportMapping)
export = core_table(ExportRow)
export_piece = core_table(ExportPiece)
