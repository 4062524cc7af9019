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
NUMBERED = [
    [cell("Source"), cell("Leads"), cell("Do")],
    *(
        [
            cell(source),
            {"type": "raw_number", "value": leads, "text": f"{leads} leads"},
            {"type": "action", "element": button(f"See {source}", f"see {source}")},
        ]
        for source, leads in (("Webinar", 10), ("Fair", 9), ("Newsletter", 2))
    ),
]
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
    {"type": "data_table", "caption": "Paged", "rows": NUMBERED, "page_size": 2},
    {"type": "data_visualization", "title": "Line", "chart": {"type": "line", **PLOT}},
    {"type": "data_visualization", "title": "Area", "chart": {"type": "area", **PLOT}},
]
PICTURE = {"type": "image", "image_url": IMAGE, "alt_text": "a cat"}
CARD = {
    "type": "card",
    "icon": PICTURE,
    "title": {"type": "mrkdwn", "text": "*Acme* Corp"},
    "subtitle": plain("Wholesale"),
    "body": plain("Ships within a day."),
    "actions": [button("Open the card", "card")],
}
OTHER_CARD = {"type": "card", "slack_icon": {"type": "icon", "name": "rocket"}, "title": plain("Nordwind")}
TASKS = [
    {
        "type": "task_card",
        "task_id": "1",
        "title": "Looked it up",
        "status": "complete",
        "output": {"type": "rich_text", "elements": [rich({"type": "text", "text": "found two"})]},
        "sources": [{"type": "url", "url": "https://a.example", "text": "the register"}],
    },
    {"type": "task_card", "task_id": "2", "title": "Writing it down", "status": "in_progress"},
]
HELD: list[dict[str, Any]] = [
    CARD,
    {
        "type": "carousel",
        "elements": [{**CARD, "title": plain("First of two"), "actions": [button("One", "one")]}, OTHER_CARD],
    },
    {
        "type": "container",
        "title": plain("Held together"),
        "is_collapsible": True,
        "default_collapsed": True,
        "child_blocks": [
            section("inside the container"),
            {"type": "actions", "elements": [button("Within", "within")]},
        ],
    },
    TASKS[0],
    {"type": "plan", "title": "What is planned", "tasks": TASKS},
    {
        "type": "video",
        "title": plain("A film"),
        "title_url": "https://films.example/1",
        "video_url": "https://films.example/embed/1",
        "thumbnail_url": IMAGE,
        "alt_text": "its first picture",
        "author_name": "Ada",
    },
    {
        "type": "auth_provider",
        "value": "calendar",
        "name": plain("Calendar"),
        "is_connected": False,
        "auth_url": "https://sign.example/in",
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": plain("Helpful"), "value": "+"},
                "negative_button": {"text": plain("Not helpful"), "value": "-"},
            },
            {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": plain("Bin it")},
            {
                "type": "icon_button",
                "action_id": "secret",
                "icon": "trash",
                "text": plain("Not for Ada"),
                "visible_to_user_ids": ["U0NOBODY"],
            },
        ],
    },
    {
        "type": "actions",
        "elements": [
            {
                "type": "workflow_button",
                "text": plain("Run it"),
                "workflow": {"trigger": {"url": "https://slack.com/shortcuts/1"}},
            }
        ],
    },
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
    text_input("Places", "places", "multi_conversations_select", element={"max_selected_items": 2}),
    text_input("Channel", "channel", "channels_select"),
    text_input("Channels", "channels", "multi_channels_select"),
    text_input("Search", "search", "external_select", element={"min_query_length": 2}),
    text_input(
        "Searches", "searches", "multi_external_select", element={"min_query_length": 0, "max_selected_items": 2}
    ),
    text_input("Day", "day", "datepicker"),
    text_input("Time", "time", "timepicker"),
    text_input("Moment", "moment", "datetimepicker"),
    text_input("One", "one", "radio_buttons", element={"options": OPTIONS}),
    text_input("Some", "some", "checkboxes", element={"options": OPTIONS}),
    text_input("File", "file", "file_input", element={"filetypes": ["txt", "pdf"], "max_files": 2}),
]
