"""The rows of a table as leads that may be taken in, one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from hashlib import blake2b

from bot.exchange.layouts.dates import ImpossibleError, is_blank, moment_of
from bot.exchange.layouts.mapping import Mapping as Mapped
from bot.exchange.layouts.mapping import Target
from bot.exchange.layouts.roles import is_role
from bot.exchange.layouts.sections import MEETINGS
from bot.exchange.reading.sheet import Row, Table
from bot.exchange.rows import fates
from bot.exchange.rows.answers import answers_of
from bot.exchange.rows.candidate import Because, Candidate, Fate
from bot.exchange.rows.details import details_of_row
from bot.exchange.rows.names import PLACEHOLDERS, aside, is_nameless, is_total
from bot.exchange.rows.one_row import Draft
from bot.exchange.rows.people import People
from bot.exchange.rows.places import EVENTBRITE, Plan, plan_of
from bot.exchange.rows.stays import Stays, stays_in
from bot.lead.definition.questions import Question
from bot.lead.details import Details
from bot.lead.form_checks import detail_problems

_NOBODY = Details("")


@dataclass(slots=True)
class _File:
    """A file as far as it matters to the row that is read."""

    plan: Plan
    today: date
    source: str
    zone: tzinfo
    stays: Stays
    people: People = field(default_factory=People)


def candidates(
    table: Table,
    mapping: Mapped,
    questions: Sequence[Question],
    today: date,
    source: str = "",
    zone: tzinfo = UTC,
) -> Iterator[Candidate]:
    """Yield each row as a lead that may be taken in, or why it is none: one a row, in the table's order, the same
    whenever the same file is read with the same mapping.

    `source` is that of leads whose row names none, see `source_of`; `today` and `zone` are the workspace's: answers are
    understood, and times read, as of there. Holds a few words on each person so far, and no rows. Where a person's
    stays are added up, the rows are walked through twice."""
    plan = plan_of(table, mapping, questions)
    file = _File(plan, today, source, zone, stays_in(table, plan))
    for row in table.rows:
        yield _candidate(file, row)


def _candidate(file: _File, row: Row) -> Candidate:
    draft = Draft.of(file.plan, row)
    whole = "\x1f".join(row.cells)
    key = f"{row.line}:{blake2b(whole.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"
    if not file.plan.is_ours and fates.is_test(whole, draft.texts(Target.EMAIL), draft.texts(Target.TEST)):
        return Candidate(row.line, _NOBODY, fate=Fate.TEST, value=_shown(draft), reason=fates.TEST, key=key)
    because = _skipped(file, draft)
    if because is not None:
        return _no_lead(row, draft, because, key)
    came_at = _came_at(file, draft)
    answers = answers_of(draft, file.today)
    details = details_of_row(draft, file.source, file.stays)
    if not draft.reason:
        _check(draft, details)
    if draft.reason:
        return Candidate(row.line, details, answers, Fate.REFUSED, draft.value, draft.reason, came_at, key)
    if not file.plan.is_ours and (before := file.people.line_of(details, row.line)):
        again = f"They stand in line {before} already."
        shown = details.email or details.phone or details.name
        return Candidate(row.line, details, answers, Fate.SKIPPED, shown, again, came_at, key, because=Because.AGAIN)
    return Candidate(row.line, details, answers, came_at=came_at, key=key, lead=_label(draft))


def _skipped(file: _File, draft: Draft) -> Because | None:
    """Return why a row is nobody's, if it is."""
    unsubscribed = fates.is_unsubscribed(draft.texts(Target.UNSUBSCRIBED))
    if file.plan.is_ours:
        return Because.UNSUBSCRIBED if unsubscribed else None
    asides = map(aside, draft.texts(Target.NAME)) if file.plan.layout.name in MEETINGS else ()
    roles = [*draft.texts(Target.STAFF), *filter(is_role, asides)]
    if fates.is_staff(roles, file.stays.some_attend):
        return Because.STAFF
    if unsubscribed:
        return Because.UNSUBSCRIBED
    if fates.cancelled(draft.texts(Target.AWAY)):
        return Because.NO_SHOW
    away = fates.stayed_away(draft.texts(Target.ATTENDED))
    if away and not any(fates.minutes_of(text) for text in draft.texts(Target.MINUTES)):
        return away
    if file.plan.layout.name == EVENTBRITE and _is_placeholder(draft):
        return Because.PLACEHOLDER
    if draft.said(Target.EMAIL):
        return None
    if is_total(draft.cells):
        return Because.TOTAL
    return None if _names_somebody(file.plan, draft) else Because.NOBODY


_WHO = (Target.NAME, Target.FIRST_NAME, Target.LAST_NAME, Target.EMAIL, Target.PHONE, Target.CONTACT, Target.COMPANY)


def _names_somebody(plan: Plan, draft: Draft) -> bool:
    """Tell whether anything says who it is. Without a column that could, every row is to be put right."""
    columns = [target for target in _WHO if plan.of(target)]
    said = [text for target in columns for text in draft.texts(target)]
    return not columns or not all(map(is_nameless, said))


def _is_placeholder(draft: Draft) -> bool:
    return any(text.casefold() in PLACEHOLDERS for text in draft.texts(Target.FIRST_NAME) + draft.texts(Target.NAME))


def _no_lead(row: Row, draft: Draft, because: Because, key: str) -> Candidate:
    return Candidate(row.line, _NOBODY, {}, Fate.SKIPPED, _shown(draft), because.value, key=key, because=because)


def _shown(draft: Draft) -> str:
    """Return the cell by which somebody finds the row again."""
    for target in (Target.EMAIL, Target.CONTACT, Target.NAME, Target.LAST_NAME, Target.PHONE):
        if texts := draft.texts(target):
            return texts[0]
    return next((cell for cell in draft.cells if cell), "")


def _came_at(file: _File, draft: Draft) -> datetime | None:
    """Return when they came in. What is no date is kept in the notes; a date that there is not is refused."""
    found = None
    for at, text in draft.said(Target.CREATED):
        try:
            moment = moment_of(text, file.plan.day_first, file.zone)
        except ImpossibleError:
            order = {True: "day, month, year", False: "month, day, year"}.get(file.plan.day_first or False, "")
            draft.refuse(text, f"There is no such date (the column is read as {order}). Please write it as 2026-10-31.")
            continue
        if (moment is None and not is_blank(text)) or found is not None:
            draft.note(file.plan.label(at), text)
        found = found or moment
    return found


def _check(draft: Draft, details: Details) -> None:
    """Refuse what the form would refuse."""
    problems: Mapping[str, str] = detail_problems(details)
    for name, problem in problems.items():
        draft.refuse(getattr(details, name), problem)


def _label(draft: Draft) -> str:
    """Return the lead that a row of Baton's own export is about."""
    keys = draft.texts(Target.KEY) if draft.plan.is_ours else []
    return keys[0] if keys and keys[0].upper().startswith("L-") else ""
