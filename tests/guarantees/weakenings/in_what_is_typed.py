"""What keeps every word that people type, and reads none of it as something else: taken away, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_MARKUP = "tests/rules/test_markup.py"
_IN_TEXT = "tests/rules/test_in_text.py"
_NAMES = "tests/rules/test_names_in_intake.py"
_LINE = "tests/conversations/test_typed_after_lead.py"
_EDITS = "tests/conversations/test_edited_answers.py"
_POSTS = "tests/conversations/test_other_posts.py"

IN_WHAT_IS_TYPED = (
    Weakening(
        "an entity that was typed is taken for Slack's",
        "bot/slack/markup.py",
        '_ENTITY = re.compile(r"&(amp|lt|gt);")',
        '_ENTITY = re.compile(r"&(?:amp;)*(amp|lt|gt);")',
        (_MARKUP,),
    ),
    Weakening(
        "a link's target is dropped beside its text",
        "bot/slack/markup.py",
        'return f"{label} ({target})"',
        "return label",
        (_MARKUP,),
    ),
    Weakening(
        "dashes of other kinds part a number",
        "bot/lead/identity/marks.py",
        '    if kind == _DASHES:\n        return "-"\n',
        "",
        (_IN_TEXT,),
    ),
    Weakening(
        "the rest of an address is an address",
        "bot/lead/identity/in_text.py",
        "_LOCAL.fullmatch(local)",
        "_LOCAL.search(local)",
        (_IN_TEXT,),
    ),
    Weakening(
        "the rest of a number is a number",
        "bot/lead/identity/in_text.py",
        'if match[2][0] != "+" and _MORE_BEFORE',
        'if match[2][0] == "!" and _MORE_BEFORE',
        (_IN_TEXT,),
    ),
    Weakening(
        "a word of the list is never a name",
        "bot/intake/pieces.py",
        "return prose > 0 and not (named and 1 < len(said) <= 4 and 2 * prose <= len(said))",
        "return prose > 0",
        (_NAMES,),
    ),
    Weakening(
        "a firm called after several people is cut",
        "bot/intake/pieces.py",
        "whole = _FIRM.sub(_kept_whole, text)",
        "whole = text",
        (_NAMES,),
    ),
    Weakening(
        "a subcommand takes whatever follows it",
        "commands/type_lead.py",
        "if known and known.takes(rest.strip()):",
        "if known:",
        (_LINE,),
    ),
    Weakening(
        "an edit overwrites what was answered since",
        "bot/answers/take_edit.py",
        "    if question.key in lead.answers and not _stands(lead, question, before, today):\n"
        "        return Became.CHANGED_SINCE\n",
        "",
        (_EDITS,),
    ),
    Weakening(
        "an edit counts after sales has the lead",
        "bot/answers/take_edit.py",
        "    if lead.stage not in OPEN_TO_ANSWERS:\n        return Became.TOO_LATE\n",
        "",
        (_EDITS,),
    ),
    Weakening(
        "only a message's plain text is read",
        "bot/slack/message.py",
        '    yield from _blocks(message.get("blocks"))\n',
        "",
        (_POSTS,),
    ),
    Weakening(
        "a long text ends with its first field",
        "bot/intake/intake_form.py",
        "for name, text in parts(NOTES, notes).items():",
        "for name, text in [(NOTES, notes)]:",
        (_POSTS,),
    ),
)
