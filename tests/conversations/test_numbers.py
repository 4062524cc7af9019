"""The help on numbers: one definition of each, for everybody."""

from bot.numbers.number import DEFINITIONS
from tests.conversations.office import Office


async def test_everybody_reads_what_each_number_counts(office: Office) -> None:
    for line in ("help numbers", "numbers", "help Numbers"):
        answer = await office.ravi.runs(f"/lead {line}", in_=office.sales)
        for definition in DEFINITIONS.values():
            assert definition.label.casefold() in answer.text.casefold()
        assert "midnight in Europe/Berlin" in answer.text


async def test_help_leads_there(office: Office) -> None:
    assert "/lead help numbers" in (await office.mia.runs("/lead help", in_=office.sales)).text


async def test_somebody_without_a_role_reads_no_numbers(office: Office) -> None:
    await office.visitor.runs("/lead help numbers", in_=office.sales)
    assert "you do not have that role yet" in office.visitor.reads()[-1].text
