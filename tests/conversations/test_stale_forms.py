"""Two people have the same open: what one of them saves, the other's older form neither undoes nor overwrites."""

from bot.lead.people import Role
from bot.simulator.people import Person
from storage import tables, workspaces
from storage.sql import Transaction
from tests.conversations.agreement import MONEY, TIMING
from tests.conversations.office import READY, Office, without

REQUIREMENT = "What is their requirement?"
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
    assert "Only @Mia Marketer and managers can see what is saved for email and phone and notes" in form.text
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
    assert "These are no longer asked; you had filled in:\nEmail: j@other.example" in form.text
    await office.visitor.submits()
    await edits(office.mia, office)
    assert office.mia.modal.values[EMAIL] == "jane@acme.example"
    assert office.mia.modal.values[PHONE] == "+49 30 1234567"


async def test_questions_somebody_else_answered_keep_their_answers_until_one_decides_otherwise(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING, REQUIREMENT))
    await details(office.mia, office)
    await office.mia.clicks("Answer now")
    await details(office.max, office)
    await office.max.clicks("Answer now")
    await office.max.submits({MONEY: "Planned", REQUIREMENT: "Ship at once"})
    form = await office.mia.submits({MONEY: "Approved", TIMING: "3 to 6 months"})
    assert "Nothing is saved yet" in form.text
    assert f"@Max Marketing Manager made {MONEY} “Planned”" in form.text
    assert (form.values[MONEY], form.values[TIMING], form.values[REQUIREMENT]) == (
        "Approved",
        "3 to 6 months",
        "Ship at once",
    )
    await office.mia.submits({MONEY: "Planned"})
    await details(office.max, office)
    assert "@Mia Marketer documented answers: Budget" not in office.max.modal.text
    assert "3 to 6 months" in office.max.modal.text


