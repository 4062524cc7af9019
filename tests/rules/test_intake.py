"""Every word a marketer types after `/lead` lands in the right field, and none is lost."""

from dataclasses import fields

import pytest

from bot.intake.reading import Intake, parse_intake
from bot.slack.markup import as_typed

JANE = {"name": "Jane Doe"}
AT_ACME = JANE | {"company": "Acme"}
MAIL = {"email": "jane@acme.example"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Jane Doe, VP Operations at Acme Corp, jane@acme.example, from Webinar Q3",
            JANE | MAIL | {"title": "VP Operations", "company": "Acme Corp", "source": "Webinar Q3"},
            id="name, title at company, email, from source",
        ),
        pytest.param(
            "jane@acme.example Jane Doe of Acme, source: Webinar Q3",
            AT_ACME | MAIL | {"source": "Webinar Q3"},
            id="the address first, then name of company",
        ),
        pytest.param(
            "Jane Doe (VP Operations, Acme Corp) +49 30 1234567",
            JANE | {"title": "VP Operations", "company": "Acme Corp", "phone": "+49 30 1234567"},
            id="title and company in brackets, then a phone",
        ),
        pytest.param(
            "from Webinar Q3; Acme Corp; +49 30 1234567; CEO; Jane Doe",
            JANE | {"title": "CEO", "company": "Acme Corp", "phone": "+49 30 1234567", "source": "Webinar Q3"},
            id="everything backwards",
        ),
        pytest.param(
            "Jane Doe\nVP Operations\nAcme\njane@acme.example\nWebinar Q3",
            AT_ACME | MAIL | {"title": "VP Operations", "source": "Webinar Q3"},
            id="one thing a line",
        ),
        pytest.param("Jane Doe - CEO - Acme", AT_ACME | {"title": "CEO"}, id="spaced hyphens separate"),
        pytest.param("Jane Doe – Acme–CEO", AT_ACME | {"title": "CEO"}, id="dashes separate"),
        pytest.param("Jane Doe | CEO | Acme", AT_ACME | {"title": "CEO"}, id="bars separate"),
        pytest.param(
            "jane doe vp operations at acme from webinar q3",
            {"name": "jane doe", "title": "vp operations", "company": "acme", "source": "webinar q3"},
            id="no separators, all lower case",
        ),
        pytest.param(
            "JANE DOE, CFO AT ACME LTD",
            {"name": "JANE DOE", "title": "CFO", "company": "ACME LTD"},
            id="all upper case",
        ),
        pytest.param("Jane Doe / CEO / Acme", AT_ACME | {"title": "CEO"}, id="spaced slashes separate"),
        pytest.param("Jane Doe, Sales, Acme", AT_ACME | {"title": "Sales"}, id="a department for a title"),
        pytest.param(
            "Met Jane Doe at Hannover Messe, Acme",
            AT_ACME | {"source": "Hannover Messe"},
            id="met somebody at a source",
        ),
        pytest.param("Jane Doe, Acme, source LinkedIn", AT_ACME | {"source": "LinkedIn"}, id="source without colon"),
        pytest.param("", {}, id="nothing"),
        pytest.param("Jane Doe", JANE, id="a name alone"),
        pytest.param("jane@acme.example", MAIL, id="an address alone"),
    ],
)
def test_any_sensible_order(text, expected):
    assert given_fields(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"Jane Doe" <jane@acme.example>', JANE | MAIL, id="a mail header"),
        pytest.param("Jane Doe <mailto:jane@acme.example|jane@acme.example>", JANE | MAIL, id="a Slack mail link"),
        pytest.param(
            '"Jane Doe" &lt;<mailto:jane@acme.example|jane@acme.example>&gt;',
            JANE | MAIL,
            id="a Slack mail link in escaped brackets",
        ),
        pytest.param(
            "Jane Doe, <tel:+49301234567|+49 30 1234567>",
            JANE | {"phone": "+49 30 1234567"},
            id="a Slack phone link",
        ),
        pytest.param("Jane Doe, AT&amp;T Inc", JANE | {"company": "AT&T Inc"}, id="an escaped ampersand"),
        pytest.param(
            "Jane Doe, <http://acme.example|acme.example>",
            JANE | {"company": "acme.example"},
            id="a name Slack took for a web page",
        ),
        pytest.param("Jane Doe, via <@U0SIM123|bob>", JANE | {"source": "bob"}, id="a mention"),
        pytest.param("*Jane Doe*, `Acme`", AT_ACME, id="bold and code marks"),
    ],
)
def test_what_slack_makes_of_the_text(text, expected):
    assert given_fields(as_typed(text)) == expected


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Jane Doe @ Acme", "Acme"),
        ("Jane Doe @Acme", "Acme"),
        ("Jane Doe, CEO of Acme", "Acme"),
        ("Jane Doe of Bank of America", "Bank of America"),
        ("Jane Doe, University of Oxford", "University of Oxford"),
        ("Jane Doe, Head of Sales at Bank of America", "Bank of America"),
        ("Jane Doe, Director of Marketing of Acme", "Acme"),
        ("Jane Doe at Via Rail", "Via Rail"),
        ("Jane Doe, Acme GmbH, CEO", "Acme GmbH"),
        ("Jane Doe, Acme, Inc., CEO", "Acme, Inc."),
        ("Jane Doe, Müller & Söhne AG", "Müller & Söhne AG"),
        ("Acme, Jane Doe, CEO", "Acme"),
        ("Acme, Jane, jane@acme.example", "Acme"),
        ("Initech, Acme, Jane Doe, jane@acme.example", "Acme"),
        ("Jane Doe, 2,500 seats, Acme", "Acme"),
        ("Jane Doe, 3M", "3M"),
        ("Jane Doe, Owner Acme Ltd", "Acme Ltd"),
        ("Jane Doe, Acme, please call her", "Acme"),
    ],
)
def test_the_company_is_found(text, company):
    assert parse_intake(text).company == company


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ludwig van der Rohe, CEO", "Ludwig van der Rohe"),
        ("José María O'Neill-García, Acme", "José María O'Neill-García"),
        ("田中太郎、株式会社アクメ", "田中太郎"),
        ("Иван Петров, ООО Ромашка", "Иван Петров"),
        ("राम शर्मा, Acme", "राम शर्मा"),
        ("Dr. Jane Doe, PhD, Acme", "Dr. Jane Doe, PhD"),
        ("María del Carmen García López, Acme", "María del Carmen García López"),
        ("Maria Sa, Acme", "Maria Sa"),
        ("Jane, Acme, jane@acme.example", "Jane"),
        ("Doe, Jane, jane.doe@acme.example", "Jane Doe"),
        ("Doe, Jane, CEO at Acme", "Doe, Jane"),
        ("Doe, Jane", "Doe"),
        ("Jane Doe (she/her), Acme", "Jane Doe"),
    ],
)
def test_the_name_is_found(text, name):
    assert parse_intake(text).name == name


