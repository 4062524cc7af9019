"""One answer in Details: corrected in a form of its own, or vetted by a button."""

from bot.answers.answer_form import answer_form
from bot.answers.correct import Correction, correct_answer, to_correct_answer, vet
from bot.answers.question_form import shown_answers
from commands.show_details import redraw, redraw_beneath
from commands.visit import Visit


async def open_answer(visit: Visit) -> None:
    sheet = await visit.desk.read(to_correct_answer, visit.person, visit.lead_id, _question(visit))
    await visit.open(answer_form(sheet))
    await visit.ack()


async def submit_answer(visit: Visit) -> None:
    """Save it; Details beneath show it at once, and what it means for the lead comes as a message."""
    question = next(iter(shown_answers(visit.view)), "")
    typed = visit.typed
    said_by = str(typed.get("said_by_other") or "") or visit.words_chosen("said_by")
    said = Correction(str(typed.get(question) or ""), said_by, str(typed.get("evidence") or ""))
    await visit.desk.transact(correct_answer, visit.person, visit.lead_id, question, said, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def press_vetted(visit: Visit) -> None:
    await visit.desk.transact(vet, visit.person, visit.lead_id, _question(visit), visit.key)
    await visit.ack()
    await redraw(visit, str(visit.view.get("id")), visit.lead_id)


def _question(visit: Visit) -> str:
    return str(visit.action.get("action_id") or "").partition(":")[2]
