"""Wording of *Content*, for those who do not want it yet: something worth their time, each time for another reason."""

from bot.cadence.tracks.touch import NEXT_QUESTION, Channel, Offset, Touch

_PAPER = """Hi {first_name},

you told us what would have to be different at {company}: “{requirement}”. The attached paper describes three \
companies that started from the same point. It says what they tried first, what that cost them, and what worked \
in the end.

If you only have five minutes: the table on costs is the part most readers pass on.

Would it help if I marked the pages that apply to you?

Best regards"""

_PODCAST = """Hi {first_name},

this one is for the drive home: twenty minutes in which somebody in your position tells how they brought their \
own colleagues round, and where they got stuck for half a year. There is no product in it.

Shall I send you the link? A “yes” is enough.

Best regards"""

_BLOG = """Hi {first_name},

we wrote down the five questions we hear most often from companies like {company}, with answers that do not end \
in “it depends”. Number three is the one that usually starts an argument.

I would like to know which side of it you are on. And one thing I have been meaning to ask you:

{question}

Best regards"""

_SEMINAR = """Hi {first_name},

a dozen people with your job meet for one morning to compare what they have tried: no slides of ours, one guest \
who has it behind them, and time for questions. I would like to have {company} at the table, because of this: \
“{requirement}”.

Shall I keep a seat for you? If somebody else from your team should come instead, that is just as welcome.

Best regards"""

_NEWSLETTER = """Hi {first_name},

of all we published this quarter, I would pick one piece for you: the comparison of what doing nothing costs \
over three years, with the sheet behind it, so that you can put in your own numbers.

It is attached. If you fill it in for {company}, I am glad to check it with you; the result stays with you.

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
        "Three companies that started where you are",
        _PAPER,
    ),
    Touch(
        Offset(months=1),
        Channel.PODCAST,
        "Offer a podcast for the drive home",
        "Twenty minutes for the drive home",
        _PODCAST,
    ),
    Touch(
        Offset(months=2),
        Channel.BLOG,
        "Send the five questions, and ask which side they are on",
        "The question that starts an argument",
        _BLOG,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=2),
        Channel.SEMINAR,
        "Invite them to a morning with their peers",
        "A seat for you, among a dozen peers",
        _SEMINAR,
    ),
    Touch(
        Offset(months=2),
        Channel.NEWSLETTER,
        "Send the one piece that matters to them",
        "What doing nothing costs: with the sheet",
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
