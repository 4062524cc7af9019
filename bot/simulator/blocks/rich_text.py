"""The rich_text block and its parts (docs.slack.dev/reference/block-kit/blocks/rich-text-block)."""

from bot.simulator.blocks.objects import BLOCK_ID, URL
from bot.simulator.blocks.shapes import Bool, ByType, ListOf, Number, Obj, Shape, Str, typed

STYLE = Obj(
    {},
    {
        name: Bool()
        for name in (
            "bold",
            "italic",
            "strike",
            "code",
            "underline",
            "highlight",
            "client_highlight",
            "unlink",
        )
    },
)
STYLED: dict[str, Shape] = {"style": STYLE}

TEXT = typed("text", {"text": Str(min=1)}, STYLED)
LINK = typed("link", {"url": URL}, {**STYLED, "text": Str(), "unsafe": Bool()})
INLINE = ByType(
    {
        "text": TEXT,
        "link": LINK,
        "broadcast": typed("broadcast", {"range": Str(one_of=("here", "channel", "everyone"))}, STYLED),
        "color": typed("color", {"value": Str(pattern=r"#[0-9a-fA-F]{6}")}, STYLED),
        "channel": typed("channel", {"channel_id": Str(min=1)}, STYLED),
        "date": typed("date", {"timestamp": Number(), "format": Str(min=1)}, {**STYLED, "url": URL, "fallback": Str()}),
        "emoji": typed("emoji", {"name": Str(min=1)}, {**STYLED, "unicode": Str(), "url": URL}),
        "team": typed("team", {"team_id": Str(min=1)}, STYLED),
        "user": typed("user", {"user_id": Str(min=1)}, STYLED),
        "usergroup": typed("usergroup", {"usergroup_id": Str(min=1)}, STYLED),
    }
)
BORDER: dict[str, Shape] = {"border": Number(0, 1)}
SECTION = typed("rich_text_section", {"elements": ListOf(INLINE)})
PARTS = ByType(
    {
        "rich_text_section": SECTION,
        "rich_text_list": typed(
            "rich_text_list",
            {"elements": ListOf(SECTION), "style": Str(one_of=("bullet", "ordered"))},
            {**BORDER, "indent": Number(0, 8), "offset": Number(min=0)},
        ),
        "rich_text_quote": typed("rich_text_quote", {"elements": ListOf(INLINE)}, BORDER),
        "rich_text_preformatted": typed(
            "rich_text_preformatted",
            {"elements": ListOf(ByType({"text": TEXT, "link": LINK}))},
            {**BORDER, "language": Str()},
        ),
    }
)
RICH_TEXT = typed("rich_text", {"elements": ListOf(PARTS, min=1)}, {"block_id": BLOCK_ID})
