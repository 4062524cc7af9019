"""Wording of *References*, for those who do not trust us yet: others speak, and we keep out of the way."""

from bot.cadence.tracks.touch import NEXT_QUESTION, Channel, Offset, Touch

_STORY = """Hi {first_name},

do not take our word for it. Attached is the story of a company much like {company}, in their words and approved \
by them. It also says what did not go well, and how they would begin today.

I chose this one because of what you told us: “{requirement}”.

Which part of it sounds least like your situation? That would help me to find a better one.

Best regards"""

_TALK = """Hi {first_name},

I would like to introduce you to one of our customers who once stood where you stand now: half an hour, the two \
of you, without us on the line. Ask whatever you would not ask us, what it really cost included.

Shall I introduce you?

Best regards"""

_ASKED = """Good morning {first_name}, when you look at a supplier you have not worked with, what do you check \
first?

(Listen, and write down what would convince them: a figure, a name, a visit, a trial. Then ask:)

{question}

(Offer exactly the proof they named, and say by when they will have it.)"""

_COMPARED = """Hi {first_name},

you mentioned that you are also talking to {competitor}. That is sensible, and I will not tell you that they are \
bad. Instead, here are the questions our customers say everybody should ask every supplier, us included.

If you would like to know how we answer them, pick any one of them, and I will answer it in writing.

Best regards"""

_MEET = """Hi {first_name},

our customers meet to compare notes, and they speak openly, complaints included. I would like you to come as our \
guest and make up your own mind.

Shall I send you the programme? You can bring a colleague.

Best regards"""

_RESULT = """Dear {first_name},

enclosed is what changed at a company much like {company}: their figures, before and after, on one page, and not \
only the flattering ones.

If you would like to see how the figures were measured, I will ask them to show you.

With kind regards"""

TOUCHES = (
    Touch(
        Offset(months=1),
        Channel.EMAIL,
        "Send the story of a customer like them",
        "In their words, not in ours",
        _STORY,
    ),
    Touch(
        Offset(months=1),
        Channel.EMAIL,
        "Offer to introduce them to a customer",
        "Half an hour with somebody who did it",
        _TALK,
    ),
    Touch(
        Offset(months=2),
        Channel.CALL,
        "Call, and ask what would convince them",
        "What do you check first?",
        _ASKED,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=2),
        Channel.EMAIL,
        "Send the questions to put to every supplier",
        "Questions for every supplier, us included",
        _COMPARED,
    ),
    Touch(
        Offset(months=2),
        Channel.SEMINAR,
        "Invite them to our customers' meeting",
        "Be our guest among our customers",
        _MEET,
    ),
    Touch(
        Offset(months=2),
        Channel.MAIL,
        "Send a customer's figures by post",
        "Before and after, on one page",
        _RESULT,
    ),
)
