"""Columns by their headers: the exports that are known, and the words of several languages."""

import pytest

from bot.exchange.layouts.headers import plain, unique
from bot.exchange.layouts.map_columns import map_columns
from bot.exchange.reading.sheet import Kind, Row, Table
from bot.exchange.rows.candidate import Because
from bot.exchange.rows.check import check
from bot.lead.definition.default import DEFAULT
from tests.exchange.sheets import TODAY, mapped, sheet, table

LAYOUTS = {
    "meta": "lead_status|email|platform|form_id|full_name|created_time|ad_id",
    "linkedin": "Email Address|Test Lead|Form Name|First Name|Lead Type",
    "google_ads": "User email|Form ID|Google Click ID|Full name",
    "typeform": "Your email?|#|Response Type|Network ID",
    "zoom_webinar": "Email|User Name (Original Name)|Attended|Join Time",
    "zoom_meeting": "User Email|Join Time|Name (Original Name)|Leave Time|Duration (Minutes)|Guest",
    "teams": "Full Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role",
    "gotowebinar": "Interest Rating|First Name|Attended|Email Address",
    "on24": "Email|Engagement Score|Live Minutes",
    "eventbrite": "Attendee #|Order #|Email|Surname",
    "badge_scanner": "Email|Badge ID|Scanned At",
    "hubspot": "Email|Lifecycle Stage|Record ID",
    "salesforce": "Email|Lead Status|Lead Owner",
    "mailchimp": "Email Address|EUID|LEID",
    "google_contacts": "First Name|E-mail 1 - Value",
    "outlook": "E-mail Address|E-mail Type|E-mail Display Name|First Name",
    "baton": "How they came in|Name|Stage|Lead|Email",
    "": "Name|Email|Phone",
}


@pytest.mark.parametrize(("layout", "header"), LAYOUTS.items())
def test_a_known_export_is_recognised_by_its_headers_wherever_they_stand(layout: str, header: str) -> None:
    turned = "|".join(reversed(header.split("|")))
    assert mapped(header).layout == mapped(turned).layout == layout


@pytest.mark.parametrize("header", [
    "First name|Last name|Company|Job title|E-mail|Phone|Country|Notes",
    "Vorname|Nachname|Firma|Berufsbezeichnung|E-Mail-Adresse|Telefonnummer|Land|Bemerkung",
    "Prénom|Nom|Société|Fonction|Adresse e-mail|Téléphone|Pays|Commentaire",
    "Nombre|Apellidos|Empresa|Cargo|Correo electrónico|Teléfono móvil|País|Observaciones",
    "Nome|Cognome|Azienda|Ruolo|Indirizzo e-mail|Cellulare|Paese|Commenti",
    "Voornaam|Achternaam|Bedrijf|Functie|E-mailadres|Telefoonnummer|Land|Opmerkingen",
    "Nome|Sobrenome|Empresa|Cargo|E-mail|Telefone|País|Mensagem",
    "Imię|Nazwisko|Nazwa firmy|Stanowisko|Adres e-mail|Numer telefonu|Kraj|Uwagi",
    "Förnamn|Efternamn|Företag|Befattning|E-post|Mobilnummer|Land|Meddelande",
    "Fornavn|Efternavn|Virksomhed|Stilling|E-mail|Telefonnummer|Land|Besked",
    "Jméno|Příjmení|Společnost|Pozice|E-mailová adresa|Telefonní číslo|Země|Poznámka",
    "FIRST_NAME|last-name|company_name|jobTitle|*Your e-mail? (required)|<b>Mobile</b> phone|Country/Region|note",
])  # fmt: skip
def test_columns_are_known_by_their_words_in_several_languages(header: str) -> None:
    found = mapped(header)
    wanted = ["first_name", "last_name", "company", "title", "email", "phone", "geography", "notes"]
    assert [found.targets[at] for at in range(8)] == wanted
    assert not found.unsure


@pytest.mark.parametrize(("header", "target"), {
    "Name|Email": "name",
    "Name|Vorname": "last_name",
    "Nom|E-mail": "name",
    "Name|Given Name|Family Name": "name",
    "What's your name, *first of all*?|Email": "name",
    "E-Mail consent|Email": "notes",
    "Company website|Email": "notes",
    "Emial adress|Phone": "email",
    "How many employees do you have?|Email": "company_size",
    "When do you want to buy? (say now if now)|Email": "question:timing",
    "what_is_their_requirement?|Email": "question:requirement",
    "Budget|Email": "question:money",
    "Is there a budget|Email": "question:money",
    "Shoe size|Email": "notes",
    "Contact: Phone No.|Email": "phone",
    "Zuständiger Mitarbeiter|Email": "notes",
    "¿cuántos_empleados_tiene_su_empresa?|Email": "company_size",
    "Date d’inscription|Email": "created",
    "Quand souhaitez-vous acheter ?|Email": "question:timing",
    "uuid|Email": "",
    "Funktion/Position|Email": "title",
    "Prospect Name|Email": "name",
    "Kunde|Ansprechpartner|Email": "company",
    "Customer|Email": "name",
    "Nr telefonu|Email": "phone",
    "Фамилия|Имя": "last_name",
    "Эл. почта|Имя": "email",
    "手机号码|姓名": "phone",
    "公司名称|姓名": "company",
    "휴대폰|이름": "phone",
    "Soyadı|Adı": "last_name",
    "Keresztnév|Vezetéknév": "first_name",
}.items())  # fmt: skip
def test_a_column_becomes_what_its_words_say(header: str, target: str) -> None:
    assert mapped(header).targets[0] == target


