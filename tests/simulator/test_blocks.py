"""Block Kit, as strict as Slack: each line of the tables is a payload, and what is wrong with it."""

from typing import Any

import pytest

from bot.simulator.blocks.surfaces import block_text_too_long, message_problems, too_large, view_problems
from tests.simulator.toy import actions, button, modal, plain, section, text_input

IMAGE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a cat"}
CONFIRM = {"title": plain("Sure?"), "text": plain("Really"), "confirm": plain("Yes"), "deny": plain("No")}


def option(words: str, value: str | None = None, **extra: Any) -> dict[str, Any]:
    return {"text": plain(words), "value": value or words, **extra}


def select(**extra: Any) -> dict[str, Any]:
    return {"type": "static_select", "action_id": "pick", "options": [option("A"), option("B")], **extra}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def chart(kind: str = "bar", **extra: Any) -> dict[str, Any]:
    data = [{"label": "Mon", "value": 3}, {"label": "Tue", "value": 4.5}]
    inner = {"type": kind, "series": [{"name": "Leads", "data": data}], "axis_config": {"categories": ["Mon", "Tue"]}}
    return {"type": "data_visualization", "title": "Week", "chart": {**inner, **extra}}


def table(rows: int, cells: int = 2, text: str = "x") -> dict[str, Any]:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * cells] * rows}


def text(words: str = "x") -> dict[str, Any]:
    return {"type": "raw_text", "text": words}


def data_table(*rows: list[dict[str, Any]], **extra: Any) -> dict[str, Any]:
    return {"type": "data_table", "caption": "By source", "rows": list(rows), **extra}


CARD = {"type": "card", "title": plain("x" * 150), "body": plain("x" * 200), "actions": [button("Go", "go")]}
TASK = {"type": "task_card", "task_id": "1", "title": "x", "status": "complete"}
VIDEO = {"type": "video", "title": plain("x"), "video_url": "https://v.example/1", "alt_text": "x",
         "thumbnail_url": "https://v.example/1.png"}  # fmt: skip

VALID = {
    "header": {"type": "header", "text": plain("x" * 150)},
    "divider": {"type": "divider"},
    "section": section("x" * 3000, accessory=button("Go", "go", style="primary", confirm=CONFIRM)),
    "fields": {"type": "section", "fields": [plain("x" * 2000)] * 10},
    "context": {"type": "context", "elements": [plain("x"), {"type": "mrkdwn", "text": "y"}, IMAGE]},
    "image": {**IMAGE, "title": plain("Cat")},
    "button": actions(button("x" * 75, "a" * 255, value="v" * 2000, url="https://example.com")),
    "overflow": actions({"type": "overflow", "action_id": "o", "options": [option("A", url="https://a.example")]}),
    "select": actions(select(initial_option=option("B"), placeholder=plain("Pick"))),
    "groups": actions(
        {"type": "static_select", "option_groups": [{"label": plain("G"), "options": [option("A")]}]}
    ),
    "multi": actions({**select(), "type": "multi_static_select", "max_selected_items": 2}),
    "people": actions({"type": "users_select", "initial_user": "U123"}, {"type": "multi_users_select"}),
    "places": actions(
        {"type": "conversations_select", "filter": {"include": ["public"]}}, {"type": "channels_select"}
    ),
    "external": actions({"type": "external_select", "min_query_length": 0}),
    "pickers": actions(
        {"type": "datepicker", "initial_date": "2026-02-28"},
        {"type": "timepicker", "initial_time": "09:30", "timezone": "Europe/Berlin"},
        {"type": "datetimepicker", "initial_date_time": 1628633820},
    ),
    "choices": actions(
        {"type": "radio_buttons", "options": [option("A")], "initial_option": option("A")},
        {"type": "checkboxes", "options": [{"text": {"type": "mrkdwn", "text": "*A*"}, "value": "a"}]},
    ),
    "input": text_input("Name", "n", hint=plain("h"), optional=True),
    "rich text": rich({"type": "text", "text": "hi", "style": {"bold": True}}, {"type": "user", "user_id": "U1"}),
    "markdown": {"type": "markdown", "text": "# x" * 4000},
    "table": table(100, 20),
    "data table": data_table(
        [text()] * 20, *[[{"type": "raw_number", "value": 1.5, "text": "1.5"}] * 20] * 100, page_size=100
    ),
    "chart": chart(),
    "pie": {"type": "data_visualization", "title": "P", "chart": {
        "type": "pie", "segments": [{"label": "A", "value": 1}]}},
    "card": CARD,
    "carousel": {"type": "carousel", "elements": [CARD] * 10},
    "container": {"type": "container", "title": plain("T"), "child_blocks": [section("x")], "is_collapsible": True},
    "task": TASK,
    "plan": {"type": "plan", "title": "P", "tasks": [TASK]},
    "video": VIDEO,
    "workflow": actions({"type": "workflow_button", "text": plain("Run"), "workflow": {"trigger": {"url": "https://a.b"}}}),
}  # fmt: skip


