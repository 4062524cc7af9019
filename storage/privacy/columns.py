"""The class of each column of each table: whether it may say something of a prospect, and what erasing does to it.

A new column without a class fails a test. A table's rows go with the lead (`GONE`); or some of its columns are emptied
(`EMPTIED`) and the others kept; or it says nothing of any prospect, and all of its columns are in `KEPT`.
"""

from collections.abc import Mapping
from typing import Any

ERASED_NAME = "(erased)"

GONE = frozenset(
    {
        "answer",
        "asking",
        "card",
        "competitor_named",
        "contact",
        "deed",
        "further_way",
        "given_key",
        "half_filled",
        "inquiry",
        "inquiry_message",
        "lead_key",
        "lead_message",
        "nurturing",
        "pause",
        "taken_over",
        "request",
        "review",
        "typed_answer",
    }
)
"""Tables whose rows about an erased lead are deleted."""

GONE_BY_KEY = frozenset({"suppression", "suppression_key", "company_block", "competitor", "notice", "source_key"})
"""Tables in which the rows to delete are found in other ways than by a lead alone: see storage/privacy/erase_person and
erase_sources, which also takes names off sources."""

EMPTIED: Mapping[str, Mapping[str, Any]] = {
    "lead": {
        "name": ERASED_NAME,
        **dict.fromkeys(("company", "email", "title", "phone", "source", "notes"), ""),
        **dict.fromkeys(("reject_note", "override_reason", "segment", "geography", "company_size", "tz"), ""),
        **dict.fromkeys(("email_key", "phone_key", "company_key", "person_key", "search"), ""),
        "reasons": [],
        "cautions": [],
        "bar_id": 0,
    },
    "conversation": {"learned": "", "with_ids": []},
    "attempt": {"note": ""},
    "touch_done": {"note": ""},
    "meeting": {"outcome": "", "override": "", "with_ids": []},
    "event": {"source": "", "segment": "", "data": {}},
    "import_line": {"value": "", "reason": "", "was": None},
}
"""Columns of the rows about an erased lead, and what they hold then. An event keeps of its data what names nobody."""

KEPT: Mapping[str, str] = {
    "lead": """id team_id number stage stage_at originator in_charge owner created_at arrival merged_into
        definition_version maturity worth attempts offer decided_by reject_code overridden_by track track_version touch
        routed_to route_mode reserved_until route_group erased_at faded_at source_id batch_id triage_at""",
    "conversation": "id team_id lead_id at day talked_by channel logged_by logged_at",
    "contribution": "lead_id user_id how team_id at",
    "attempt": "id team_id lead_id at tried_by channel came call_back logged_at",
    "touch_done": "id team_id lead_id at made_by channel outcome track number what question",
    "meeting": "id team_id lead_id at kind planned_by planned_at state on_hold overridden_by expert",
    "event": "id team_id lead_id at kind actor detail source_id originator",
    "source": """id team_id name kind owner origin link hundredths currency batch_id merged_into resembles created_at
        created_by probation_at probation_why ask_at asked""",  # where leads come from, not who they are
    "source_change": "id team_id source_id at by what before after",
    "batch": "id team_id source_id name hundredths currency at by look_at told settled_by",
    "import_line": "team_id import_id key line fate lead_id state day lines",
    "import_job": """id team_id user_id state name size file_id digest asked_at version chosen checked total done counts
        definition source_id batch_id error attempts not_before leased_until pieces refused_pieces refused_size
        upload_id tried_at started_at finished_at until look_at told channel ts""",
    "import_piece": "team_id import_id place body",  # a file as it was handed in: dropped once it is loaded
    "import_mapping": "team_id signature chosen by at",
    "due": "id team_id kind lead_id marketer step due_at anchor_at state day",
    "engagement": "lead_id team_id leader alarm_at alarm_missing",
    "erased_key": "team_id fingerprint at",
    "inbox": "team_id key answer at",  # an answer holds ids alone
    "bulk_deed": "id team_id did done_by done_at until about",  # of leads, their ids alone
    "definition": "team_id version body effective_at",
    "definition_draft": "team_id user_id body based_on changed_at",
    "proposal": "id team_id body replaces proposed_by proposed_at state closed_at version",
    "signature": "proposal_id side team_id user_id at",
    "rejudging": "team_id version asked_by asked_at after until total moved done",
    "rulebook": "team_id version body changed_by changed_at",
    "rulebook_draft": "team_id user_id body based_on changed_at",
    "track_version": "team_id key version body changes under_way changed_by changed_at",
    "track_draft": "team_id user_id key body based_on changed_at",
    "track_move": "team_id key version asked_by asked_at after moved done",
    "routing_turn": "team_id group_id state",
    "routing_note": """id team_id at what lead_id offer why to by mode until group_id rule_id version about
        passed""",  # ids and numbers of ours, and why a rep was not chosen
    "departure": "team_id user_id why at",
    "report": """id team_id user_id first last asked_at as_of state numbers total written pieces size file_id tried_at
        error attempts not_before leased_until channel ts""",
    "report_piece": "team_id report_id place body",  # dropped when somebody is erased: see bot/privacy/erase
    "export": """id team_id user_id format wanted version cursor asked_at as_of state total written pieces size file_id
        tried_at error attempts not_before leased_until channel ts""",  # of leads and sources, their ids alone
    "export_piece": "team_id export_id place body",  # likewise dropped
    "digest_period": "team_id ends_at starts_at at week numbers",
    "direct_channel": "team_id user_id channel",
    "home": "team_id user_id opened_at changed_at read_at drawn_at leased_until shown stamp hash",
    "home_news": "team_id event_id notice_id",
    "filled_setting": "team_id setting",
    "setting_change": "team_id setting changed_by",
    "member": "team_id user_id role named",
    "person_zone": "team_id user_id tz asked_at",
    "tag": "team_id user_id tag",
    "rep": "team_id user_id kind segments territories weight cap hours tz",
    "absence": "id team_id user_id since until first_day last_day cover noted_by noted_at ended_at ended_by",
    "role_group": "team_id role group_id",
    "user_group": "team_id group_id name handle gone asked_at",
    "group_member": "team_id group_id user_id unfit",
    "team_change": "id team_id user_id field before after by at",
    "refusal": "team_id what code needed since look_at looks",
    "workspace": """team_id tz sales_channel marketing_channel digest_weekday digest_hour last_number created_at
        tz_assumed installed_at left_at erasing country region week promises own_days digest_since
        erase_secret keep_months keep_since cap_person cap_company ration early_days late_hours
        import_ration""",
}
"""Columns that say nothing about a prospect."""

_SAYS_NOTHING = frozenset(
    """
    at call_back came channel contact_id currency fields filled fix hundredths in_charge leader number offer on
    originator owner passed taken_back through to earlier until version waited_seconds
    working_minutes before_opening
    """.split()  # noqa: SIM905
)


def without_person(data: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of an event's data what names nobody: numbers, dates, ids of ours."""
    return {name: value for name, value in data.items() if name in _SAYS_NOTHING}
