"""Once a week both teams read the same numbers, about the days since they last did.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.simulator.errors import NotVisible
from tests.conversations.office import READY, Office


async def test_both_channels_get_the_same_digest_once_a_week(office: Office) -> None:
    card = await office.offered_card()
    await office.later(hours=8)  # the desk closes at 17:00, after six and a half of them
    await office.ravi.clicks("Accept", on=card)
    await office.mia_brings({**READY, "When do they want to buy?": "6 to 9 months"}, who="Bo Lind, bo@north.example")
    await office.mia_brings(who="Al Stone, al@stone.example, from Fair")
    card = await office.ravi.sees("L-3 · Al Stone", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No money (not now)"})
    await office.later(days=6, hours=12)
    assert not digests(office, office.sales)
    await office.later(hours=4)
    sales, marketing = digests(office, office.sales), digests(office, office.marketing)
    assert len(sales) == len(marketing) == 1
    assert sales[0].text == marketing[0].text
    for line in (
        "Marketing sent 2 leads to sales. Sales accepted 1 and rejected 1, half of the answers within 3 h 1",
        "• 3 added\n• 2 sent to sales\n• 2 kept for nurturing",
        "• 1 accepted\n• 1 rejected: no money 1\n• Half of 2 answers came within 3 h 1",
        "• 2 being nurtured · no follow-up within a week",
        "Thank you, @Mia Marketer (one lead): sales accepted or won what you brought.",
    ):
        assert line in sales[0].text
    await office.later(days=3)
    assert len(digests(office, office.sales)) == 1
    await office.later(days=4)
    assert len(digests(office, office.sales)) == 2


async def test_the_digest_can_be_read_privately_at_any_time(office: Office) -> None:
    await office.offered_card()
    answer = await office.mia.runs("/lead digest", in_=office.sales)
    assert answer.ephemeral
    assert "1 sent to sales" in answer.text
    assert "every Monday at 9:00, Europe/Berlin" in answer.text


async def test_a_week_without_anything_new_is_one_line(office: Office) -> None:
    await office.later(days=7)
    [digest] = digests(office, office.sales)
    quiet = "Nothing new: no lead came in, and none was answered."
    assert digest.text == f"23–29 November 2026: what became of our leads. {quiet} /lead adds the next one."
    await office.mia_brings({**READY, "When do they want to buy?": "6 to 9 months"})
    for _ in range(2):
        await office.later(days=7)
    latest = digests(office, office.sales)[-1].text
    assert latest.endswith(f"{quiet} 1 being nurtured · no follow-up within a week")


async def passes(office: Office, until: str) -> None:
    """Let the time pass until that moment in Berlin, hour by hour."""
    moment = datetime.fromisoformat(until).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    while office.clock.now() < moment:
        await office.later(hours=1)


DAY, TIME = "Weekly digest: day", "Weekly digest: time"


async def chooses_friday(office: Office) -> None:
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits({DAY: "Friday", TIME: "16:00"})


async def test_a_digest_on_friday_is_about_the_days_before_it(office: Office) -> None:
    await chooses_friday(office)
    await office.offered_card()
    await passes(office, "2026-11-27 15:00")
    assert not digests(office, office.sales)
    await passes(office, "2026-11-27 17:00")
    [digest] = digests(office, office.sales)
    assert digest.text.startswith("20–26 November 2026: what became of our leads")
    assert "1 sent to sales" in digest.text


async def test_after_a_change_of_day_there_is_still_one_a_week_and_what_was_skipped_is_said(office: Office) -> None:
    await office.offered_card()
    await passes(office, "2026-11-30 10:00")
    await office.mia_brings(who="Al Stone, al@stone.example, from Fair")
    await chooses_friday(office)
    await passes(office, "2026-12-04 17:00")
    assert len(digests(office, office.sales)) == 1
    await passes(office, "2026-12-04 18:00")
    await office.mia_brings(who="Bo Lind, bo@north.example, from Fair")
    await passes(office, "2026-12-11 17:00")
    first, second = digests(office, office.sales)
    assert first.text.startswith("23–29 November 2026")
    assert second.text.startswith("4–10 December 2026")
    assert "1 sent to sales" in second.text
    assert "No digest was about 30 November – 3 December 2026" in second.text
    assert "/lead report 2026-11-30..2026-12-03" in second.text


async def test_days_that_counted_do_not_count_again(office: Office) -> None:
    """From Friday to Monday: the digest is about the days that no digest was about yet."""
    await chooses_friday(office)
    await office.offered_card()
    await passes(office, "2026-11-27 17:00")
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits({DAY: "Monday", TIME: "09:00"})
    await passes(office, "2026-11-30 10:00")
    assert [each.text.split(":")[0] for each in digests(office, office.sales)] == [
        "20–26 November 2026",
        "27–29 November 2026",
    ]


async def test_setting_the_day_or_the_zone_posts_nothing_old(office: Office) -> None:
    await office.offered_card()
    await passes(office, "2026-12-02 10:00")
    assert len(digests(office, office.sales)) == 1
    for change in ({DAY: "Wednesday"}, {TIME: "06:00"}, {DAY: "Tuesday"}, {"Time zone": "Pacific/Auckland"}):
        await office.max.clicks("Settings", on=await office.max.opens_home())
        await office.max.submits(change)
        await office.later(hours=1)
    assert len(digests(office, office.sales)) == 1
    await passes(office, "2026-12-09 10:00")
    assert [digest.text.split(":")[0] for digest in digests(office, office.sales)][1:] == [
        "30 November – 7 December 2026"
    ]


async def test_a_channel_that_is_chosen_gets_nothing_old(office: Office) -> None:
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits({"Marketing channel": None})
    await office.offered_card()
    for _ in range(42):
        await office.later(days=1)
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits({"Marketing channel": office.marketing})
    await office.later(hours=1)
    assert not digests(office, office.marketing)
    for _ in range(7):
        await office.later(days=1)
    assert len(digests(office, office.marketing)) == 1
    assert len(digests(office, office.sales)) == 7


async def test_a_channel_that_could_not_be_reached_gets_the_latest_only(office: Office) -> None:
    """Nobody has invited Baton: each week's digest is held back."""
    hidden = office.slack.channel("hidden", members=[office.max], private=True, app=False)
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits({"Marketing channel": hidden})
    for _ in range(42):
        await office.later(days=1)
    office.slack.invite(office.company.installed, hidden, office.max)
    home = await office.max.opens_home()
    await office.max.clicks("Try again", on=home)
    await office.later(minutes=1)
    assert len(digests(office, hidden)) == 1


