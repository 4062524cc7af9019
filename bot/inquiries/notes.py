"""Messages about a question: to the marketer, back to whoever asked, and in the thread of the card."""

from bot.inquiries.forms import quoted
from bot.inquiries.inquiry import Inquiry, InquirySheet, InquiryState, Said
from bot.lead.lines import details_button, plain_name, short_name
from bot.slack.blocks import Message, actions, button, context, section
from bot.slack.ids import Action
from bot.slack.text import moment, person

_ANSWERS = 3


def asked(sheet: InquirySheet, reader: str, *, again: bool = False) -> Message:
    """Put the question to the `reader`, or say what became of it."""
    lead, inquiry = sheet.lead, sheet.inquiry
    manager = reader != sheet.marketer
    opening = f":speech_balloon: {person(inquiry.asked_by)} asks about {short_name(lead)}"
    if inquiry.waits and again:
        waits = f"{person(sheet.marketer)} has not answered yet. Can you?" if manager else "Still waiting for you."
        opening = f"{opening}, {moment(inquiry.asked_at)}. {waits}"
    blocks = [section(f"{opening}\n{quoted(inquiry.text)}")]
    if inquiry.waits:
        reply = button("Reply", Action.REPLY, inquiry.id, style="primary")
        blocks += [
            actions(reply, details_button(lead)),
            context(f"You can also answer in this thread; it goes to {person(inquiry.asked_by)}."),
        ]
    else:
        blocks += [section(_became(inquiry, reader)), actions(details_button(lead))]
    return Message(f"{plain_name(lead)}: a question for you", blocks)


def _became(inquiry: Inquiry, reader: str) -> str:
    if inquiry.state is InquiryState.CLOSED:
        return f"Nobody answered in time, and {person(inquiry.asked_by)} knows."
    last = inquiry.said[-1]
    who = "You" if last.by == reader else person(last.by)
    answers = "\n".join(quoted(one.text, 600) for one in inquiry.said[-_ANSWERS:])
    more = " To add something, write in this thread." if last.by == reader else ""
    return f":white_check_mark: {who} answered, {moment(last.at)}.{more}\n{answers}"


def meant(sheet: InquirySheet, text: str) -> Message:
    """Ask whether a text is the answer to the question; the button carries it."""
    inquiry = sheet.inquiry
    words = (
        f"Is this your answer to {person(inquiry.asked_by)} about {short_name(sheet.lead)}?\n{quoted(text)}\n"
        f"They asked:\n{quoted(inquiry.text, 300)}"
    )
    send = button("Send it", Action.SEND_ANSWER, f"{inquiry.id} {text}", style="primary")
    return Message("Is this your answer?", [section(words), actions(send), context("If not, there is nothing to do.")])


def sent(text: str) -> Message:
    return Message("Your answer is sent", [section(f":white_check_mark: Sent:\n{quoted(text)}")])


def passed_on(sheet: InquirySheet) -> Message:
    """Tell whoever typed the question, beneath it, who has it now."""
    text = f"I passed your question on to {person(sheet.marketer)}. The answer comes here, and to you."
    return Message(text, [context(text)])


def answered_in_thread(sheet: InquirySheet, said: Said, question: str, text: str) -> Message:
    """Answer in the thread of the card; `question` and `text` are what the channel may read of both."""
    inquiry = sheet.inquiry
    opening = f"{person(inquiry.asked_by)}, {person(said.by)} answers:"
    about = f"{quoted(question, 300)}\n" if not inquiry.thread_ts else ""
    words = f"{about}{opening}\n{quoted(text)}"
    return Message(f"{plain_name(sheet.lead)}: a question was answered", [section(words)])


def answered(sheet: InquirySheet, said: Said, question: str, text: str) -> Message:
    """Answer to whoever asked, in private."""
    words = (
        f":speech_balloon: {person(said.by)} answered your question about {short_name(sheet.lead)}.\n"
        f"{quoted(question, 300)}\n{person(said.by)}:\n{quoted(text)}"
    )
    again = button("Ask the marketer", Action.ASK_MARKETER, sheet.lead.id)
    return Message(
        f"{plain_name(sheet.lead)}: your question was answered",
        [section(words), actions(details_button(sheet.lead), again)],
    )


def unanswered(sheet: InquirySheet) -> Message:
    """Tell whoever asked that nobody answered, and what they can do."""
    lead = sheet.lead
    words = (
        f"Nobody has answered your question about {short_name(lead)}, and I have stopped asking.\n"
        f"{quoted(sheet.inquiry.text, 300)}\nTalk to {person(sheet.marketer)}, or ask again."
    )
    again = button("Ask again", Action.ASK_MARKETER, lead.id)
    return Message(
        f"{plain_name(lead)}: no answer to your question", [section(words), actions(again, details_button(lead))]
    )
