"""A workspace whose Slack knows no charts and tables yet reads the same digest, in words."""

from tests.conversations.office import Office

DRAWN = frozenset({"data_visualization", "data_table"})


def drawn(message: object) -> set[str]:
    return {block["type"] for block in message.posted.blocks} & DRAWN  # type: ignore[attr-defined]


async def test_the_digest_comes_in_words_where_slack_draws_nothing(office: Office) -> None:
    await office.offered_card()
    await office.later(days=7)
    await office.mia_brings(who="Bo Lind, bo@north.example, from Webinar Q3")
    assert drawn(await office.mia.runs("/lead digest", in_=office.sales)) == DRAWN
    office.slack.workspace.unknown_blocks = DRAWN
    asked = await office.mia.runs("/lead digest", in_=office.sales)
    await office.later(days=7)
    posted = [each for each in office.ravi.reads(office.sales) if "what became of our leads" in each.text][-1]
    await office.max.runs("/lead report last 30 days")
    report = await office.max.sees("The leads counted")
    for message in (asked, posted, report):
        assert drawn(message) == set()
        assert "Week by week\n• " in message.text
        assert "By source\n• Webinar Q3: " in message.text
    assert not [note for note in office.sofia.reads(office.sofia.dm) if "Slack did not take" in note.text]
