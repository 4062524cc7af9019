"""The lines that carry questions and requests from one to another: without any of them, a test of theirs turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_MARKETER = "tests/conversations/test_asking_the_marketer.py"
_MANAGER = "tests/conversations/test_asking_a_manager.py"
_ROLES = "tests/conversations/test_roles.py"
_READ = "tests/conversations/test_managers_read.py"

WHEN_ASKED = (
    Weakening(
        "an answer in the thread shows contact details",
        "bot/inquiries/notices.py",
        "texts if reader.sees_contact_details_of(sheet.lead) else map(masked, texts)",
        "texts",
        (_MARKETER,),
    ),
    Weakening(
        "the history keeps contact details from an answer",
        "bot/inquiries/answer.py",
        "history.record(tx, lead, EventKind.INQUIRY_ANSWERED, by.user_id, text=masked(text))",
        "history.record(tx, lead, EventKind.INQUIRY_ANSWERED, by.user_id, text=text)",
        (_MARKETER,),
    ),
    Weakening(
        "every word beneath a card is a question",
        "bot/inquiries/inquiry.py",
        '    return bool(_ASKS.search(_LINK.sub("", text)))',
        "    return True",
        (_MARKETER,),
    ),
    Weakening(
        "a question is asked once and forgotten",
        "bot/inquiries/ask.py",
        "    due.schedule_one(tx, lead, Work.INQUIRY, inquiry_id, tomorrow)\n",
        "",
        (_MARKETER,),
    ),
    Weakening(
        "a second answer is sent as well",
        "bot/inquiries/answer.py",
        "    if others:\n",
        "    if False:\n",
        (_MARKETER,),
    ),
    Weakening(
        "a request that nobody decides waits for ever",
        "bot/requests/settle_request.py",
        "            settle(tx, request, RequestState.LAPSED)\n",
        "            pass\n",
        (_MANAGER,),
    ),
    Weakening(
        "whoever is given a role hears nothing of it",
        "bot/workspace/give_access.py",
        "    tell_of_roles(tx, by, held)\n",
        "",
        (_ROLES,),
    ),
    Weakening(
        "the other manager does not read who acted",
        "bot/handover/hand_over.py",
        "    _tell_managers(tx, by, user_id)\n",
        "",
        (_READ,),
    ),
)