def test_what_is_only_likely_is_marked_to_be_looked_at() -> None:
    found = mapped(
        "Emial adress|Betriebsgröße in Mitarbeitern|Reachable at|Firma", "||ada@probe.example|x", "||b@x.io|"
    )
    assert found.targets[2] == "email"
    assert 0 in found.unsure
    assert 2 in found.unsure
    assert 3 not in found.unsure


def test_double_and_blank_headers_each_get_a_name_of_their_own() -> None:
    assert unique(("Other", "", "Other", "Other (2)", "<b>Other</b>")) == (
        "Other", "Column 2", "Other (2)", "Other (2) (2)", "Other (3)",
    )  # fmt: skip
    assert plain("*E-Mail</b> Adresse_1 *") == "email adresse 1"


def test_what_somebody_chose_before_comes_first() -> None:
    file = sheet(table("Email|Shoe size|Name", "a@x.io|42|Ada"))
    _, found = map_columns(file, DEFAULT.questions, {"Shoe size": "segment", "Gone": "name"})
    assert found.targets == {0: "email", 1: "segment", 2: "name"}


def test_the_table_with_the_people_is_chosen_among_several() -> None:
    about = table("Topic|Duration", "Pricing|65")
    people, _ = map_columns(sheet(about, table("Name|Email", "Ada|a@x.io")), DEFAULT.questions)
    assert people.header == ("Name", "Email")


def test_tables_with_the_same_columns_are_read_one_after_the_other() -> None:
    found = check(
        sheet(
            table("Day|Leads", "Tuesday|1", title="Overview"),
            table("Name|Email", "Ada|a@x.io", title="Tuesday"),
            table("Email|Name|Interest", "b@x.io|Bo|Demo", "a@x.io|Ada|", title="Wednesday"),
            table("Town|Hall", "Rome|3", title="Towns"),
        ),
        DEFAULT.questions,
        TODAY,
    )
    assert [(each.line, each.details.name, each.details.notes) for each in found.leads] == [
        (2, "Ada", "Section: Tuesday"),
        (4, "Bo", "Interest: Demo\nSection: Wednesday"),
    ]
    assert (found.rows, found.because) == (3, {Because.AGAIN: 1})
    assert any("“Tuesday”, “Wednesday” are read as one" in remark for remark in found.remarks)


def test_a_title_that_is_mr_or_mrs_is_not_what_they_do() -> None:
    forms = mapped("Title|Name|Job title", "Mr.|Ada|CFO", "Prof. Dr.|Bo|CEO")
    assert (forms.targets[0], forms.targets[2]) == ("", "title")
    assert mapped("Title|Name", "Mrs|Ada", "CFO|Bo").targets[0] == "title"
    ours = mapped("Lead|Stage|Name|How they came in|Title", "L-1|new|Ada||M")
    assert ours.targets[4] == "title", "what Baton wrote stands as it is"


@pytest.mark.parametrize(("cells", "day_first"), [
    (["25/10/2026", "06/10/2026"], True),
    (["10/25/2026", "10/06/2026"], False),
    (["06/10/2026", "07/10/2026"], None),
    (["06.10.2026"], True),
    (["2026-10-06", "", "--"], None),
    (["25/10/2026", "26/10/2026", "10/27/2026"], True),
])  # fmt: skip
def test_the_order_of_dates_is_decided_over_the_whole_column(cells: list[str], day_first: bool | None) -> None:
    assert mapped("Email|Date", *(f"a@x.io|{cell}" for cell in cells)).day_first is day_first


def test_cards_and_lists_are_what_made_them() -> None:
    cards = Table("", ("Name", "Email"), (Row(1, ("Ada", "a@x.io")),))
    assert map_columns(sheet(cards, kind=Kind.CARDS), ())[1].layout == "vcard"
    assert map_columns(sheet(cards, kind=Kind.LIST), ())[1].layout == "list"


def test_columns_without_headers_are_told_by_what_stands_in_them() -> None:
    found = mapped(
        "|||", "Ada Probe|ada@probe.example|+12025550143|Probe Inc.", "Lin Leer|l@x.io|+4930123456|Leer GmbH"
    )
    assert [found.targets[at] for at in range(4)] == ["name", "email", "phone", "company"]
    assert found.unsure == (0, 1, 2, 3)


def test_what_was_put_in_front_of_rows_to_be_mended_is_left_out_again() -> None:
    file = sheet(table("Line in the file|Value|Reason|Email|Reason", "4|a(at)x.io|It has no @.|a@x.io|Pricing"))
    _, found = map_columns(file, DEFAULT.questions)
    assert [found.targets[at] for at in range(4)] == ["", "", "", "email"]
    assert found.targets[4], "a column of the file's own is kept"
