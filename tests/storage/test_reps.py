"""The reps of a workspace as they are read for a choice: those in the role and in Slack, with their open leads."""

from dataclasses import replace
from datetime import timedelta

from bot.clock import MovableClock
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from bot.lead.team.standing import Unfit
from bot.lead.workplace.typed_hours import write_week
from bot.team.look_up import reps
from bot.team.rep import Away, Kind
from storage import departures, leads, tags, workspaces, zones
from storage.sql import Database, Transaction
from storage.team import absences
from storage.team import reps as kept_reps
from storage.team.reps import Profile


async def test_reps_are_those_in_the_role_whom_slack_still_knows(database: Database) -> None:
    def arrange(tx: Transaction) -> None:
        for team in ("T1", "T2"):
            workspaces.add(tx, team, tz="Europe/Berlin")
        workspaces.set_members(tx, "T1", Role.REP, ["U1", "U2", "U3"])
        workspaces.set_members(tx, "T1", Role.MARKETER, ["U4"])
        workspaces.set_members(tx, "T2", Role.REP, ["U5"])
        departures.part_with(tx, "T1", "U2", Unfit.DEACTIVATED)
        workspaces.set_members(tx, "T1", Role.REP, ["U1", "U2", "U3"])  # as a release before this one might leave it

    await database.transact(arrange)
    assert [rep.user_id for rep in await database.read(reps, "T1")] == ["U1", "U3"]
    assert [rep.user_id for rep in await database.read(reps, "T2")] == ["U5"]


async def test_what_is_known_of_a_rep_is_read_and_their_accepted_leads_are_counted(
    database: Database, clock: MovableClock
) -> None:
    now = clock.now()
    leave = Away(now + timedelta(days=1), now + timedelta(days=3), "U3")
    profile = Profile(Kind.HUNTER, ("SMB",), ("DACH",), 3, 5, "Mon 9-12, 13-15", "Asia/Kolkata")

    def arrange(tx: Transaction) -> None:
        workspaces.add(tx, "T1", tz="Europe/Berlin")
        workspaces.set_members(tx, "T1", Role.REP, ["U1", "U3"])
        tags.set_holders(tx, "T1", tags.SALES_EXPERIENCED, ["U1"])
        kept_reps.keep(tx, "T1", "U1", profile)
        zones.keep(tx, "T1", "U3", "America/New_York")
        absences.add(tx, "T1", "U1", leave, "U9")
        over = absences.add(tx, "T1", "U1", Away(now - timedelta(days=1), now + timedelta(days=9)), "U9")
        assert absences.end(tx, "T1", over, "U9")
        assert not absences.end(tx, "T1", over, "U9")
        for stage, owner in ((Stage.ACCEPTED, "U1"), (Stage.ACCEPTED, "U1"), (Stage.OFFERED, "U1"), (Stage.WON, "U1")):
            lead = leads.add(tx, "T1", Details("Jane Doe"), "U4", 1)
            leads.change(tx, "T1", lead.id, stage=stage, owner=owner)

    await database.transact(arrange)
    ravi, kim = await database.read(reps, "T1")
    assert (ravi.kind, ravi.experienced, ravi.segments, ravi.territories) == (Kind.HUNTER, True, ("SMB",), ("DACH",))
    assert (ravi.weight, ravi.cap, ravi.open_leads, ravi.hours.tz.key) == (3, 5, 2, "Asia/Kolkata")
    assert write_week(ravi.hours.week) == "Mon 9:00-12:00, 13:00-15:00"
    assert [replace(each, id=0) for each in ravi.away] == [leave]
    assert (kim.weight, kim.cap, kim.open_leads, kim.hours.tz.key) == (1, None, 0, "America/New_York")
    assert (kim.experienced, kim.away, kim.kind) == (False, (), Kind.BOTH)
    clock.advance(days=4)
    assert (await database.read(reps, "T1"))[0].away == ()