async def test_a_digest_due_on_a_holiday_comes_on_the_next_working_day(office: Office) -> None:
    await chooses_friday(office)
    await passes(office, "2026-12-26 00:00")  # Christmas Day is over
    before = len(digests(office, office.sales))
    await passes(office, "2026-12-28 10:00")
    assert len(digests(office, office.sales)) == before + 1
    assert digests(office, office.sales)[-1].text.startswith("18–24 December 2026")


async def test_one_channel_for_both_teams_gets_it_once(office: Office) -> None:
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits({"Marketing channel": office.sales})
    await passes(office, "2026-11-30 10:00")
    assert len(digests(office, office.sales)) == 1


def digests(office: Office, channel: object) -> list[object]:
    return [m for m in office.max.reads(channel) if "what became of our leads" in m.text]


async def test_show_me_lists_exactly_the_leads_counted(office: Office) -> None:
    """Behind a number stand its leads, of one source or all; also later, when more has happened."""
    await rejects(office, "Al Stone, al@stone.example, from Fair", "L-1", "No money (not now)")
    await rejects(office, "Bo Lind, bo@north.example, from Fair", "L-2", "No need")
    await office.mia_brings(who="Cy Marsh, cy@marsh.example, from Webinar Q3")
    await office.ravi.clicks("Accept", on=await office.ravi.sees("L-3 · Cy Marsh", in_=office.sales))
    await passes(office, "2026-11-30 10:00")
    [digest] = digests(office, office.marketing)
    await office.mia_brings(who="Di Moor, di@moor.example, from Fair")
    await passes(office, "2026-12-01 10:00")
    await office.mia.clicks("Show me", on=digest)
    assert listed(office) == {"Al Stone", "Bo Lind", "Cy Marsh"}
    assert "Leads that were offered to sales in these days" in office.mia.modal.text
    await office.mia.chooses("Which number?", "Rejected: 2")
    assert listed(office) == {"Al Stone", "Bo Lind"}
    await office.mia.chooses("Which of them?", "No need: 1")
    assert listed(office) == {"Bo Lind"}
    await office.mia.chooses("Which number?", "Accepted: 1")
    assert listed(office) == {"Cy Marsh"}


