"""Wording of *Content*, for those who do not want it yet: something worth their time, each time for another reason."""

from bot.cadence.tracks.touch import NEXT_QUESTION, Channel, Offset, Touch

_PAPER = """Hi {first_name},

you told us what would have to be different at {company}: “{requirement}”. The attached paper is about just \
that: how others went about it, what it cost them, and what they would do differently today.

If you only have five minutes, begin with the summary. Would it help if I marked the pages that apply to you?

Best regards"""

_PODCAST = """Hi {first_name},

this one is for the drive home: somebody in your position tells how they went about it, and where they got \
stuck. There is no product in it.

Shall I send you the link? A “yes” is enough.

Best regards"""

_BLOG = """Hi {first_name},

we wrote down the questions we hear most often from companies like {company}, with answers that do not end in \
“it depends”.

I would like to know which of them you would have asked first. And here is one of mine:

{question}

Best regards"""

_SEMINAR = """Hi {first_name},

people with your job meet to compare what they have tried, with somebody who has it behind them, and with time \
for questions. I would like to have {company} at the table, because of this: “{requirement}”.

Shall I keep a seat for you? If somebody else from your team should come instead, that is just as welcome.

Best regards"""

_NEWSLETTER = """Hi {first_name},

of all we published this quarter, I would pick one piece for you. It is attached, and I marked the part that \
made me think of {company}.

If it raises a question, send it to me just as it comes to your mind; I will find somebody who can answer it.

Best regards"""

_POST = """Hi {first_name},

I saw a discussion on what changes in your field this year, and thought of {company}. You will find my comment \
there; yours would interest me more.

Which of the points matters most on your side?"""

TOUCHES = (
    Touch(
        Offset(months=1),
        Channel.WHITE_PAPER,
        "Send the white paper that fits what they need",
        "How others went about it",
        _PAPER,
    ),
    Touch(
        Offset(months=1),
        Channel.PODCAST,
        "Offer a podcast for the drive home",
        "Something for the drive home",
        _PODCAST,
    ),
    Touch(
        Offset(months=2),
        Channel.BLOG,
        "Send the questions we hear most, and ask for theirs",
        "Which of these would you have asked first?",
        _BLOG,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=2),
        Channel.SEMINAR,
        "Invite them to meet their peers",
        "A seat for you, among your peers",
        _SEMINAR,
    ),
    Touch(
        Offset(months=2),
        Channel.NEWSLETTER,
        "Send the one piece that matters to them",
        "The one piece I would pick for you",
        _NEWSLETTER,
    ),
    Touch(
        Offset(months=2),
        Channel.SOCIAL,
        "Draw them into a discussion in their field",
        "Which point matters most to you?",
        _POST,
    ),
)
