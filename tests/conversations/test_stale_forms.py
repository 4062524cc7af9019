"""Two people have the same open: what one of them saves, the other's older form neither undoes nor overwrites."""

from bot.lead.people import Role
from bot.simulator.people import Person
from storage import workspaces
from tests.conversations.agreement import TIMING
from tests.conversations.office import Office, without

EMAIL, PHONE, COMPANY, NOTES = "Email", "Phone", "Company", "Notes"


async def details(who: Person, office: Office, label: str = "L-1") -> None:
    if who.modal:
        await who.closes(everything=True)
    shown = await who.runs(f"/lead show {label}", in_=office.sales)
    assert shown
    await who.clicks("Details", on=shown)


async def edits(who: Person, office: Office) -> None:
    await details(who, office)
    await who.clicks("Edit who it is")


async def becomes(office: Office, who: Person, role: Role) -> None:
    team = office.slack.workspace.team_id

    def joins(tx: object) -> None:
        held = workspaces.members(tx, team)[role]  # type: ignore[arg-type]
        workspaces.set_members(tx, team, role, [*held, who.id])  # type: ignore[arg-type]

    await office.baton.database.transact(joins)


async def test_who_a_lead_is_keeps_what_somebody_else_corrected(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await edits(office.mia, office)
    await edits(office.max, office)
    await office.max.submits({PHONE: "+49 30 1234567", EMAIL: "jane.doe@acme.example"})
    form = await office.mia.submits({COMPANY: "Acme Corporation"})
    assert form.title == "Questions for L-1"
    await edits(office.max, office)
    values = office.max.modal.values
    assert values[EMAIL] == "jane.doe@acme.example"
    assert values[PHONE] == "+49 30 1234567"
    assert values[COMPANY] == "Acme Corporation"


async def test_where_two_corrected_the_same_the_second_is_told_and_decides(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await edits(office.mia, office)
    await edits(office.max, office)
    await office.max.submits({PHONE: "+49 30 1234567", EMAIL: "jane.doe@acme.example", COMPANY: "Acme SE"})
    form = await office.mia.submits({EMAIL: "jd@acme.example", "Title": "COO"})
    assert "Nothing is saved yet" in form.text
    assert "@Max Marketing Manager made Email “jane.doe@acme.example”" in form.text
    assert "Title" not in form.text.split("What you filled in")[0]
    assert form.values[EMAIL] == "jd@acme.example"
    assert form.values["Title"] == "COO"
    assert form.values[PHONE] == "+49 30 1234567"
    assert form.values[COMPANY] == "Acme SE"
    form = await office.mia.submits()
    assert form.title == "Questions for L-1"
    await edits(office.max, office)
    assert office.max.modal.values[EMAIL] == "jd@acme.example"
    assert office.max.modal.values[PHONE] == "+49 30 1234567"
    assert office.max.modal.values[COMPANY] == "Acme SE"
    assert office.max.modal.values["Title"] == "COO"


async def test_what_both_say_alike_is_no_quarrel_and_an_untouched_form_changes_nothing(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await edits(office.mia, office)
    await edits(office.max, office)
    await office.max.submits({COMPANY: "Acme SE"})
    form = await office.mia.submits({COMPANY: "Acme  SE "})
    assert form.title == "Questions for L-1"
    await details(office.max, office)
    assert office.max.modal.text.count("corrected who it is") == 1


async def test_one_person_in_two_windows_is_told_as_well(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await edits(office.mia, office)
    older = office.mia.leaves()
    await edits(office.mia, office)
    await office.mia.submits({COMPANY: "Acme SE"})
    form = await office.mia.turns_to(older).submits({COMPANY: "Acme NV"})
    assert "You made Company “Acme SE” in another window" in form.text
    assert form.values[COMPANY] == "Acme NV"


async def test_another_marketer_corrects_a_lead_without_seeing_how_to_reach_it(office: Office) -> None:
    await becomes(office, office.visitor, Role.MARKETER)
    await office.mia_brings(without(TIMING), Phone="+49 30 1234567", Notes="Her assistant is at pa@acme.example")
    await edits(office.visitor, office)
    form = office.visitor.modal
    everything = str(form.view.definition) + form.text
    for secret in ("jane@acme.example", "1234567", "pa@acme.example"):
        assert secret not in everything
    assert EMAIL not in form.labels
    assert PHONE not in form.labels
    assert "email and phone and notes is for @Mia Marketer and managers" in form.text
    await office.visitor.submits({COMPANY: "Acme SE", "Add to the notes": "Met at the fair"})
    await edits(office.mia, office)
    values = office.mia.modal.values
    assert (values[EMAIL], values[PHONE], values[COMPANY]) == ("jane@acme.example", "+49 30 1234567", "Acme SE")
    assert values[NOTES] == "Her assistant is at pa@acme.example\nMet at the fair"


async def test_another_marketer_fills_in_what_nobody_knew_but_overwrites_nothing_unseen(office: Office) -> None:
    await becomes(office, office.visitor, Role.MARKETER)
    await office.mia_brings(without(TIMING), who="Jane Doe at Acme Corp, from Webinar")
    await edits(office.visitor, office)
    await edits(office.mia, office)
    await office.mia.submits({EMAIL: "jane@acme.example"})
    form = await office.visitor.submits({EMAIL: "j@other.example", PHONE: "+49 30 1234567"})
    assert "@Mia Marketer made Email “j•••@acme.example”" in form.text
    assert "jane@acme.example" not in str(form.view.definition)
    assert EMAIL not in form.labels
    assert "Not asked any more; you had filled in:\nEmail: j@other.example" in form.text
    await office.visitor.submits()
    await edits(office.mia, office)
    assert office.mia.modal.values[EMAIL] == "jane@acme.example"
    assert office.mia.modal.values[PHONE] == "+49 30 1234567"
