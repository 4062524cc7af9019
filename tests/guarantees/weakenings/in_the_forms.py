"""What keeps a form from being lost, doubled, or laid over what somebody else did: taken away, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_TWICE = "tests/conversations/test_submitted_twice.py"
_BARRED = "tests/conversations/test_do_not_contact.py"

_CANARIES = "tests/conversations/test_contact_details.py"
_STALE = "tests/conversations/test_stale_forms.py"
_FILLED = "tests/views/test_filled.py"

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
    Weakening(
        "the form about who a lead is shows everything to anybody",
        "bot/intake/intake_form.py",
        "if getattr(lead, name) and not reader.sees(lead, name)]",
        "if getattr(lead, name) and not name]",
        (_CANARIES,),
    ),
    Weakening(
        "contact details are seen by whoever looks",
        "bot/lead/reader.py",
        "return theirs or bool(self.roles & MANAGERS)",
        "return theirs or bool(self.roles)",
        (_CANARIES,),
    ),
    Weakening(
        "a lead without an owner is a channel's own",
        "bot/lead/reader.py",
        "theirs = bool(self.person.user_id) and self.person",
        "theirs = self.person",
        (_CANARIES,),
    ),
    Weakening(
        "a whole form is written, not what was changed in it",
        "bot/intake/correct.py",
        "for name, value in form.changed.items() if name in DETAILS}",
        "for name, value in form.typed.items() if name in DETAILS}",
        (_STALE,),
    ),
    Weakening(
        "nobody looks whether somebody else was there",
        "bot/slack/filled.py",
        "and not self.drawn_from(name, kept[name])",
        "and self.drawn_from(name, kept[name])",
        (_STALE, _FILLED),
    ),
    Weakening(
        "a field that was left alone keeps what it showed",
        "bot/slack/again.py",
        'ids[name] if same else f"{block_id}.{stamp(now.shown[name])}"',
        "ids[name]",
        (_STALE, _FILLED),
    ),
)
