"""The people there are and the things they may say, for the life of a lead that everybody has a hand in."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.lead.definition.default import DEFAULT
from bot.lead.people import Role

TEAM = "T1"
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PEOPLE: dict[str, frozenset[Role]] = {
    "U_marketer": frozenset({Role.MARKETER}),
    "U_other_marketer": frozenset({Role.MARKETER}),
    "U_rep": frozenset({Role.REP}),
    "U_other_rep": frozenset({Role.REP}),
    "U_marketing_manager": frozenset({Role.MARKETING_MANAGER}),
    "U_sales_manager": frozenset({Role.SALES_MANAGER}),
    "U_everything": frozenset(Role),
    "U_nobody": frozenset(),
}
MEMBERS = {role: [user for user, roles in PEOPLE.items() if role in roles] for role in Role}

_BUSY = ["U_everything"] * 5 + ["U_marketer", "U_rep", "U_sales_manager"]
somebody = st.sampled_from([*sorted(PEOPLE), *_BUSY])
questions = st.sampled_from([question.key for question in DEFAULT.questions])
GOOD = {
    question.key: next((choice.key for choice in question.choices if choice.effect == "ready"), "Maria Lopez, COO")
    for question in DEFAULT.questions
}
GOOD["channel"] = "phone"


@st.composite
def answers(draw: st.DrawFn) -> dict[str, str]:
    """Mostly good ones; some say something else, some are blank."""
    said = {question.key: GOOD[question.key] for question in DEFAULT.questions if question.required}
    for question in draw(st.lists(st.sampled_from(DEFAULT.questions), max_size=2)):
        options = [choice.key for choice in question.choices] or ["Something else"]
        said[question.key] = draw(st.sampled_from(["", *options]))
    return said
