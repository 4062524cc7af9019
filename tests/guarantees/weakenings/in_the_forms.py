"""What keeps a form from being lost, doubled, or laid over what somebody else did: taken away, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_TWICE = "tests/conversations/test_submitted_twice.py"
_BARRED = "tests/conversations/test_do_not_contact.py"

IN_THE_FORMS = (
    Weakening(
        "a window that stays open is submitted once",
        "bot/lead/delivery_key.py",
        """:{view.get('callback_id')}:{view.get('hash')}\"""",
        """:{view.get('callback_id')}\"""",
        ("tests/rules/test_delivery_key.py",),
    ),
    Weakening(
        "what stands in a form is not looked at",
        "bot/lead/delivery_key.py",
        "_digest(view.get('state'))",
        "_digest(None)",
        (_TWICE,),
    ),
    Weakening(
        "a window is another one each time it arrives",
        "bot/lead/delivery_key.py",
        """    if view:
        drawn = f"{view.get('id')}""",
        """    if view:
        drawn = f"{id(view)}{view.get('id')}""",
        (_TWICE,),
    ),
    Weakening(
        "a form that is sent off again keeps what was added",
        "bot/do_not_contact/page.py",
        'block_id=f"whom.{added}"',
        'block_id="whom"',
        (_BARRED,),
    ),
)
