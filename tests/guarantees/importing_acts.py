"""A file that is imported, to its end: part of the proof that every query names its workspace."""

from datetime import timedelta

from bot.exchange.load import finish, give_out, judge_imported, load, progress, propose, start, step, undo
from bot.exchange.load.job import Import
from bot.exchange.load.refused import send_refused
from bot.exchange.rows.candidate import Candidate, Fate
from bot.lead.details import Details
from bot.lead.people import Person
from storage.exchange import imports, lines, pieces
from storage.intake import places
from storage.privacy import erased_keys
from storage.sql import Transaction
from tests.rules.leads import READY

JANE = Details("Jane Doe", "Acme", "jane@acme.example", phone="+49 30 7654321")
NEW = Details("Ida Hill", "Hill Ltd", "ida@hill.example", source="Fair", notes="Email: ida@private.example")


def _candidates() -> list[Candidate]:
    broken = Candidate(5, Details("?"), fate=Fate.REFUSED, value="?", reason="Nobody is called so.", key="5:e")
    ours = Candidate(4, Details("Al Stone"), key="4:d", lead="L-2")
    answered = Candidate(3, Details("Bo Fox", "Fox", "bo@fox.example"), dict(READY), key="3:c")
    return [
        Candidate(1, JANE, {"requirement": "Slow"}, key="1:a"),
        Candidate(2, NEW, key="2:b"),
        answered,
        ours,
        broken,
    ]


def import_a_file(tx: Transaction, by: Person) -> None:
    """Load it, judge and offer its leads, send its refused rows back, and take all of it back."""
    before = tx.now
    erased_keys.secret_of(tx, by.team_id)
    handed = propose.propose(tx, by, "F1", "fair.csv", 4, "import 1")
    propose.propose(tx, by, "F1", "fair.csv", 4, "import 1")
    assert imports.is_fetching_due(tx, by.team_id)
    taken = imports.take_fetching(tx, by.team_id)
    assert taken
    imports.place(tx, taken, "D1", "1.0")
    propose.fetched(tx, taken, b"Name")
    chosen = {"source": "Fair", "batch": "Day 1", "overwrite": True, "signature": "fair", "day_first": True}
    made = propose.choose(tx, by, handed.id, 0, chosen, "import 2")
    propose.checked(tx, made, {})
    begun = start.start(tx, by, made.id, made.version, "import 3")
    progress.remembered(tx, by.team_id, "fair")
    progress.before(tx, begun)
    progress.reading(tx, begun)
    _end(tx, by, _load(tx, by))
    waits = propose.propose_bytes(tx, by, "late.csv", b"Name", "import 4")
    start.cancel(tx, by, waits.id, "import 5")
    tx.now += timedelta(days=3)
    finish.forget_what_is_old(tx)
    tx.now = before


def _load(tx: Transaction, by: Person) -> Import:
    assert load.is_due(tx, by.team_id)
    imp = load.take(tx, by.team_id)
    assert imp
    imp = load.keep(tx, imp)
    assert imp
    load.data(tx, imp)
    for _ in range(2):
        imp = step.step(tx, imp, _candidates(), "Fair")
        assert imp
    imp = finish.loaded(tx, imp)
    assert imp
    assert load.left_to_judge(tx, imp)
    imp = judge_imported.judge_next(tx, imp, 10)
    assert imp
    lines.refused(tx, by.team_id, imp.id, 0, 10)
    imp = finish.refused_rows(tx, imp, b"Name")
    assert imp
    done = finish.finished(tx, imp)
    assert done
    return done


def _end(tx: Transaction, by: Person, imp: Import) -> None:
    assert send_refused.is_due(tx, by.team_id)
    file = send_refused.take(tx, by.team_id)
    assert file
    send_refused.piece(tx, file, 1)
    file = send_refused.will_complete(tx, file, "F2")
    assert file
    send_refused.finish(tx, file)
    tx.now += timedelta(hours=1)
    while give_out.give_out(tx):
        pass
    progress.came(tx, imp)
    progress.staying(tx, by, imp.id, 5)
    lines.counts(tx, by.team_id, imp.id)
    places.ids_at(tx, by.team_id, [places.LeadPlace(1)])
    lines.leave_unjudged(tx, by.team_id, imp.id)
    lines.forget_said(tx, by.team_id, imp.id)
    undo.undo(tx, by, imp.id, "import 6")
    taken, after = load.take(tx, by.team_id), ""
    while taken and taken.leased_until:
        taken, after = undo.undo_next(tx, taken, after, 10)
    pieces.drop_all(tx, imp)
