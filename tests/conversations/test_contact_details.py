"""Contact details are for whoever brought in or owns the lead, and for managers: nothing shows them to others."""

from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from tests.benchmarks.names import company, person
from tests.conversations.canaries import Aviary, Presser
from tests.conversations.office import Office
from tests.conversations.routing import opens_routing
from tests.conversations.test_stale_forms import becomes, details


async def test_whatever_anybody_opens_or_presses_in_any_stage_shows_them_only_what_is_theirs(office: Office) -> None:
    aviary = Aviary(office)
    await aviary.fill()
    other = office.slack.person("Olga Other", tz="Europe/Berlin")
    office.slack.invite(other, office.sales)
    await becomes(office, other, Role.MARKETER)
    everybody = (office.visitor, other, office.lena, office.ravi, office.mia, office.max, office.sofia)
    seen = {}
    for decisive in (False, True):
        for who in everybody:
            seen[who.name, decisive] = await Presser(aviary, who, decisive=decisive).presses_everything()
    await office.later(days=70)
    for who in everybody:
        aviary.told(who)
    every = set(aviary.stages)
    assert seen["Vic Visitor", False] == seen["Olga Other", False] == seen["Lena Rep", False] == set()
    assert seen["Mia Marketer", False] == seen["Max Marketing Manager", False] == every
    owned = {number for number, stage in aviary.stages.items() if stage in ("accepted", "won", "lost")}
    assert seen["Ravi Rep", False] == owned


async def test_whoever_comes_across_a_lead_that_exists_is_told_nothing_they_did_not_type(office: Office) -> None:
    aviary = Aviary(office)
    await aviary.fill()
    await becomes(office, office.visitor, Role.MARKETER)
    vic = office.visitor
    for number in aviary.stages:
        await vic.runs("/lead", in_=office.sales)
        form = await vic.submits({"Name": person(number), "Company": company(number)})
        assert form.title == "Already a lead?"
        aviary.told(vic)
        await vic.submits({"What should I do?": f"Add it to L-{number}"})
        aviary.told(vic)
        await vic.closes(everything=True)
    await office.work()
    aviary.told(vic)


async def test_what_somebody_learned_is_for_those_who_see_contacts_and_for_whoever_heard_it(office: Office) -> None:
    await becomes(office, office.visitor, Role.MARKETER)
    await office.mia_brings({}, Notes="")
    await details(office.mia, office)
    for who, learned in ((office.mia, "Her number is 555 0100"), (office.visitor, "They decide in March")):
        await details(who, office)
        await who.clicks("Log a conversation")
        await who.submits({"How?": "Phone", "With whom?": ["Jane Doe"], "What did you learn?": learned})
    await details(office.visitor, office)
    assert "555 0100" not in office.visitor.modal.text
    assert "They decide in March" in office.visitor.modal.text
    await office.visitor.clicks("Buying group in full")
    assert "555 0100" not in office.visitor.modal.text
    assert "They decide in March" in office.visitor.modal.text
    assert "@Mia Marketer with Jane Doe" in office.visitor.modal.text
    await details(office.mia, office)
    await office.mia.clicks("Buying group in full")
    assert "555 0100" in office.mia.modal.text
    assert "They decide in March" in office.mia.modal.text


class Hidden(Aviary):
    """The same where names are hidden until somebody accepts."""

    def secrets(self, number: int) -> tuple[str, ...]:
        known = self.stages.get(number) in (None, Stage.ACCEPTED, Stage.WON, Stage.LOST)
        return super().secrets(number) if known else (*super().secrets(number), person(number))


async def test_where_names_are_hidden_a_rep_learns_none_before_somebody_accepts(office: Office) -> None:
    await opens_routing(office.sofia)
    await office.sofia.clicks("Everything else", near="All reps")
    await office.sofia.submits({"Before Accept, sales sees": "Company, segment and worth, and no names"})
    assert "Before Accept: sales sees company, segment and worth, and no names" in office.sofia.modal.text
    await office.sofia.clicks("Put in force")
    await office.sofia.closes(everything=True)
    aviary = Hidden(office)
    await aviary.fill()
    assert await Presser(aviary, office.lena, decisive=False).presses_everything() == set()
    await office.later(hours=9)
    aviary.told(office.lena)
    card = await office.lena.sees("of 14 answers vetted", in_=office.sales)
    assert "Who it is, how to reach them and what they said: shown to whoever accepts it" in card.text
    assert "Budget Approved · Timing Within 3 months" in card.text
    await office.lena.clicks("Accept", on=card)
    await office.lena.sees("canary02")