async def rejects(office: Office, who: str, label: str, reason: str) -> None:
    await office.mia_brings(who=who)
    await office.ravi.clicks("Reject", on=await office.ravi.sees(f"{label} · ", in_=office.sales))
    await office.ravi.submits({"Reason": reason})


def listed(office: Office) -> set[str]:
    names = ("Al Stone", "Bo Lind", "Cy Marsh", "Di Moor")
    return {name for name in names if name in office.mia.modal.text}


async def test_a_digest_that_was_sent_never_changes(office: Office) -> None:
    """What happened to its leads since, an undone decision among it, is told in its own week."""
    card = await office.offered_card()
    await passes(office, "2026-11-30 08:58")
    await office.ravi.clicks("Accept", on=card)
    await passes(office, "2026-11-30 10:00")
    [digest] = digests(office, office.sales)
    assert "1 sent to sales" in digest.text
    await office.mia_brings(who="Al Stone, al@stone.example, from Fair")
    await office.ravi.clicks("Accept", on=await office.ravi.sees("L-2 · Al Stone", in_=office.sales))
    answer = await office.mia.runs("/lead digest last", in_=office.sales)
    assert digest.text in answer.text, "as it was"
    answer = await office.mia.runs("/lead digest", in_=office.sales)
    assert "Marketing sent one lead to sales. Sales accepted 2" in answer.text
    await office.mia.clicks("The last digest: 23–29 November 2026", on=answer)
    assert len([each for each in office.mia.reads(office.sales) if each.ephemeral and digest.text in each.text]) == 2


async def test_a_manager_sees_where_to_change_when_and_where_it_comes(office: Office) -> None:
    answer = await office.max.runs("/lead digest", in_=office.sales)
    assert "The digest is posted in #marketing and #sales-leads every Monday at 9:00, Europe/Berlin" in answer.text
    await office.max.clicks("Change when and where", on=answer)
    await office.max.submits({DAY: "Friday", TIME: "16:00"})
    answer = await office.mia.runs("/lead digest", in_=office.sales)
    assert "every Friday at 16:00" in answer.text
    assert "A manager sets the day, the hour and the channels in Home" in answer.text


async def test_what_is_overdue_is_named_to_managers_of_sales_alone(office: Office) -> None:
    await office.offered_card()
    await passes(office, "2026-11-30 10:00")
    [digest] = digests(office, office.sales)
    assert "1 overdue" in digest.text
    assert "Jane Doe" not in digest.text
    await office.mia.clicks("Show me", on=digest)
    with pytest.raises(NotVisible):
        await office.mia.chooses("Which number?", "Overdue at sales: 1")
    await office.sofia.clicks("Show me", on=digest)
    await office.sofia.chooses("Which number?", "Overdue at sales: 1")
    assert "Jane Doe" in office.sofia.modal.text
    told = await office.sofia.sees("23–29 November 2026: for you as a manager")
    assert "L-1 Jane Doe" in told.text
    assert not [m for m in office.max.reads(office.max.dm) if "for you as a manager" in m.text]
