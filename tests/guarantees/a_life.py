"""The life of leads as a state machine: everybody does anything to them at any time, on a real database."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, precondition, rule
from sqlalchemy import Connection, func, select

from bot.answers import ask as asking
from bot.answers import correct as correcting
from bot.answers import document as answering
from bot.cadence.due_work import BATCH, do_what_is_due
from bot.cadence.outcome import Outcome
from bot.cadence.rhythm import PROMPT_WORKING_DAYS
from bot.cadence.work import Work
from bot.decisions import accept as accepting
from bot.decisions import reject as rejecting
from bot.intake import capture
from bot.judging import offer_anyway as overriding
from bot.lead.details import ARRIVALS, Details
from bot.lead.ending.ending import Ending
from bot.lead.errors import HandoffError, NotAllowedError
from bot.lead.lifecycle import MOVES, Stage
from bot.lead.people import Person, Role
from bot.lead.reasons.recycle_reasons import RECYCLE_REASONS
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASONS
from bot.nurture import follow_up as following_up
from bot.nurture import reopen as reopening
from bot.nurture import try_again as trying
from bot.nurture.done.log import log_touch
from bot.nurture.done.sheet import NewTouch, Then
from bot.outcomes import back_to_nurture as nurturing
from bot.outcomes import close as closing
from bot.outcomes import log_attempt as attempting
from bot.outcomes import release as releasing
from bot.outcomes.sheets import GivingBack, NewAttempt
from schedules import DUE
from storage import due, history, leads, tables
from storage.sql import Transaction
from tests.benchmarks.names import company, person
from tests.guarantees.anybody import GOOD, MEMBERS, MONDAY, PEOPLE, TEAM, answers, questions, somebody
from tests.guarantees.explained import stage_by_history

_MOST_LEADS = 2
UNSENT = (Stage.DRAFT, Stage.RETURNED)
SOON = timedelta(days=9)  # seven working days, as many as there ever are between two prompts, and two weekends
_BRINGS_BACK = (Work.FOLLOW_UP, Work.PROMPT, Work.REVIEW)
_clicks = count()


class Life(RuleBasedStateMachine):
    """`connection` is to an empty database with the workspace in it; leads of earlier runs are in nobody's way."""

    about = Bundle("about")

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection, self.now = connection, MONDAY
        self.known: dict[int, Lead] = {}
        self.brought_by: dict[int, str] = {}

    def teardown(self) -> None:
        self.nobody_does_anything_any_more()
        with self.connection.begin():
            self.connection.execute(tables.due.delete())
            # Nor shall anybody be taken for a lead of an earlier life, of which there are thousands.
            self.connection.execute(tables.company_block.delete())
            forgotten = dict.fromkeys(("email_key", "phone_key", "company_key", "person_key"), "")
            # What sales said of their source would have these leads reviewed.
            self.connection.execute(tables.lead.update().values(forgotten | {"source_id": 0}))
            self.connection.execute(tables.source.update().values(probation_at=None))

    def _read(self, query: Callable[[Transaction], Any]) -> Any:
        with self.connection.begin():
            return query(Transaction(self.connection, self.now))

    def _written(self) -> Any:
        counts = (select(func.count()).select_from(table) for table in (tables.event, tables.notice, tables.answer))
        return self._read(lambda tx: [tx.connection.execute(count).scalar_one() for count in counts])

    def _do(self, who: str, act: Callable[..., Any], *args: Any, steps: int = 1, **also: Any) -> Any:
        """Once, and once more with the same key: the repeat changes nothing. Refusals change nothing either."""
        by, key = Person(TEAM, who), f"click {next(_clicks)}"
        before = self._written()
        result, refusal = self._once(by, act, *args, key, **also)
        if not PEOPLE[who]:
            assert isinstance(refusal, NotAllowedError), f"{who} was not turned away, but: {refusal!r}"
        if refusal:
            assert self._written() == before
        self._moved(PEOPLE[who], steps)
        after = self._written()
        self._once(by, act, *args, key, **also)
        assert self._written() == after, "a repeat of the same delivery did something"
        self._moved(frozenset(), 0)
        return result

    def _once(self, by: Person, act: Callable[..., Any], *args: Any, **also: Any) -> tuple[Any, HandoffError | None]:
        try:
            with self.connection.begin():
                tx = Transaction(self.connection, self.now)
                result = act(tx, by, *args, **also)
                tx.flush()
                return result, None
        except HandoffError as refusal:
            return None, refusal

    def _moved(self, roles: frozenset[Role] | None, steps: int) -> None:
        """Every lead stands where it stood, or where the table lets these roles (None: the clock) move it."""
        for lead_id, before in self.known.items():
            now = self._read(lambda tx, lead_id=lead_id: leads.get(tx, TEAM, lead_id))
            allowed = {before.stage}
            for _ in range(steps):
                allowed |= {to for stage in allowed for to in _moves_from(stage, roles)}
            assert now.stage in allowed, f"{before.stage} -> {now.stage} by {roles}"
            self.known[lead_id] = now

    @initialize(target=about, who=st.sampled_from(MEMBERS[Role.MARKETER]), said=answers())
    def begins(self, who: str, said: dict[str, str]) -> int:
        lead: int = self.captures(who, ARRIVALS[-1], True)
        self.fills_in(lead, who, said)
        return lead

    @precondition(lambda self: len(self.known) < _MOST_LEADS)
    @rule(target=about, who=somebody, arrival=st.sampled_from(ARRIVALS), named=st.booleans())
    def captures(self, who: str, arrival: Any, named: bool) -> Any:
        # Somebody new each time: who may be a lead of an earlier life is another proof's matter.
        number = next(_clicks)
        name, firm = person(number) if named else "", company(number)
        details = Details(name, firm, f"office@{firm.lower()}.example", source="Fair", arrival=arrival.key)
        sheet = self._do(who, capture.capture, details)
        if sheet is None:
            return multiple()
        self.known[sheet.lead.id] = sheet.lead
        self.brought_by[sheet.lead.id] = who
        return sheet.lead.id

    @rule(lead=about, who=somebody, said=answers())
    def fills_in(self, lead: int, who: str, said: dict[str, str]) -> None:
        self._do(who, answering.submit_answers, lead, said)

    @rule(lead=about, who=somebody, question=questions, blank=st.booleans())
    def corrects(self, lead: int, who: str, question: str, blank: bool) -> None:
        said = correcting.Correction("" if blank else GOOD[question], "Tom Chen")
        self._do(who, correcting.correct_answer, lead, question, said)

    @rule(lead=about, who=somebody, question=questions)
    def vets(self, lead: int, who: str, question: str) -> None:
        self._do(who, correcting.vet, lead, question)

    @rule(lead=about, who=somebody)
    def asks_to_be_asked(self, lead: int, who: str) -> None:
        self._do(who, asking.start_asking, lead, "D1", f"{lead}.0")

    @rule(lead=about, who=somebody, text=st.sampled_from(["approved", "skip", "back", "stop", "idk", "x"]))
    def replies(self, lead: int, who: str, text: str) -> None:
        if PEOPLE[who]:  # whoever was never asked is told that, whatever their roles
            self._do(who, asking.reply, text, f"{lead}.0")

    @rule(lead=about, who=somebody)
    def accepts(self, lead: int, who: str) -> None:
        self._do(who, accepting.accept, lead)

    @rule(lead=about, who=somebody, reason=st.sampled_from(REASONS), fix=st.lists(questions, max_size=1))
    def rejects(self, lead: int, who: str, reason: Any, fix: list[str]) -> None:
        until = (self.now + timedelta(days=40)).date().isoformat() if reason.needs_date else ""
        self._do(who, rejecting.reject, lead, rejecting.Rejection(reason.code, "No.", until, fix))

    @rule(lead=about, who=somebody, reason=st.sampled_from(RECYCLE_REASONS))
    def gives_back(self, lead: int, who: str, reason: Any) -> None:
        until = (self.now + timedelta(days=40)).date().isoformat() if reason.needs_date else ""
        self._do(who, nurturing.back_to_nurture, lead, GivingBack(reason.code, until, note="Not now."))

    @rule(lead=about, who=somebody)
    def logs_an_attempt(self, lead: int, who: str) -> None:
        new = NewAttempt(f"{self.now:%Y-%m-%d}", f"{self.now:%H:%M}", "phone", "no_answer", zone="UTC")
        self._do(who, attempting.log_attempt, lead, new)

    @rule(lead=about, who=somebody, amount=st.sampled_from(["", "12k EUR", "twelve"]))
    def wins(self, lead: int, who: str, amount: str) -> None:
        self._do(who, closing.win, lead, Ending(amount=amount))

    @rule(lead=about, who=somebody, reason=st.sampled_from(["price", "other", ""]))
    def loses(self, lead: int, who: str, reason: str) -> None:
        self._do(who, closing.lose, lead, Ending(reason=reason))

    @rule(lead=about, who=somebody, why=st.sampled_from(["On leave", " "]))
    def releases(self, lead: int, who: str, why: str) -> None:
        self._do(who, releasing.release, lead, why)

    @rule(lead=about, who=somebody)
    def tries_again(self, lead: int, who: str) -> None:
        self._do(who, trying.try_again, lead)

    @rule(lead=about, who=somebody, reason=st.sampled_from(["Their board meets", " "]))
    def offers_anyway(self, lead: int, who: str, reason: str) -> None:
        self._do(who, overriding.offer_anyway, lead, reason)

    @rule(lead=about, who=somebody, came=st.sampled_from(Outcome), then=st.sampled_from(Then))
    def follows_up(self, lead: int, who: str, came: Outcome, then: Then) -> None:
        new = NewTouch(came, "They said so", stage="8", then=then)
        self._do(who, log_touch, lead, new, steps=2)  # noted, and closed or judged

    @rule(lead=about, who=somebody)
    def skips(self, lead: int, who: str) -> None:
        self._do(who, following_up.skip, lead)

    @rule(lead=about, who=somebody)
    def says_ready_now(self, lead: int, who: str) -> None:
        self._do(who, following_up.ready_now, lead)

    @rule(lead=about, who=somebody)
    def gives_up(self, lead: int, who: str) -> None:
        self._do(who, following_up.never, lead)

    @rule(lead=about, who=somebody)
    def reopens(self, lead: int, who: str) -> None:
        self._do(who, reopening.reopen, lead, steps=2)  # taken up, and judged

    @rule(lead=about, who=somebody, data=st.data())
    def does_what_fits(self, lead: int, who: str, data: st.DataObject) -> None:
        """Do what people do all day; the other rules are mostly things that do not fit the lead's stage."""
        fitting: dict[Stage, list[Callable[[], None]]] = {
            Stage.OFFERED: [
                lambda: self.accepts(lead, who),
                lambda: self.rejects(lead, who, data.draw(st.sampled_from(REASONS)), []),
            ],
            Stage.NURTURING: [
                lambda: self.says_ready_now(lead, who),
                lambda: self.gives_up(lead, who),
                lambda: self.offers_anyway(lead, who, "Their board meets"),
                lambda: self.time_passes(40),
                lambda: self.fills_in(lead, who, GOOD),
            ],
            Stage.REFUSED: [lambda: self.offers_anyway(lead, who, "Their board meets")],
            Stage.STALE: [lambda: self.reopens(lead, who)],
            Stage.ACCEPTED: [
                lambda: self.corrects(lead, who, "money", False),
                lambda: self.gives_back(lead, who, data.draw(st.sampled_from(RECYCLE_REASONS))),
            ],
        }
        usual = [lambda: self.fills_in(lead, who, data.draw(answers())), lambda: self.time_passes(40)]
        data.draw(st.sampled_from(fitting.get(self.known[lead].stage, usual)))()

    does_what_fits_again = does_what_fits
    and_again = does_what_fits

    @rule(days=st.sampled_from([0.1, 1, 5, 40, 100, -0.2]))
    def time_passes(self, days: float) -> None:
        self.now += timedelta(days=days)
        with self.connection.begin():
            tx = Transaction(self.connection, self.now)
            while do_what_is_due(tx, DUE) == BATCH:
                pass
            tx.flush()
        self._moved(None, 1)

    def nobody_does_anything_any_more(self) -> None:
        """Every draft ends then, and not in silence."""
        self.now = self.now.replace(hour=10)  # at night and on weekends nobody is prompted
        for _ in range(2 * len(PROMPT_WORKING_DAYS) + 2):
            if any(lead.stage in UNSENT for lead in self.known.values()):
                self.time_passes(SOON.days)
        assert all(lead.stage not in UNSENT for lead in self.known.values())
        self.the_history_explains_where_it_stands()

    @invariant()
    def the_history_explains_where_it_stands(self) -> None:
        for lead in self.known.values():
            told = self._read(lambda tx, lead=lead: history.of_lead(tx, lead, limit=500))
            assert stage_by_history(told) is lead.stage
            last = [event for event in told if event.kind == "accepted"]
            assert lead.stage is not Stage.ACCEPTED or lead.owner == last[-1].actor
            overridden = [event for event in told if event.kind in ("overridden", "offered")][-2:]
            assert not lead.overridden_by or overridden[0].actor == lead.overridden_by

    @invariant()
    def the_credit_stays_with_whoever_brought_it(self) -> None:
        assert {lead.id: lead.originator for lead in self.known.values()} == self.brought_by

    @invariant()
    def what_is_with_marketing_always_comes_back(self) -> None:
        """A nurtured lead to be followed up; a draft to be prompted for or reviewed, before long, or closed."""
        for lead in self.known.values():
            follow_up, prompt, review = self._read(
                lambda tx, lead=lead: [due.of_lead(tx, TEAM, lead.id, kind) for kind in _BRINGS_BACK]
            )
            assert (follow_up is not None) == (lead.stage is Stage.NURTURING)
            assert [prompt, review].count(None) == (1 if lead.stage in UNSENT else 2)
            assert prompt is None or prompt.due_at < self.now + SOON


def _moves_from(stage: Stage, roles: frozenset[Role] | None) -> set[Stage]:
    return {
        move.to
        for move in MOVES.values()
        if stage in move.sources and (not move.roles if roles is None else bool(roles & move.roles))
    }
