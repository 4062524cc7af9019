"""Changing what is known of a rep: each saves only the fields they touched, and who changed what is kept."""

from collections.abc import Mapping
from datetime import date

from bot.lead.access import hours_of, workspace_of
from bot.lead.errors import FieldProblems
from bot.lead.kinds import NoticeKind
from bot.lead.meanwhile import ChangedMeanwhileError, made_so
from bot.lead.people import Person
from bot.lead.workplace.calendar import start_of_day_on
from bot.lead.workplace.places import zone_named
from bot.lead.workplace.typed_hours import read_week, write_week
from bot.slack.filled import Filled, alike
from bot.slack.text import person
from bot.team.look_up import reps
from bot.team.may_change import may_change_all
from bot.team.profile_checks import FIELDS, NO, OWN, YES, in_words, problems, words_in
from bot.team.rep import Kind
from bot.team.sheets import RepSheet
from storage import follow_up_days, inbox, tags, zones
from storage.delivery import outbox
from storage.promises import running
from storage.sql import Transaction
from storage.team import absences, changes
from storage.team import reps as kept_reps
from storage.team.reps import Profile

_PAST = 10
"""The number of past absences that are shown."""


def to_change_rep(tx: Transaction, by: Person, user_id: str = "") -> RepSheet:
    """Return what the form shows; whoever manages no reps changes their own hours alone. Raises as the gate does."""
    whose = user_id or by.user_id
    manages = may_change_all(tx, by, whose)
    team_hours = workspace_of(tx, by.team_id)
    rep = next((rep for rep in reps(tx, by.team_id) if rep.user_id == whose), None)
    return RepSheet(
        whose,
        _kept(tx, by.team_id, whose),
        may_change=frozenset(FIELDS) if manages else OWN,
        rep=rep,
        team_week=team_hours.week,
        slack_tz=zones.of(tx, by.team_id, whose) or team_hours.tz,
        changes=changes.of(tx, by.team_id, whose),
        now=tx.now,
        absences=absences.of(tx, by.team_id, whose),
        past=absences.past(tx, by.team_id, whose, _PAST),
    )


def _kept(tx: Transaction, team_id: str, user_id: str) -> dict[str, str]:
    """Return the values as the form's fields show them."""
    kept = kept_reps.profile(tx, team_id, user_id)
    return {
        "kind": kept.kind or "both",
        "experienced": YES if user_id in tags.holders(tx, team_id, tags.SALES_EXPERIENCED) else NO,
        "segments": ", ".join(kept.segments),
        "territories": ", ".join(kept.territories),
        "weight": str(kept.weight),
        "cap": "" if kept.cap is None else str(kept.cap),
        "hours": kept.hours,
        "tz": kept.tz,
    }


def change_rep(tx: Transaction, by: Person, user_id: str, form: Filled, key: str) -> tuple[str, ...]:
    """Save what was changed in the form; returns the fields. Idempotent by `key`.

    Raises FieldProblems by field, and ChangedMeanwhileError where somebody else changed the same.
    """
    may = frozenset(FIELDS) if may_change_all(tx, by, user_id) else OWN
    kept_reps.hold(tx, by.team_id, user_id)
    kept = _kept(tx, by.team_id, user_id)
    typed = {name: str(form.changed.get(name, value)) for name, value in kept.items() if name in may}
    wanted = kept | typed
    if found := problems(wanted):
        raise FieldProblems(found)
    changed = {name: value for name, value in _tidy(wanted).items() if not alike(value, kept[name])}
    if clashing := form.clashes({name: value for name, value in kept.items() if name in changed}):
        raise ChangedMeanwhileError(_who_changed(tx, by, user_id, clashing, kept), clashing)
    if not changed or not inbox.receive(tx, by.team_id, key):
        return ()
    _save(tx, by, user_id, kept | changed)
    if OWN & changed.keys():
        running.look_at_all_again(tx, by.team_id)
        _move_follow_ups(tx, by.team_id, user_id)
    for name, value in changed.items():
        changes.note(tx, by, user_id, name, kept[name], value)
    if user_id != by.user_id:
        labels = ", ".join(f"*{FIELDS[name]}*: {in_words(name, value) or 'empty'}" for name, value in changed.items())
        said = f"{person(by.user_id)} changed what your leads are chosen by. {labels}. Ask them if that looks wrong."
        outbox.leave(tx, by.team_id, NoticeKind.NOTE, user_id, text=said)
    return tuple(changed)


def _move_follow_ups(tx: Transaction, team_id: str, user_id: str) -> None:
    """Have what they are to be told of come in their new hours; the gate finds the good moment of the day."""
    hours = hours_of(tx, team_id, user_id)
    for day in follow_up_days.untold(tx, team_id, user_id):
        opens = start_of_day_on(date.fromisoformat(day), hours)
        follow_up_days.move_day(tx, team_id, user_id, day, opens)


def _tidy(wanted: Mapping[str, str]) -> dict[str, str]:
    """Write what was typed as it is kept: hours read back the same, words once."""
    return {
        **wanted,
        "segments": ", ".join(words_in(wanted["segments"])),
        "territories": ", ".join(words_in(wanted["territories"])),
        "weight": str(int(wanted["weight"])),
        "cap": str(int(wanted["cap"])) if wanted["cap"].strip() else "",
        "hours": write_week(read_week(wanted["hours"])) if wanted["hours"].strip() else "",
        "tz": zone_named(wanted["tz"]) if wanted["tz"] else "",
    }


def _save(tx: Transaction, by: Person, user_id: str, wanted: Mapping[str, str]) -> None:
    cap = int(wanted["cap"]) if wanted["cap"] else None
    kind = Kind(wanted["kind"]) if wanted["kind"] in ("hunter", "farmer") else Kind.BOTH
    made = Profile(
        kind, words_in(wanted["segments"]), words_in(wanted["territories"]), int(wanted["weight"]), cap, wanted["hours"]
    )
    kept_reps.keep(tx, by.team_id, user_id, made._replace(tz=wanted["tz"]))
    holders = tags.holders(tx, by.team_id, tags.SALES_EXPERIENCED)
    if (user_id in holders) is not (wanted["experienced"] == YES):
        others = [user for user in holders if user != user_id]
        now = [*others, user_id] if wanted["experienced"] == YES else others
        tags.set_holders(tx, by.team_id, tags.SALES_EXPERIENCED, now)


def _who_changed(tx: Transaction, by: Person, user_id: str, names: list[str], kept: Mapping[str, str]) -> list[str]:
    last = {change.field: change.by for change in reversed(changes.of(tx, by.team_id, user_id, 50))}
    return [made_so(last.get(name, ""), FIELDS[name], in_words(name, kept[name]), reader=by.user_id) for name in names]
