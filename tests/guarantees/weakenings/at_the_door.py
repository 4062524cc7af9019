"""The lines that keep strangers out, secrets in, and everybody to their role: without any of them, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_TABLES = "tests/guarantees/test_everybody_does_only_what_the_tables_say.py"
_FORGED = "tests/guarantees/test_nothing_forged_gets_in.py"
_PAYLOAD = "tests/doors/test_payload.py"
_MALFORMED = "tests/guarantees/test_nothing_malformed_gets_in.py"
_TYPED = "tests/guarantees/test_what_people_type_stays_text.py"
_LOGS = "tests/guarantees/test_logs_tell_nothing_of_anybody.py"
_ODD = "tests/conversations/test_odd_deliveries.py"
_DEAF = "tests/guarantees/test_back_however_the_socket_is_lost.py"

AT_THE_DOOR = (
    Weakening(
        "what people type is not escaped",
        "bot/slack/text.py",
        '_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}',
        "_ENTITIES: dict[str, str] = {}",
        (_TYPED,),
    ),
    Weakening(
        "bidirectional and zero-width characters stay",
        "bot/slack/text.py",
        '_UNSEEN = ("Cc", "Cf", "Cs", "Co")',
        '_UNSEEN = ("Cc", "Cs", "Co")',
        (_TYPED,),
    ),
    Weakening(
        "a code fence that somebody types stays one",
        "bot/slack/text.py",
        """text.replace("```", "'''")""",
        "text",
        ("tests/views/test_limits.py",),
    ),
    Weakening(
        "any signature is good",
        "bot/doors/http.py",
        'return hmac.compare_digest(b"v0=" + _hex(self._secret, signed), given)',
        "return bool(signed)",
        (_FORGED,),
    ),
    Weakening(
        "a signature is good for ever",
        "bot/doors/http.py",
        "if abs(self._clock.now().timestamp() - int(stamp)) > _FRESH:",
        "if int(stamp) < 0:",
        (_FORGED,),
    ),
    Weakening(
        "of two signatures the first counts",
        "bot/doors/http.py",
        'return values[0] if len(values) == 1 else ""',
        'return values[0] if values else ""',
        (_FORGED,),
    ),
    Weakening(
        "bodies in chunks have no end",
        "bot/doors/http.py",
        "client_max_size=LARGEST_BODY",
        "client_max_size=0",
        ("tests/doors/test_http_door.py",),
    ),
    Weakening(
        "a length over the cap is waited for",
        "bot/doors/http.py",
        "if (request.content_length or 0) > LARGEST_BODY:",
        "if (request.content_length or 0) < 0:",
        (_FORGED,),
    ),
    Weakening(
        "ids can be anything",
        "bot/doors/shapes.py",
        r'Id = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_.:^-]{1,255}\Z")]',
        "Id = str | None",
        (_PAYLOAD, _MALFORMED),
    ),
    Weakening(
        "a form's blocks can be anything",
        "bot/doors/shapes.py",
        "    blocks: list[Block]\n",
        "    blocks: Any\n",
        ("tests/doors/test_payload.py",),
    ),
    Weakening(
        "Accept asks for no role",
        "bot/lead/access.py",
        "if found is None or not entitled(found.roles, act):",
        "if found is None:",
        (_TABLES,),
    ),
    Weakening(
        "marketers may decide for sales",
        "bot/lead/people.py",
        "Act.DECIDE: frozenset({Role.REP})",
        "Act.DECIDE: frozenset({Role.REP, Role.MARKETER})",
        (_TABLES,),
    ),
    Weakening(
        "a draft can be accepted",
        "bot/lead/lifecycle.py",
        'Move.ACCEPT: _rule("offered"',
        'Move.ACCEPT: _rule("offered draft"',
        (_TABLES,),
    ),
    Weakening(
        "logs are not redacted",
        "bot/logs.py",
        "text = redact(super().format(record), self._known)",
        "text = super().format(record)",
        ("tests/test_logs.py",),
    ),
    Weakening(
        "tracebacks quote their messages",
        "bot/logs.py",
        'lines = [f"{type(chain).__name__}:\\n"',
        'lines = [f"{chain!r}:\\n"',
        (_LOGS,),
    ),
    Weakening(
        "libraries log what they send",
        "bot/logs.py",
        "if record.levelno < logging.WARNING and record.name.startswith(TALKATIVE):",
        "if record.levelno < logging.DEBUG:",
        ("tests/test_logs.py",),
    ),
    Weakening(
        "a socket that is over is not replaced",
        "bot/doors/socket.py",
        "await line.over.wait()",
        "await asyncio.Event().wait()",
        (_DEAF,),
    ),
    Weakening(
        "health is said to be good whatever was heard",
        "bot/doors/socket.py",
        "return self.connected.is_set() and self.last_heard < self._silence",
        "return True",
        (_DEAF,),
    ),
    Weakening(
        "an event nobody listens to is refused",
        "bot/application.py",
        "raise_error_for_unhandled_request=True",
        "raise_error_for_unhandled_request=False",
        (_ODD,),
    ),
    Weakening(
        "an event nobody can read is refused",
        "bot/doors/payload.py",
        "if is_an_event(payload):",
        "if not payload:",
        (_ODD, "tests/doors/test_http_door.py"),
    ),
    Weakening(
        "a click without an address to answer is answered nowhere",
        "commands/visit.py",
        'elif self.body.get("response_url"):',
        "elif self.body:",
        (_ODD,),
    ),
    Weakening(
        "a button of another release is pressed in vain",
        "commands/refusals.py",
        'return pressed.get("type") in _PRESSED and not pressed.get("url")',
        'return pressed.get("type") is None',
        (_ODD,),
    ),
)
