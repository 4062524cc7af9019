"""Ways to reach somebody: however the same person is written, the list knows them; and nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.do_not_contact.whom import read_whom
from bot.lead.details import Details
from bot.lead.errors import FieldProblems
from bot.lead.identity.domains import is_free_mail, own_domain, same_domain, whose
from bot.lead.identity.phones import covers, international
from bot.lead.identity.reach import Reach, reach_of, stands_for


def bars(entry: str, *, email: str = "", phone: str = "", notes: str = "", country: str = "DE") -> bool:
    """Tell whether what a manager typed bars somebody with these details."""
    return matches(read_whom(entry), Details("X", email=email, phone=phone, notes=notes), country)


def matches(entry: list[Reach], details: Details, country: str) -> bool:
    mine = reach_of(details)
    return any(one.key == way.key and stands_for(one, way.as_given, country) for one in entry for way in mine)


@pytest.mark.parametrize(
    "entry",
    [
        *("acme.example", "ACME.example", "www.acme.example", "@acme.example", "*@acme.example", "*.acme.example"),
        *("https://www.acme.example/about?x=1#top", "http://acme.example:8080/", "acme.example.", " acme.example/ "),
        *("<https://acme.example|acme.example>", "*@*.acme.example", "ａｃｍｅ.example", "acme。example"),
    ],
)
@pytest.mark.parametrize("email", ["bo@acme.example", "Bo@EU.Acme.example", "bo@a.b.acme.example"])
def test_a_companys_domain_bars_everybody_there_and_under_it(entry: str, email: str) -> None:
    assert bars(entry, email=email)


@pytest.mark.parametrize(
    ("entry", "email"),
    [
        ("acme.example", "bo@notacme.example"),
        ("eu.acme.example", "bo@acme.example"),
        ("acme.co.uk", "bo@other.co.uk"),
        ("acme.github.io", "bo@other.github.io"),
        ("jane@acme.example", "bo@acme.example"),
        ("jane@acme.example", "jane@eu.acme.example"),
        ("ann.lee@acme.example", "annlee@acme.example"),
    ],
)
def test_an_entry_bars_nobody_else(entry: str, email: str) -> None:
    assert not bars(entry, email=email)


@pytest.mark.parametrize(
    ("entry", "email"),
    [
        ("müller.example", "bo@xn--mller-kva.example"),
        ("xn--mller-kva.example", "Bo@MÜLLER.example"),
        ("bo@müller.example", "bo@XN--MLLER-KVA.example"),
        ("müller.example", "bo@mail.xn--mller-kva.example"),
        ("straße.example", "bo@xn--strae-oqa.example"),
        ("Ann.Lee@gmail.com", "annlee+x@googlemail.com"),
        ("jane@acme.example", "Jane+fair@acme.example"),
        ("jane+fair@acme.example", "jane@acme.example"),
        ("mailto:jane@acme.example", "jane@acme.example"),
        ("Jane Doe <jane@acme.example>", "JANE@acme.example"),
        ("<mailto:jane@acme.example|jane@acme.example>", "jane@acme.example"),
    ],
)
def test_an_address_is_the_same_however_it_is_written(entry: str, email: str) -> None:
    assert bars(entry, email=email)


@pytest.mark.parametrize(
    ("entry", "phone", "country"),
    [
        ("+49 30 1234567", "030 1234567", "DE"),
        ("030 1234567", "+49 30 1234567", "DE"),
        ("0049 (0)30 123-4567", "030/1234567", "DE"),
        ("+49 30 1234567", "030 1234567", ""),
        ("+1 212 555 0100", "1-212-555-0100", "US"),
        ("(212) 555-0100", "+12125550100", "US"),
        ("+354 555 1234", "555 1234", "IS"),
        ("+39 06 1234 5678", "06 1234 5678", "IT"),
        ("8 495 123-45-67", "+7 495 123 45 67", "RU"),
        ("+49 30 1234567", "+49 30 1234567 ext. 12", "DE"),
        ("tel:+49301234567", "+49 30 1234567", "DE"),
    ],
)
def test_a_number_is_the_same_with_its_country_or_without(entry: str, phone: str, country: str) -> None:
    assert bars(entry, phone=phone, country=country)


@pytest.mark.parametrize(
    ("entry", "phone", "country"),
    [
        ("+49 30 1234567", "+49 30 1234568", "DE"),
        ("+49 30 1234567", "+43 30 1234567", "DE"),
        ("+49 30 1234567", "+49 40 1234567", "DE"),
        ("+49 30 1234567 x5", "+49 30 1234567 x6", "DE"),
        ("+49 30 1234567 x5", "+49 30 1234567", "DE"),
        ("030 1234567", "+43 30 1234567", "DE"),
    ],
)
def test_another_number_is_another_ones(entry: str, phone: str, country: str) -> None:
    assert not bars(entry, phone=phone, country=country) or (country and entry.startswith("0"))


def test_the_second_address_or_number_of_somebody_is_theirs_too_and_one_in_a_sentence_is_not() -> None:
    notes = "Met at the fair\nEmail: jdoe@private.example, phone: +49 170 1234567\nask bo@acme.example about it"
    assert bars("jdoe@private.example", notes=notes)
    assert bars("0170 1234567", notes=notes)
    assert not bars("bo@acme.example", notes=notes)
    assert not bars("private.example", notes=notes)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("co.uk", "an ending that many companies share"),
        ("https://www.co.uk/", "an ending that many companies share"),
        ("github.io", "an ending that many companies share"),
        ("gmail.com", "gives addresses to anybody"),
        ("*@googlemail.com", "gives addresses to anybody"),
        ("mail.gmx.net", "gives addresses to anybody"),
        ("acme", "Please enter an email address"),
        ("example", "Please enter an email address"),
        ("*", "Please enter an email address"),
        ("@", "Please enter an email address"),
        ("Jane Doe", "Please enter an email address"),
        ("", "Please enter an email address"),
        ("j*@acme.example", "acme.example bars them all"),
        ("jane@acme", "after the @"),
        ("jane@acme.example, bo@acme.example", "please give just one"),
        ("12345", "too short"),
        ("+49 30 1234567 or +49 30 1234568", "Please enter an email address"),
    ],
)
def test_what_cannot_be_barred_is_refused_with_what_would_do(typed: str, said: str) -> None:
    with pytest.raises(FieldProblems) as refused:
        read_whom(typed)
    assert said in refused.value.problems["whom"]


def test_domains_of_companies_and_of_everybody() -> None:
    assert own_domain("mail.acme.co.uk") == "acme.co.uk"
    assert own_domain("co.uk") == own_domain("") == own_domain("example") == ""
    assert whose("a.b.acme.example") == ("a.b.acme.example", "b.acme.example", "acme.example")
    assert is_free_mail("Mail.GMX.net")
    assert not is_free_mail("acme.example")
    assert international("030 1234567", "") == ""
    assert not covers("1", "1", "DE")


@given(st.text(max_size=40))
def test_a_domain_compared_twice_is_compared_once(text: str) -> None:
    assert same_domain(same_domain(text)) == same_domain(text)


# Two dashes after two signs are kept for punycode and the like (RFC 5890, 2.3.1): no such name can be registered.
LABELS = st.text("abcdefgüøß日本-0123456789", min_size=1, max_size=8).filter(
    lambda s: s.strip("-") == s and s[2:4] != "--"
)
OWN = st.builds("{}.{}".format, LABELS.filter(lambda s: not s.isdigit()), st.sampled_from(["example", "co.uk", "com"]))
LOCAL = st.from_regex(r"[a-z]{1,6}(\.[a-z]{1,4})?", fullmatch=True)


def spelled(domain: str, how: int) -> str:
    """Write a domain in one of the ways people and programs write it."""
    puny = ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in domain.split(".")
    )
    return [domain, domain.upper(), puny, puny.upper(), domain.replace(".", "。")][how % 5]


def written(local: str, domain: str, how: int) -> str:
    tag = "+fair" if how % 2 else ""
    return f"{local.upper() if how % 3 else local}{tag}@{spelled(domain, how)}"


@given(st.lists(st.tuples(LOCAL, OWN, st.booleans(), st.integers(0, 29)), max_size=6), LOCAL, OWN, st.data())
def test_any_list_and_any_spelling_of_the_same_person_agree(
    listed: list[tuple[str, str, bool, int]], local: str, own: str, data: st.DataObject
) -> None:
    """Somebody is barred in each spelling of their address or in none; and the list bars them however it is spelled."""
    entries = [*listed, *data.draw(st.lists(st.sampled_from([(local, own, True, 3), (local, own, False, 4)])))]
    under = data.draw(st.sampled_from(["", "eu.", "a.b."]))
    spellings = [written(local, f"{under}{own}", data.draw(st.integers(0, 29))) for _ in range(3)]
    verdicts = set()
    for again in range(2):
        for email in spellings:
            ways = []
            for other, domain, whole, how in entries:
                how += again
                typed = f"{['', '@', '*@', 'www.', 'https://'][how % 5]}{spelled(domain, how)}"
                ways += read_whom(typed if whole else written(other, domain, how))
            verdicts.add(matches(ways, Details("X", email=email), "DE"))
    assert len(verdicts) == 1


COUNTRIES = {"DE": ("+49", "0", "30123456"), "US": ("+1", "", "212555010"), "FR": ("+33", "0", "14026830")}


@given(st.sampled_from(sorted(COUNTRIES)), st.integers(0, 9), st.lists(st.sampled_from(" -./"), min_size=8, max_size=8))
def test_any_spelling_of_a_number_is_the_same_number(country: str, last: int, between: list[str]) -> None:
    code, trunk, start = COUNTRIES[country]
    digits = f"{start}{last}"
    spread = "".join(mark + digit for mark, digit in zip([*between, ""], digits, strict=False)).lstrip(" -./")
    spread += digits[len(between) + 1 :]
    ways = [f"{code} {spread}", f"00{code[1:]} {digits}", f"{trunk}{digits}", f"{trunk}{spread}"]
    ways = [way for way in ways if sum(map(str.isdigit, way)) >= len(digits)]
    assert all(bars(one, phone=other, country=country) for one in ways for other in ways)