@pytest.mark.parametrize("name", VALID)
def test_what_slack_takes_is_taken(name: str) -> None:
    assert message_problems([VALID[name]]) == []


INVALID: list[tuple[dict[str, Any], str]] = [
    ({"type": "sections"}, "unsupported type: sections [json-pointer:/blocks/0/type]"),
    ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters"),
    ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "/blocks/0/text/type"),
    ({"type": "header"}, "missing required field: text [json-pointer:/blocks/0]"),
    ({"type": "header", "text": "Hello"}, "must provide an object [json-pointer:/blocks/0/text]"),
    ({"type": "divider", "text": plain("x")}, "invalid additional property: text [json-pointer:/blocks/0]"),
    ({"type": "divider", "block_id": "x" * 256}, "/blocks/0/block_id"),
    ({"type": "section"}, "must define either `text` or `fields`"),
    (section(""), "must be more than 0 characters"),
    (section("x" * 3001), "must be less than 3001 characters"),
    (section("x", accessory=None), "must provide an object [json-pointer:/blocks/0/accessory]"),
    (section("x", accessory={"type": "plain_text_input"}), "unsupported type: plain_text_input"),
    ({"type": "section", "fields": [plain("x")] * 11}, "no more than 10 items allowed"),
    ({"type": "section", "fields": [plain("x" * 2001)]}, "must be less than 2001 characters"),
    ({"type": "section", "text": {"type": "mrkdwn", "text": "x", "emoji": True}}, "property: emoji"),
    ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items"),
    ({"type": "context", "elements": [button("x", "y")]}, "unsupported type: button"),
    ({"type": "context", "elements": []}, "no fewer than 1 items"),
    (actions(*[button("x", f"a{n}") for n in range(26)]), "no more than 25 items"),
    (actions(button("x", "a"), button("y", "a")), '`action_id` "a" already exists'),
    (actions(button("x" * 76, "a")), "must be less than 76 characters"),
    (actions({**button("x", "a"), "text": {"type": "mrkdwn", "text": "x"}}), "must be a valid enum value"),
    (actions(button("x", "a", style="green")), "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"),
    (actions(button("x", "a", value="v" * 2001)), "must be less than 2001"),
    (actions(button("x", "a", value=7)), "must provide a string"),
    (actions(button("x", "a", url="x" * 3001)), "must be less than 3001"),
    (actions(button("x", "a" * 256)), "must be less than 256"),
    (actions(button("x", "a", confirm={**CONFIRM, "title": plain("x" * 101)})), "must be less than 101"),
    (actions(button("x", "a", confirm={**CONFIRM, "confirm": plain("x" * 31)})), "must be less than 31"),
    (actions(button("x", "a", confirm={"text": plain("x")})), "missing required field: title"),
    (actions(text_input("N", "n")["element"]), "unsupported type: plain_text_input"),
    (actions({"type": "overflow", "options": [option(str(n)) for n in range(6)]}), "no more than 5 items"),
    (actions({"type": "radio_buttons", "options": [option(str(n)) for n in range(11)]}), "no more than 10 items"),
    (actions({"type": "checkboxes", "options": [option(str(n)) for n in range(11)]}), "no more than 10 items"),
    (actions(select(options=[option(str(n)) for n in range(101)])), "no more than 100 items"),
    (actions(select(options=[option("x" * 76, "v")])), "must be less than 76"),
    (actions(select(options=[option("x", "v" * 76)])), "must be less than 76"),
    (actions(select(options=[option("x", url="https://x.example")])), "invalid additional property: url"),
    (actions(select(options=[option("A", "1"), option("B", "1")])), "option value `1` is used more than once"),
    (actions(select(options=[{"text": {"type": "mrkdwn", "text": "x"}, "value": "v"}])), "valid enum value"),
    (actions(select(initial_option=option("C"))), "initial option must exactly match"),
    (actions(select(option_groups=[])), "no fewer than 1 items"),
    (actions({"type": "static_select"}), "exactly one of `options`, `option_groups`"),
    (actions(select(placeholder=plain("x" * 151))), "must be less than 151"),
    (actions({"type": "multi_users_select", "max_selected_items": 0}), "greater than or equal to 1"),
    (actions({"type": "conversations_select", "filter": {}}), "must define either `include`"),
    (actions({"type": "datepicker", "initial_date": "2026-02-30"}), "must be a valid date"),
    (actions({"type": "datepicker", "initial_date": "28.2.2026"}), "must match the expected format"),
    (actions({"type": "timepicker", "initial_time": "24:00"}), "must match the expected format"),
    (actions({"type": "timepicker", "timezone": "Mars/Base"}), "must be a valid timezone"),
    (actions({"type": "datetimepicker", "initial_date_time": 1628633820123}), "less than or equal"),
    ({**text_input("x", "b"), "label": {"type": "mrkdwn", "text": "x"}}, "must be a valid enum value"),
    (text_input("x" * 2001, "b"), "must be less than 2001"),
    (text_input("x", "b", hint=plain("x" * 2001)), "must be less than 2001"),
    (text_input("x", "b", element={"max_length": 3001}), "less than or equal to 3000"),
    (text_input("x", "b", element={"min_length": 5, "max_length": 4}), "must not be greater than `max_length`"),
    (text_input("x", "b", element={"initial_value": None}), "must provide a string"),
    (text_input("x", "b", "email_text_input"), "unsupported type: email_text_input"),
    (text_input("x", "b", "file_input"), "unsupported type: file_input"),
    ({**IMAGE, "slack_file": {"id": "F1"}}, "exactly one of `image_url`, `slack_file`"),
    ({"type": "image", "image_url": "https://example.com/a.png"}, "missing required field: alt_text"),
    (rich({"type": "text"}), "missing required field: text"),
    (rich({"type": "user", "user": "U1"}), "missing required field: user_id"),
    ({"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": []}]}, "missing required field: style"),
    ({"type": "markdown", "text": "x" * 12001}, "must be less than 12001"),
    (table(101), "no more than 100 items"),
    (table(1, 21), "no more than 20 items"),
    (data_table([text()]), "no fewer than 2 items"),
    (data_table(*[[text()]] * 102), "no more than 101 items"),
    (data_table([text()] * 21, [text()] * 21), "no more than 20 items"),
    (data_table([text()] * 2, [text()]), "must have 2 items, as the header does [json-pointer:/blocks/0/rows/1]"),
    (data_table([rich({"type": "text", "text": "x"})], [text()]), "unsupported type in a header: rich_text"),
    (data_table([text()], [text("")]), "must be more than 0 characters"),
    (data_table([text()], [text()], page_size=0), "must be greater than or equal to 1"),
    (data_table([text()], [text()], page_size=101), "must be less than or equal to 100"),
    (data_table([text()], [text()], row_header_column_index=1), "must be the index of a column"),
    (data_table([text()], [text()], caption=""), "must be more than 0 characters"),
    (data_table([text()], [{"type": "raw_number", "value": "1", "text": "1"}]), "must provide a number"),
    (table(100, 2, "x" * 51), "must be less than 10001 characters together"),
    (chart(series=[]), "no fewer than 1 items"),
    (chart(axis_config={"categories": ["Mon"]}), "data labels must match the categories"),
    (chart("doughnut"), "unsupported type: doughnut"),
    ({**chart(), "title": "x" * 51}, "must be less than 51"),
    ({"type": "alert", "text": plain("x")}, "unsupported type: alert"),
    ({"type": "card", "subtitle": plain("x")}, "must define either `hero_image` or `title` or `actions` or `body`"),
    ({**CARD, "body": plain("x" * 201)}, "must be less than 201"),
    ({"type": "carousel", "elements": [CARD] * 11}, "no more than 10 items"),
    ({"type": "carousel", "elements": [section("x")]}, "unsupported type: section"),
    ({"type": "container", "child_blocks": [section("x")]}, "must define either `title` or `rich_text_title`"),
    ({"type": "container", "title": plain("T"), "child_blocks": [CARD]}, "unsupported type: card"),
    ({**TASK, "status": "done"}, "must be a valid enum value"),
    ({**VIDEO, "video_url": "http://v.example/1"}, "must match the expected format"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "complaint"), INVALID, ids=[f"{n}: {c[:40]}" for n, (_, c) in enumerate(INVALID)])
