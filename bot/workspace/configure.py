"""Changing a workspace's settings: each manager changes only what they touched, whatever others do meanwhile."""

from collections.abc import Iterator, Mapping, Sequence

from bot.lead.access import require, workspace_of
from bot.lead.errors import FieldProblems
from bot.lead.kinds import NoticeKind
from bot.lead.meanwhile import ChangedMeanwhileError, made_so
from bot.lead.people import MANAGERS, Act, Person, Role
from bot.slack.filled import Filled, alike
from bot.slack.text import moment, person
from bot.undo.settle import say_instead
from bot.workspace.move_roles import roles_moved
from bot.workspace.setting_checks import ASSUMED, WHEN_DIGEST, WHEN_WE_WORK, columns_of, setting_problems
from bot.workspace.sheet import EXPERIENCED, NUMBERS, PEOPLE, SETTING_LABELS, SettingsSheet, in_words
from storage import inbox, setting_changes, tags, workspaces
from storage.agreement import definitions
from storage.delivery import outbox
from storage.promises import running
from storage.sql import Transaction
from storage.team import groups

_COMING = 5
NOBODY_LEFT = "Somebody has to be able to change these settings. Please keep at least one manager, on either side."


def settings(tx: Transaction, by: Person) -> SettingsSheet:
    require(tx, by, Act.CONFIGURE)
    return _sheet(tx, by)


def _sheet(tx: Transaction, by: Person) -> SettingsSheet:
    kept = workspace_of(tx, by.team_id)
    today = tx.now.astimezone(kept.hours.tz).date()
    return SettingsSheet(
        kept.sales_channel,
        kept.marketing_channel,
        "" if kept.tz_assumed else kept.tz,
        kept.digest_weekday,
        kept.digest_hour,
        workspaces.named(tx, by.team_id),
        tags.holders(tx, by.team_id, tags.SALES_EXPERIENCED),
        kept.week,
        "-".join(part for part in (kept.home_country, kept.region) if part),
        kept.own_days,
        kept.days_off.coming(today, _COMING),
        kept.keep_months,
        **{name: getattr(kept, name) for name in NUMBERS},
    )


def configure(tx: Transaction, by: Person, form: Filled, key: str) -> None:
    """Save what a manager changed in the form, and send what was waiting for a channel. Idempotent by `key`.

    In a list of people, only those they added are added and only those they took out are taken out. Raises
    FieldProblems by field, and ChangedMeanwhileError where somebody else changed the same.
    """
    require(tx, by, Act.CONFIGURE)
    definitions.hold(tx, by.team_id)  # which also holds the workspace: managers take turns
    if not inbox.receive(tx, by.team_id, key):
        return
    kept = _sheet(tx, by)
    wanted = _wanted(kept.fields, form)
    changed = {name: value for name, value in wanted.items() if not alike(value, kept.fields[name])}
    by_whom = setting_changes.last_by(tx, by.team_id)
    if problems := setting_problems({**wanted, "tz": wanted["tz"] or ASSUMED}):
        raise FieldProblems(problems)
    clashing = form.clashes({name: value for name, value in kept.fields.items() if _is_whole(name, form)})
    if clashing:
        raise ChangedMeanwhileError(_who_changed(clashing, kept.fields, by_whom, by))
    if not any(wanted[role] or groups.of_role(tx, by.team_id, role) for role in MANAGERS):
        moved = [role for role in MANAGERS if not form.drawn_from(role, kept.fields[role])]
        if moved:
            raise ChangedMeanwhileError([*_who_changed(sorted(moved), kept.fields, by_whom, by), NOBODY_LEFT])
        raise FieldProblems({Role.MARKETING_MANAGER: NOBODY_LEFT})
    _save(tx, by, changed)
    if "tz" in changed:
        said = f":white_check_mark: {person(by.user_id)} set the time zone, {moment(tx.now)}."
        say_instead(tx, by.team_id, NoticeKind.WHICH_ZONE, said)
    setting_changes.note(tx, by.team_id, changed, by.user_id)
    outbox.unpark(tx, by.team_id)


def _is_whole(name: str, form: Filled) -> bool:
    """Tell whether a field is written as it stands: all but lists of people drawn only once, which are added to."""
    return name not in PEOPLE or name in form.bases


def _wanted(kept: Mapping[str, str | Sequence[str]], form: Filled) -> dict[str, str | Sequence[str]]:
    changed = form.changed
    wanted = {name: changed.get(name, value) for name, value in kept.items()}
    return wanted | {name: form.people(name, kept[name]) for name in PEOPLE if name in changed}


def _save(tx: Transaction, by: Person, changed: Mapping[str, str | Sequence[str]]) -> None:
    scalars = {name: value for name, value in changed.items() if name not in PEOPLE}
    if WHEN_WE_WORK & scalars.keys():
        running.look_at_all_again(tx, by.team_id)
    if scalars:
        since = {"digest_since": tx.now} if WHEN_DIGEST & scalars.keys() else {}
        since |= {"keep_since": tx.now} if "keep_months" in scalars else {}
        workspaces.change(tx, by.team_id, **columns_of(scalars), **since)
    held = workspaces.members(tx, by.team_id)
    for role in Role:
        if role in changed:
            workspaces.set_members(tx, by.team_id, role, changed[role])
    roles_moved(tx, by, held)
    if EXPERIENCED in changed:
        tags.set_holders(tx, by.team_id, tags.SALES_EXPERIENCED, changed[EXPERIENCED])


def _who_changed(
    names: Sequence[str], kept: Mapping[str, str | Sequence[str]], by_whom: Mapping[str, str], by: Person
) -> Iterator[str]:
    for name in names:
        yield made_so(by_whom.get(name, ""), SETTING_LABELS[name], in_words(name, kept[name]), reader=by.user_id)
