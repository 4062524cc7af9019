"""The glossary in Home: what the words mean that not everybody uses at work."""

from tests.conversations.office import Office


async def test_home_explains_the_words(office: Office) -> None:
    for who in (office.mia, office.ravi, office.sofia):
        await who.clicks("Glossary", on=await who.opens_home())
        for word in (
            "Vetted",
            "Nurture",
            "Buying group",
            "Not a fit",
            "Confidence",
            "Batch",
            "Triage list",
            "Probation",
        ):
            assert word in who.modal.text
        assert "chaff" not in who.modal.text.casefold()
        await who.closes()
