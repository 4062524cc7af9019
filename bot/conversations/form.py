"""The forms behind "Log a conversation": which lead, and what was learned."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.answers.question_form import NEEDED, asked_in, question_element
from bot.conversations.sheet import MOST_OFFERED, ConversationSheet, NewConversation
from bot.engagement.lines import progress_line
from bot.engagement.maturity import STEPS
from bot.engagement.meetings import CHANNELS
from bot.engagement.people_menu import people_inputs, picked
from bot.lead.definition.questions import Question
from bot.lead.lines import short_name
from bot.lead.record import Lead, Listed
from bot.slack.blocks import Block, context, divider, input_block, modal, option, section, select, text_input
from bot.slack.filled import Filled, based
from bot.slack.ids import QUESTION, Action, View
from bot.slack.long_text import joined, parts
from bot.slack.text import plain
from bot.slack.typed import numbers_of, text_of

LEARNED = "conversation.learned"


def which_lead(learned: str) -> Block:
    """Draw the first step from a message: finding the lead by number, name or company."""
    blocks = [
        input_block("conversation.lead", "Which lead was it about?", lead_menu(Action.CHOOSE_LEAD), optional=False),
        *_learned(learned),
    ]
    return modal(View.WHICH_LEAD, "Log a conversation", blocks, submit="Next", close="Cancel")


def lead_menu(action: Action) -> Block:
    """Draw the menu that finds a lead by what is typed; what it offers is asked for under the `action`'s id."""
    hint = plain("L-12, a name or a company", 150)
    return {"type": "external_select", "placeholder": hint, "min_query_length": 0, "action_id": str(action)}


def lead_choices(leads: Sequence[Listed]) -> Block:
    """Return what the menu offers; an option's value is the lead's number. Where there are more leads than it shows,
    a heading says how to find them."""
    offered = [option(str(lead.number), _choice(lead)) for lead in leads[:MOST_OFFERED]]
    if len(leads) <= MOST_OFFERED:
        return {"options": offered}
    label = f"The first {MOST_OFFERED}: type more of the name to find others"
    return {"option_groups": [{"label": plain(label), "options": offered}]}


def _choice(lead: Listed) -> str:
    company = f" ({lead.company})" if lead.company else ""
    return f"{lead.label} {lead.name}{company}"


def conversation_form(sheet: ConversationSheet) -> Block:
    lead = sheet.lead
    blocks = [
        section(f"{short_name(lead)}\n{progress_line(lead.maturity)}"),
        input_block("conversation.by", "Who spoke with them?", _one_of_us(sheet.spoke), optional=False),
        input_block("conversation.on", "When?", {"type": "datepicker", "initial_date": sheet.today}, optional=False),
        input_block("conversation.channel", "How?", select(list(CHANNELS.items()), _usual(lead)), optional=False),
        *people_inputs("conversation", sheet.group, sheet.group if len(sheet.group) == 1 else ()),
        *_learned(sheet.learned),
        input_block(
            "conversation.stage",
            "Stage now",
            _stages(lead),
            hint="Leave this alone to go by what is on record.",
            block_id=based("conversation.stage", str(lead.maturity)),
        ),
        input_block(
            "conversation.reason",
            "Why move it back?",
            text_input("", longest=500),
            hint="Needed only for an earlier stage.",
        ),
    ]
    if sheet.questions:
        blocks += [divider(), context("Did you hear an answer to anything still open? Leave the rest blank.")]
        blocks += [_question(question, lead) for question in sheet.questions]
    title = f"Talked about {lead.label}"
    return modal(View.TALK, title, blocks[:100], submit="Save", close="Cancel", metadata=str(lead.id))


def _one_of_us(user_id: str) -> Block:
    return {"type": "users_select", "initial_user": user_id, "placeholder": plain("Choose a person", 150)}


def _learned(text: str) -> Iterator[Block]:
    """In as many fields as it needs: a long mail may have been turned into a conversation."""
    for name, part in parts(LEARNED, text).items():
        label = "What did you learn?" if name == LEARNED else "What you learned, continued"
        element = text_input(part, "What they said, in a sentence or two", multiline=True)
        yield input_block(name, label, element, optional=name != LEARNED)


def _stages(lead: Lead) -> Block:
    return select([(str(step.number), f"{step.number}. {step.name}") for step in STEPS], placeholder="As recorded")


def _usual(lead: Lead) -> str:
    answer = lead.answers.get("channel")
    return answer.value if answer and not answer.reopened else ""


def _question(question: Question, lead: Lead) -> Block:
    """Draw a question, blank on purpose: an earlier answer counts again only if it was heard again."""
    answer = lead.answers.get(question.key)
    hint = NEEDED if question.required else ""
    hint += f"So far: {question.in_words(answer.value)[:300]}" if answer and answer.value else ""
    block_id = based(f"{QUESTION}{question.key}", answer.value if answer else "")
    return input_block(
        question.key, question.prompt, question_element(question, ""), hint=hint.strip(), block_id=block_id
    )


def typed_conversation(view: Mapping[str, Any], form: Filled) -> NewConversation:
    """Return what was filled in, from the view as Slack hands it back and the `form` in it."""
    typed = form.typed
    return NewConversation(
        on=text_of(typed, "conversation.on"),
        talked_by=text_of(typed, "conversation.by"),
        channel=text_of(typed, "conversation.channel"),
        with_ids=numbers_of(typed, "conversation.with"),
        learned=typed_learned(typed),
        newcomer=text_of(typed, "conversation.newcomer"),
        stage=text_of(typed, "conversation.stage"),
        reason=text_of(typed, "conversation.reason"),
        answers={key: text_of(typed, key) for key in asked_in(view)},
        picked=picked(typed, "conversation"),
    )


def typed_learned(typed: Mapping[str, Any]) -> str:
    """Join what was learned, from all the fields it stands in."""
    return joined(LEARNED, typed)
