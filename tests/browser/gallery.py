"""One of every block and element that Slack has, for the page to draw."""

from typing import Any

from tests.simulator.toy import button, plain, section, text_input

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
IMAGE = "https://pictures.example/cat.png"


def option(label: str) -> dict[str, Any]:
    return {"text": plain(label), "value": label.lower()}


OPTIONS = [option("Red"), option("Green"), option("Blue")]
GROUPS = [{"label": plain("Warm"), "options": OPTIONS[:1]}, {"label": plain("Cold"), "options": OPTIONS[1:]}]
CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("It cannot be undone."),
    "confirm": plain("Do it"),
    "deny": plain("No"),
}


def select(kind: str, placeholder: str, **extra: Any) -> dict[str, Any]:
    return {"type": kind, "action_id": kind, "placeholder": plain(placeholder), **extra}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(elements)}


RICH_TEXT = {
    "type": "rich_text",
    "elements": [
        rich({"type": "text", "text": "rich and bold", "style": {"bold": True}}, {"type": "emoji", "name": "tada"}),
        {"type": "rich_text_list", "style": "ordered", "elements": [rich({"type": "text", "text": "a point"})]},
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "a quotation"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "as typed"}]},
    ],
}


def cell(text: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": text}


ROWS = [[cell("Source"), cell("Sent")], [cell("Webinar"), cell("4")], [cell("Fair"), cell("2")]]
POINTS = [{"label": "May", "value": 3}, {"label": "June", "value": 7}]
PLOT = {"series": [{"name": "Sent", "data": POINTS}], "axis_config": {"categories": ["May", "June"]}}
SEGMENTS = [{"label": "won", "value": 2}, {"label": "lost", "value": 3}]

SHOWN: list[dict[str, Any]] = [
    {"type": "header", "text": plain("A header")},
    section("*bold* _italic_ ~struck~ `code` :tada:\n&gt; quoted\n<https://a.example|a link> and <!here>"),
    {"type": "section", "fields": [plain("field one"), plain("field two")]},
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "image", "image_url": IMAGE, "alt_text": "tiny"}, plain("in context")]},
    {"type": "image", "image_url": IMAGE, "alt_text": "a cat", "title": plain("A picture")},
    RICH_TEXT,
    {"type": "markdown", "text": "# Heading\n**strong** and [site](https://b.example)\n- item"},
    {"type": "data_visualization", "title": "By month", "chart": {"type": "bar", **PLOT}},
    {"type": "data_visualization", "title": "Outcomes", "chart": {"type": "pie", "segments": SEGMENTS}},
]
TABLES: list[dict[str, Any]] = [
    {"type": "table", "rows": ROWS},
    {"type": "data_table", "caption": "Paged", "rows": ROWS, "page_size": 1},
    {"type": "data_visualization", "title": "Line", "chart": {"type": "line", **PLOT}},
    {"type": "data_visualization", "title": "Area", "chart": {"type": "area", **PLOT}},
]
PRESSED: list[dict[str, Any]] = [
    section("With a menu", accessory={"type": "overflow", "action_id": "overflow", "options": OPTIONS}),
    {
        "type": "actions",
        "block_id": "row",
        "elements": [
            button("Plain", "plain"),
            button("Danger", "danger", style="danger", confirm=CONFIRM),
            select("static_select", "Pick a colour", option_groups=GROUPS),
            select("users_select", "Pick a person"),
            select("conversations_select", "Pick a place"),
            select("channels_select", "Pick a channel"),
            select("external_select", "Search", min_query_length=2),
            {"type": "datepicker", "action_id": "date"},
            {"type": "timepicker", "action_id": "time"},
            {"type": "datetimepicker", "action_id": "moment"},
            {"type": "radio_buttons", "action_id": "radio", "options": OPTIONS},
            {"type": "checkboxes", "action_id": "boxes", "options": OPTIONS},
        ],
    },
]
ASKED: list[dict[str, Any]] = [
    text_input("Short", "short", element={"max_length": 20}, hint=plain("Twenty letters at most")),
    text_input("Long", "long", element={"multiline": True}, optional=True),
    text_input("Mail", "mail", "email_text_input"),
    text_input("Site", "site", "url_text_input"),
    text_input("Number", "number", "number_input", element={"is_decimal_allowed": False, "max_value": "9"}),
    text_input("Rich", "rich", "rich_text_input"),
    text_input("Colour", "colour", "static_select", element={"options": OPTIONS}),
    text_input("Colours", "colours", "multi_static_select", element={"options": OPTIONS, "max_selected_items": 2}),
    text_input("Person", "person", "users_select"),
    text_input("People", "people", "multi_users_select"),
    text_input("Place", "place", "conversations_select"),
    text_input("Search", "search", "external_select", element={"min_query_length": 2}),
    text_input("Day", "day", "datepicker"),
    text_input("Time", "time", "timepicker"),
    text_input("Moment", "moment", "datetimepicker"),
    text_input("One", "one", "radio_buttons", element={"options": OPTIONS}),
    text_input("Some", "some", "checkboxes", element={"options": OPTIONS}),
    text_input("File", "file", "file_input"),
]