def test_what_slack_refuses_is_refused_in_its_words(block: dict[str, Any], complaint: str) -> None:
    assert complaint in " | ".join(message_problems([block]))


def test_a_message_as_a_whole() -> None:
    assert message_problems([{"type": "divider"}] * 50) == []
    assert "no more than 50 items" in message_problems([{"type": "divider"}] * 51)[0]
    twice = [{"type": "divider", "block_id": "b"}] * 2
    assert '`block_id` "b" already exists' in message_problems(twice)[0]
    assert "no more than 2 blocks of type data_visualization" in message_problems([chart()] * 3)[0]
    [unknown] = message_problems([section("x"), chart()], unknown=frozenset({"data_visualization"}))
    assert unknown == "unsupported type: data_visualization [json-pointer:/blocks/1/type]"
    assert "no more than 1 blocks of type table" in message_problems([table(1)] * 2)[0]
    assert message_problems([actions(button("x", "same"), block_id=str(n)) for n in range(2)]) == []
    assert not block_text_too_long([section("x" * 3000)] * 3)
    assert block_text_too_long([section("x" * 2500)] * 4)


VIEWS: list[tuple[dict[str, Any], str]] = [
    (modal("x" * 25), "must be less than 25 characters [json-pointer:/view/title/text]"),
    (modal("T", submit="x" * 25), "must be less than 25 characters [json-pointer:/view/submit/text]"),
    (modal("T", close=plain("x" * 25)), "/view/close/text"),
    (modal("T", text_input("N", "n"), submit=None), "must define `submit` to use an `input` block in modals"),
    (modal("T", private_metadata="x" * 3001), "must be less than 3001 characters"),
    (modal("T", callback_id="x" * 256), "/view/callback_id"),
    (modal("T", external_id="x" * 256), "/view/external_id"),
    (modal("T", *[{"type": "divider"}] * 101), "no more than 100 items"),
    (modal("T", colour="red"), "invalid additional property: colour"),
    (modal("T", {"type": "markdown", "text": "x"}), "unsupported type: markdown"),
    (modal("T", chart()), "unsupported type: data_visualization"),
    (modal("T", text_input("A", "a", element={"focus_on_load": True}),
           text_input("B", "b", element={"focus_on_load": True})), "only one element can set `focus_on_load`"),
    (modal("T", text_input("A", "same"), text_input("B", "same")), '`block_id` "same" already exists'),
    (modal("T", text_input("A", "a", "number_input")), "missing required field: is_decimal_allowed"),
    (modal("T", text_input("A", "a", "number_input", element={
        "is_decimal_allowed": False, "initial_value": "1.5"})), "decimals are not allowed"),
    (modal("T", text_input("A", "a", "number_input", element={
        "is_decimal_allowed": True, "min_value": 5})), "must provide a string"),
]  # fmt: skip


@pytest.mark.parametrize(("view", "complaint"), VIEWS, ids=[c[:50] for _, c in VIEWS])
def test_what_slack_refuses_in_a_modal(view: dict[str, Any], complaint: str) -> None:
    assert complaint in " | ".join(view_problems(view, ("modal",)))


def test_views_that_are_fine_and_home_tabs() -> None:
    fine = modal("x" * 24, *[text_input("N", str(n)) for n in range(100)], private_metadata="x" * 3000)
    assert view_problems(fine, ("modal",)) == []
    assert view_problems({"type": "home", "blocks": [section("x")]}, ("home",)) == []
    assert "unsupported type: home" in view_problems({"type": "home", "blocks": []}, ("modal",))[0]
    titled = {"type": "home", "title": plain("T"), "blocks": []}
    assert "invalid additional property: title" in view_problems(titled, ("home",))[0]
    email = {"type": "home", "blocks": [text_input("E", "e", "email_text_input")]}
    assert "unsupported type: email_text_input" in view_problems(email, ("home",))[0]
    assert too_large(modal("T", *[section("ä" * 3000, block_id=str(n)) for n in range(60)]))
