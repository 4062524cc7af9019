"""Charts and tables: whatever is in them, Slack takes them, and their words say what they show."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.simulator.blocks.surfaces import message_problems
from bot.slack.charts import bar_chart, data_table, line_chart, mention, number, pie_chart
from bot.slack.undrawn import as_text, is_drawn, undrawn

NAMES = st.lists(st.text(max_size=30), max_size=25)
NUMBERS = st.one_of(st.integers(0, 10**6), st.floats(0, 10**6))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_slack_takes_whatever_is_drawn(data: Any) -> None:
    categories = data.draw(NAMES)
    values = st.lists(NUMBERS, min_size=len(categories), max_size=len(categories))
    series = data.draw(st.dictionaries(st.text(max_size=30), values, max_size=9))
    cells = st.one_of(st.text(max_size=200), NUMBERS, st.none(), st.just(mention("U0123456")))
    header = data.draw(st.lists(st.text(max_size=200), max_size=20))
    rows = data.draw(st.lists(st.lists(cells, min_size=len(header), max_size=len(header)), max_size=3)) * 60
    title = data.draw(st.text(max_size=80))
    blocks = [
        bar_chart(title, categories, series, x_label=title),
        line_chart(title, categories, series, y_label=title),
        data_table(title, header, rows, data.draw(st.integers(-1, 300))),
    ]
    assert message_problems(blocks) == []
    assert message_problems([pie_chart(title, dict.fromkeys(categories, 1))]) == []
    assert message_problems(undrawn(blocks)) == []
    assert not is_drawn(undrawn(blocks))


def test_a_chart_says_in_words_what_it_shows() -> None:
    weeks = line_chart("Leads a week", ["9 Nov", "16 Nov"], {"Came in": [12, 1400], "Accepted": [5, 7.25]})
    assert as_text(weeks) == ("*Leads a week*\n• 9 Nov: Came in 12, Accepted 5\n• 16 Nov: Came in 1,400, Accepted 7.2")
    assert as_text(bar_chart("Answers", ["<!here>"], {"Hours": [3]})) == "*Answers*\n• &lt;!here&gt;: 3"
    assert as_text(pie_chart("Shares", {"A": 2, "B": 0})) == "*Shares*\n• A: 2"
    assert "Nothing to show here yet." in as_text(pie_chart("Shares", {"A": 0}))


def test_a_table_says_in_words_what_it_shows() -> None:
    rows = [["Webinar & fair", 12, number(0.42, "42 %")], ["List", None, mention("U0123456")]]
    said = as_text(data_table("By source", ["Source", "Leads", "Accepted"], rows))
    assert said == ("*By source*\n• Webinar &amp; fair: Leads 12, Accepted 42 %\n• List: Leads –, Accepted <@U0123456>")


def test_long_names_are_shortened_so_that_they_still_differ() -> None:
    names = ["Webinar in Berlin 2026 spring", "Webinar in Berlin 2026 autumn", "Webinar in Berlin 2025 autumn"]
    labels = bar_chart("By source", [*names, names[0]], {"Leads": [1, 2, 3, 4]})["chart"]["axis_config"]["categories"]
    assert labels == ["Webinar in Berlin 2…", "Webinar i…026 autumn", "Webinar i…025 autumn", "Webinar i…026 spring"]
    again = bar_chart("By source", ["Fair", "Fair"], {"Leads": [1, 2]})["chart"]["axis_config"]["categories"]
    assert again == ["Fair", "Fair 2"]


def test_what_has_no_room_is_added_up_and_the_oldest_weeks_are_left_out() -> None:
    many = [f"Source {n}" for n in range(30)]
    assert as_text(bar_chart("By source", many, {"Leads": [2] * 30})).endswith("• Source 18: 2\n• 11 others: 22")
    assert as_text(pie_chart("Shares", dict.fromkeys(many, 2))).endswith("• Source 4: 2\n• 25 others: 50")
    assert as_text(line_chart("Weeks", many, {"Leads": range(30)})).startswith("*Weeks*\n• Source 10: 10\n")


def test_a_table_says_how_many_rows_it_leaves_out() -> None:
    table = data_table("By source", ["Source", "Leads"], [[f"Source {n}", n] for n in range(240)])
    assert table["caption"] == "By source (the first 100 of 240)"
    assert len(table["rows"]) == 101
    assert as_text(table, 200).endswith("\n• Source 8: 8\n… and 91 more")


def test_what_cannot_be_a_chart_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="a value for each category"):
        bar_chart("By source", ["A", "B"], {"Leads": [1]})
    with pytest.raises(ValueError, match="only numbers"):
        line_chart("Weeks", ["A"], {"Leads": [float("nan")]})
    with pytest.raises(ValueError, match="0 or more"):
        pie_chart("Shares", {"A": -1})
    with pytest.raises(ValueError, match="as many cells"):
        data_table("By source", ["Source", "Leads"], [["Fair"]])
