"""The lines that keep leads from being forgotten when cards, people or reminders go: without any, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_ZONE = "tests/conversations/test_zone_unknown.py"
_DELETED = "tests/conversations/test_deleted_cards.py"

WHO_COMES_AND_GOES = (
    Weakening(
        "nobody looks whether a card is still there",
        "storage/delivery/cards.py",
        "LOOK_AFTER = timedelta(minutes=50)",
        "LOOK_AFTER = timedelta(days=50)",
        (_DELETED,),
    ),
    Weakening(
        "a deleted card is held back when its lead changes",
        "bot/delivery/attempt.py",
        "if notice.kind == NoticeKind.CARD:",
        'if notice.kind == "no such kind":',
        (_DELETED,),
    ),
    Weakening(
        "the card of a lead that was decided comes back",
        "bot/lead/show_card.py",
        "return lead.stage is Stage.OFFERED and lead.offer == offer",
        "return lead.offer == offer",
        (_DELETED,),
    ),
    Weakening(
        "a gravestone counts as a card",
        "bot/delivery/slack.py",
        'message.get("subtype") != "tombstone"',
        'message.get("subtype") != "no such thing"',
        (_DELETED,),
    ),
    Weakening(
        "nobody is asked for a zone that Slack does not name",
        "bot/workspace/settle_in.py",
        '**({"tz": tz} if tz else {})',
        'tz=tz or "UTC"',
        (_ZONE,),
    ),
    Weakening(
        "that it is UTC cannot be said",
        "bot/workspace/configure.py",
        '"" if kept.tz_assumed else kept.tz',
        "kept.tz",
        (_ZONE,),
    ),
)