@pytest.mark.parametrize(
    "title",
    [
        "VP Operations",
        "CEO",
        "Head of IT",
        "head of procurement",
        "Director of Marketing",
        "Senior Software Engineer",
        "Co-Founder & CEO",
        "Vice President of Sales",
        "Owner/CEO",
        "Chief Financial Officer",
        "Managing Director",
        "Team Lead",
        "Geschäftsführer",
        "Buyer",
    ],
)
def test_the_title_is_found(title):
    assert given_fields(f"Jane Doe, {title}, Acme") == AT_ACME | {"title": title}
    assert given_fields(f"Jane Doe, {title} at Acme") == AT_ACME | {"title": title}


@pytest.mark.parametrize(
    ("text", "company", "source"),
    [
        pytest.param("Jane Doe from Acme", "Acme", "", id="a person from X works there"),
        pytest.param("Jane Doe from Webinar Q3", "", "Webinar Q3", id="unless X sounds like a source"),
        pytest.param("Jane Doe, from Acme", "", "Acme", id="from X set apart is the source"),
        pytest.param("Jane Doe, from Acme GmbH", "Acme GmbH", "", id="unless X has a legal form"),
        pytest.param("jane@acme.example, from Acme", "Acme", "", id="or is in the address"),
        pytest.param("Jane Doe from Acme, from Webinar Q3", "Acme", "Webinar Q3", id="two froms share"),
        pytest.param("Jane Doe, from Acme, via Bob", "Acme", "Bob", id="the source is given elsewhere"),
        pytest.param("Jane Doe at Acme, from Berlin trip", "Acme", "Berlin trip", id="the company is"),
        pytest.param("Jane Doe, Acme, met at Hannover Messe", "Acme", "Hannover Messe", id="met at X"),
        pytest.param("Jane Doe, Acme, Webinar 2026-11-03", "Acme", "Webinar 2026-11-03", id="unmarked"),
        pytest.param("Jane Doe at Acme from Booth at Expo", "Acme", "Booth at Expo", id="at in a source"),
    ],
)
def test_from_names_the_company_or_the_source(text, company, source):
    assert (parse_intake(text).company, parse_intake(text).source) == (company, source)


def test_labels_decide():
    text = (
        "name: Jane Doe company: Acme role: Ops, phone: 030 1234567 E-Mail: jane@acme.example "
        "source: list of at risk sites; notes: likes tea, from 5 on"
    )
    assert parse_intake(text) == Intake(
        name="Jane Doe",
        title="Ops",
        company="Acme",
        phone="030 1234567",
        email="jane@acme.example",
        source="list of at risk sites",
        notes="likes tea, from 5 on",
    )


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("Jane Doe, +1 (555) 123-4567 x12", "+1 (555) 123-4567 x12"),
        ("Jane Doe, 030/1234567", "030/1234567"),
        ("Jane Doe, 555-1234, Acme", "555-1234"),
        ("Jane Doe tel. 5551234", "5551234"),
        ("Jane Doe, 01.23.45.67.89", "01.23.45.67.89"),
        ("Jane Doe, budget 1 500 000", ""),
        ("Jane Doe, Fair 2026-11-03", ""),
        ("Jane Doe, 12345", ""),
    ],
)
def test_the_phone_is_found(text, phone):
    assert parse_intake(text).phone == phone


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Jane Doe, Acme, please call her next week", "please call her next week"),
        ("Jane Doe, jane@a.example, bob@b.example", "bob@b.example"),
        ("Jane Doe at Acme, at Globex", "Globex"),
        ("Jane Doe, Acme, CEO, urgent!", "urgent!"),
        ("Jane Doe at Acme, +49 30 1234567, +49 30 7654321", "+49 30 7654321"),
        ("Jane Doe, Acme, 12345, notes: likes tea", "likes tea; 12345"),
    ],
)
def test_what_has_no_place_is_noted(text, notes):
    assert parse_intake(text).notes == notes


def test_a_mistyped_address_stays_in_its_field_for_the_form_to_refuse():
    assert parse_intake("Jane Doe, jane@gmail,com").email == "jane@gmail,com"
    assert parse_intake("Jane Doe, email: jane at acme").email == "jane at acme"


def given_fields(text: str) -> dict[str, str]:
    found = parse_intake(text)
    return {field.name: getattr(found, field.name) for field in fields(found) if getattr(found, field.name)}
