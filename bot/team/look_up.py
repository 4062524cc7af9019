"""Looking up the reps of a workspace, with all that a choice among them goes by."""

from bot.lead.access import require, workspace_of
from bot.lead.people import Act, Person
from bot.lead.team.sides import Side, managing
from bot.team.rep import Rep
from bot.team.sheets import TeamSheet
from storage import workspaces
from storage.sql import Transaction
from storage.team import absences, groups
from storage.team import reps as kept_reps


def team(tx: Transaction, by: Person, first: int = 0) -> TeamSheet:
    """Return the team as managers see it, beginning with the rep at that place."""
    require(tx, by, Act.CONFIGURE)
    found = reps(tx, by.team_id)
    manages = by.user_id in managing(workspaces.members(tx, by.team_id), Side.SALES)
    return TeamSheet(found, first if 0 <= first < len(found) else 0, tx.now, manages)


def reps(tx: Transaction, team_id: str) -> tuple[Rep, ...]:
    """Return everybody who has the role and is active in Slack, by user id; four statements however many there are."""
    workspace = workspace_of(tx, team_id)
    away, in_groups = absences.of_team(tx, team_id), groups.of_everybody(tx, team_id)
    return tuple(
        Rep(
            each.user_id,
            workspace.hours_in(each.profile.tz or each.zone or workspace.tz, each.profile.hours),
            each.profile.kind,
            each.experienced,
            each.profile.segments,
            each.profile.territories,
            each.profile.weight,
            each.profile.cap,
            away.get(each.user_id, ()),
            each.open_leads,
            in_groups.get(each.user_id, frozenset()),
            each.asked,
        )
        for each in kept_reps.of_team(tx, team_id)
    )
