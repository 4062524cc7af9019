"""Wording of *Tell me about yourself*: every touch asks one unanswered question, as a survey would."""

from bot.cadence.tracks.touch import NEXT_QUESTION, Channel, Offset, Touch

_ONE_QUESTION = """Hi {first_name},

thank you for your interest. Before I send you anything, I would rather understand how things work at {company}. \
So no brochure today, only one question:

{question}

A sentence is enough. It helps me to send you what fits, and to spare you the rest.

Best regards"""

_SURVEY = """Hi {first_name},

we ask companies of your kind what they are working on this year, and tell everybody who answers how the others \
see it. May I put one of the questions to you?

{question}

Answer in your own words, by return. You get the summary as soon as it is done, with no names in it.

Best regards"""

_CALL = """Good morning {first_name}, I am calling with one question; it takes two minutes, and nothing follows \
from it.

{question}

(Listen, and write down their own words. If they ask what we do about it, send one page afterwards, and ask who \
else should read it. Close with: may I call again in two months?)"""

_WHAT_OTHERS_SAID = """Hi {first_name},

over the past months I have put the same questions to others in your position, and I am glad to tell you what \
they answered.

So that I pick what is of use to {company}, one question first:

{question}

Best regards"""

_CARD = """Dear {first_name},

no email this time, because I would like you to have this on your desk and not in your inbox: one page on how \
other companies prepare a decision like this, with the questions they ask themselves first.

The one I would put at the top for {company} is this:

{question}

If you would like to think it through with somebody from outside, call me. My number is below.

With kind regards"""

_LAST = """Hi {first_name},

I have written down in five lines what I understand of {company} so far, and would like to show them to you: you \
correct what I got wrong, and you can use the page for yourself.

One line is still empty:

{question}

May I send you the page?

Best regards"""

TOUCHES = (
    Touch(
        Offset(months=1),
        Channel.EMAIL,
        "Ask one question, and nothing else",
        "One question about how you work",
        _ONE_QUESTION,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=1),
        Channel.SURVEY,
        "Invite them to the survey with one question",
        "How do you see it at {company}?",
        _SURVEY,
        NEXT_QUESTION,
    ),
    Touch(Offset(months=2), Channel.CALL, "Call with one question", "Two minutes, one question", _CALL, NEXT_QUESTION),
    Touch(
        Offset(months=2),
        Channel.EMAIL,
        "Tell them what others answered",
        "What others in your position told me",
        _WHAT_OTHERS_SAID,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=2),
        Channel.MAIL,
        "Send a page by post, with one question",
        "For your desk, not your inbox",
        _CARD,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=2),
        Channel.EMAIL,
        "Offer them what you have learned on one page",
        "{company} in five lines",
        _LAST,
        NEXT_QUESTION,
    ),
)