async def test_what_was_typed_and_never_saved_does_not_overwrite_what_was_answered_since(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await details(office.mia, office)
    await office.mia.clicks("Answer now")
    office.mia.fills({MONEY: "Approved"})
    await office.mia.closes()
    await office.mia.clicks("Answer now")
    assert office.mia.modal.values[MONEY] == "Approved"
    await details(office.max, office)
    await office.max.clicks("Edit")
    await office.max.clicks("Answer", near="Budget")
    await office.max.submits({MONEY: "None"})
    form = await office.mia.submits()
    assert f"@Max Marketing Manager made {MONEY} “None”" in form.text
    assert form.values[MONEY] == "Approved"
    assert await office.mia.submits() is None
    await details(office.max, office)
    assert "Budget from “None” to “Approved”" in office.max.modal.text


async def test_an_answer_is_corrected_only_where_it_is_still_what_the_form_showed(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await details(office.max, office)
    await office.max.clicks("Edit")
    await office.max.clicks("Edit", near="Budget")
    older = office.max.leaves()
    await details(office.mia, office)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Budget")
    await office.mia.submits({MONEY: "None", "Who said so?": "Tom Chen"})
    form = await office.max.turns_to(older).submits({"How do you know?": "Their mail"})
    assert f"@Mia Marketer made {MONEY} “None”" in form.text
    assert form.values == {
        MONEY: "None",
        "Who said so?": "Tom Chen",
        "Or somebody else": None,
        "How do you know?": "Their mail",
    }
    await office.max.submits()
    await details(office.mia, office)
    await office.mia.clicks("Edit")
    assert "None\nDocumented by @Max Marketing Manager" in office.mia.modal.text
    assert "Tom Chen said so" in office.mia.modal.text


async def test_who_said_so_and_how_one_knows_can_be_added_by_two_at_once(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    for who in (office.max, office.mia):
        await details(who, office)
        await who.clicks("Edit")
        await who.clicks("Edit", near="Budget")
    await office.mia.submits({"Or somebody else": "Ann Weber"})
    await office.max.submits({"How do you know?": "Their mail"})
    await details(office.mia, office)
    await office.mia.clicks("Edit")
    assert "Ann Weber said so" in office.mia.modal.text
    assert "Their mail" in office.mia.modal.text
    await details(office.max, office)
    await office.max.clicks("Edit")
    await office.max.clicks("Edit", near="Budget")
    await office.max.submits({"Who said so?": "Tom Chen"})
    await office.max.clicks("Edit")
    assert "Tom Chen said so" in office.max.modal.text


async def test_an_answer_that_was_changed_is_not_vetted_from_an_older_window(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await details(office.max, office)
    await details(office.mia, office)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Budget")
    await office.mia.submits({MONEY: "None"})
    await office.max.clicks("Vetted: Budget")
    assert "Nothing was done" in office.max.modal.text
    assert f"@Mia Marketer made {MONEY} “None”" in office.max.modal.text
    await office.max.closes()
    assert ":white_check_mark:" not in office.max.modal.text
    assert "Budget: None\n" in office.max.modal.text
    await office.max.clicks("Vetted: Budget")
    assert "Budget: None :white_check_mark:" in office.max.modal.text
    await office.max.clicks("Edit")
    assert "Vetted by @Max Marketing Manager" in office.max.modal.text


async def test_of_two_who_vet_one_answer_from_old_windows_the_first_has_vetted_it(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await details(office.max, office)
    await details(office.mia, office)
    await office.mia.clicks("Vetted: Budget")
    await office.max.clicks("Vetted: Budget")
    assert office.max.modal.text.count("vetted an answer") == 1
    await office.max.clicks("Edit")
    assert office.max.modal.text.count("Vetted by @Mia Marketer") == 1
    assert "Vetted by @Max" not in office.max.modal.text


async def test_a_lead_that_moved_on_is_not_added_to_as_was_said_before(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await office.max.runs("/lead J. Doe at Acme Corp, jane@acme.example, notes: met at the fair", in_=office.marketing)
    form = await office.max.submits()
    assert form.title == "Already a lead?"
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Answer now", on=note)
    await office.mia.submits({MONEY: "Approved"})
    form = await office.max.submits({"What should I do?": "Add it to L-1", "Title": "COO"})
    assert "@Mia Marketer moved L-1 on: it is waiting for sales now" in form.text
    assert form.values["Title"] == "COO"
    assert form.values["Email"] == "jane@acme.example"
    form = await office.max.submits({"What should I do?": "Add it to L-1"})
    assert "What you typed has been added to L-1 Jane Doe" in form.text


async def test_of_two_managers_who_answer_a_never_the_second_hears_what_the_first_said(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})
    asked = await office.max.sees("says that L-1", in_=office.max.dm)
    await office.sofia.clicks("Keep contactable", on=await office.sofia.sees("says that L-1", in_=office.sofia.dm))
    await office.max.clicks("Confirm", on=asked)
    await office.max.sees("(@Sofia Sales Manager decided that they may be contacted), and the first answer counts")


async def test_an_entry_lifted_by_another_manager_is_said_to_be(office: Office) -> None:
    for who in (office.max, office.sofia):
        await who.clicks("Do not contact", on=await who.opens_home())
        if who is office.max:
            await who.submits({"Who must not be contacted?": "bo@north.example"})
    await office.max.clicks("Lift")
    await office.sofia.clicks("Lift")
    assert "(@Max Marketing Manager lifted it)" in office.sofia.modal.text


async def test_a_domain_is_barred_only_as_it_stood_on_the_button(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})
    asked = await office.sofia.sees("says that L-1", in_=office.sofia.dm)
    await office.baton.database.transact(_moves_to_another_company)
    await office.sofia.clicks("Confirm for all of acme.example", on=asked)
    await office.sofia.sees("Their company's domain is other.example")
    assert "acme.example" not in (await office.max.opens_home()).text


def _moves_to_another_company(tx: Transaction) -> None:
    tx.connection.execute(tables.lead.update().values(email="jane@other.example"))


async def test_what_is_typed_in_a_thread_does_not_replace_what_was_answered_elsewhere(office: Office) -> None:
    await office.mia_brings(without(MONEY, REQUIREMENT))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    question = await office.mia.sees("1 of 2")
    await details(office.max, office)
    await office.max.clicks("Edit")
    await office.max.clicks("Answer", near="Requirement")
    await office.max.submits({REQUIREMENT: "Ship at once"})
    await office.mia.says("Something else", thread=note)
    await office.mia.sees("That question is answered, or I have stopped asking")
    assert question
    await details(office.max, office)
    assert "Ship at once" in office.max.modal.text
    assert "Something else" not in office.max.modal.text
