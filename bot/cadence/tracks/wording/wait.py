"""Wording of *Wait for the date*: the day has come on which it may be time, and after it we stay useful until it is."""

from bot.cadence.tracks.touch import NEXT_QUESTION, Channel, Offset, Touch

_DATE = """Hi {first_name},

when we were last in touch, the time was not right yet, so I waited. What you wanted to change was this: \
“{requirement}”.

Is it closer now? If it is, half an hour this week or next saves you time later. If it is not, tell me when it \
will be, and you will not hear from me before.

{question}

Best regards"""

_PREPARE = """Hi {first_name},

whenever {company} takes this up, the same things will be asked of you: figures, names and decisions. The \
attached checklist fits on one page; gathering it takes time, which is why I send it now.

No reply needed. If one of the points is hard to get, I can tell you how others got it.

Best regards"""

_CALENDAR = """Good morning {first_name}, I have a planning question, not a sales question: when is the budget \
for next year settled at {company}, and who has to have seen a figure by then?

(Write down the date and the names. Count back from it together: figure, approval, comparison, start. Then ask:)

{question}

(Agree on the day you call again, and enter it with Snooze.)"""

_CHANGED = """Hi {first_name},

since we were last in touch, things have changed in your field that may move your date forward or back. I put \
them on half a page, attached, each with what it means for a company like {company}.

Does one of them change your plans?

Best regards"""

TOUCHES = (
    Touch(
        Offset(),
        Channel.EMAIL,
        "Ask whether the date still holds",
        "Is the time closer now?",
        _DATE,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=2),
        Channel.EMAIL,
        "Send the checklist for when the time comes",
        "What you will be asked for",
        _PREPARE,
    ),
    Touch(
        Offset(months=2),
        Channel.CALL,
        "Call about their budget calendar",
        "When is next year settled?",
        _CALENDAR,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=2),
        Channel.EMAIL,
        "Tell them what has changed in their field",
        "Changes that may move your date",
        _CHANGED,
    ),
)
