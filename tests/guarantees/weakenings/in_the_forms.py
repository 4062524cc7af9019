"""The lines that keep a form from being lost, doubled, or laid over others' work: without any, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_TWICE = "tests/conversations/test_submitted_twice.py"
_BARRED = "tests/conversations/test_do_not_contact.py"

_CANARIES = "tests/conversations/test_contact_details.py"
_STALE = "tests/conversations/test_stale_forms.py"
_FILLED = "tests/views/test_filled.py"

_TURNS = "tests/storage/test_taking_turns.py"
_LONG = "tests/conversations/test_long_forms.py"
_OFFERS = "tests/conversations/test_stale_offers.py"
_ENGAGED = "tests/conversations/test_stale_engagement.py"
_SETTINGS = "tests/conversations/test_stale_settings.py"
_DRAFTS = "tests/conversations/test_stale_definition.py"

IN_THE_FORMS = (
    Weakening(
        "a window that stays open is submitted once",
        "bot/lead/delivery_key.py",
        """:{view.get('callback_id')}:{view.get('hash')}\"""",
        """:{view.get('callback_id')}\"""",
        ("tests/rules/test_delivery_key.py",),
    ),
    Weakening(
        "what stands in a form is not looked at",
        "bot/lead/delivery_key.py",
        "_digest(view.get('state'))",
        "_digest(None)",
        (_TWICE,),
    ),
    Weakening(
        "a window is another one each time it arrives",
        "bot/lead/delivery_key.py",
        """    if view:
        drawn = f"{view.get('id')}""",
        """    if view:
        drawn = f"{id(view)}{view.get('id')}""",
        (_TWICE,),
    ),
    Weakening(
        "a form that is sent off again keeps what was added",
        "bot/do_not_contact/page.py",
        'block_id=f"whom.{added}"',
        'block_id="whom"',
        (_BARRED,),
    ),
    Weakening(
        "the form about who a lead is shows everything to anybody",
        "bot/intake/intake_form.py",
        "if getattr(lead, name) and not reader.sees(lead, name)]",
        "if getattr(lead, name) and not name]",
        (_CANARIES,),
    ),
    Weakening(
        "contact details are seen by whoever looks",
        "bot/lead/reader.py",
        "return ((theirs or self.covers) and not self.withheld) or bool(self.roles & MANAGERS)",
        "return ((theirs or self.covers) and not self.withheld) or bool(self.roles)",
        (_CANARIES,),
    ),
    Weakening(
        "a lead without an owner is a channel's own",
        "bot/lead/reader.py",
        "theirs = bool(self.person.user_id) and self.person",
        "theirs = self.person",
        (_CANARIES,),
    ),
    Weakening(
        "a whole form is written, not what was changed in it",
        "bot/intake/correct.py",
        "for name, value in form.changed.items() if name in DETAILS}",
        "for name, value in form.typed.items() if name in DETAILS}",
        (_STALE,),
    ),
    Weakening(
        "nobody looks whether somebody else was there",
        "bot/slack/filled.py",
        "and not self.drawn_from(name, kept[name])",
        "and self.drawn_from(name, kept[name])",
        (_STALE, _FILLED),
    ),
    Weakening(
        "a field that was left alone keeps what it showed",
        "bot/slack/again.py",
        'ids[name] if same else f"{block_id}.{stamp(now.shown[name])}"',
        "ids[name]",
        (_STALE, _FILLED),
    ),
    Weakening(
        "a rejection is about whatever is offered now",
        "bot/decisions/same_offer.py",
        "and offer not in (0, lead.offer):",
        "and offer < 0:",
        (_OFFERS,),
    ),
    Weakening(
        "Done is about whatever follow-up waits",
        "bot/nurture/follow_up.py",
        "or told not in (0, planned.id)):",
        "or told < 0):",
        (_OFFERS,),
    ),
    Weakening(
        "a snooze is about whatever is planned",
        "bot/nurture/snooze.py",
        "if planned and planned_id not in (0, planned.id):",
        "if planned and planned_id < 0:",
        (_OFFERS,),
    ),
    Weakening(
        "a message from before sales had the lead gives it up",
        "bot/nurture/follow_up.py",
        "if offer not in (None, lead.offer):",
        "if offer == -1:",
        (_OFFERS,),
    ),
    Weakening(
        "a manager offers despite whatever keeps it back",
        "bot/judging/offer_anyway.py",
        "if seen and seen != mark(lead, found):",
        "if seen and not mark(lead, found):",
        (_OFFERS,),
    ),
    Weakening(
        "whoever comes too late is not told by whom",
        "commands/refusals.py",
        "return MovedOnError(error.lead, await visit.desk.read(who_moved, visit.person, error.lead.id))",
        "return error",
        (_OFFERS,),
    ),
    Weakening(
        "a changed answer is vetted from an older window",
        "bot/answers/correct.py",
        "if seen and stamp(answer.value) != seen:",
        "if seen and not stamp(answer.value):",
        (_STALE,),
    ),
    Weakening(
        "of two who vet an answer the second has vetted it",
        "bot/answers/correct.py",
        "    if answer.vetted_by:\n        return\n    lead",
        "    lead",
        (_STALE,),
    ),
    Weakening(
        "who said so is kept for another answer",
        "bot/answers/clashes.py",
        'if "value" in moved and not alike(said.value, kept.value):',
        'if "value" in moved and "value" in mine:',
        (_STALE,),
    ),
    Weakening(
        "a form of questions writes over what others answered",
        "bot/answers/document.py",
        "    if clashing:\n        raise ChangedMeanwhileError(_who_answered",
        "    if not lead:\n        raise ChangedMeanwhileError(_who_answered",
        (_STALE,),
    ),
    Weakening(
        "a thread takes an answer that was given elsewhere",
        "bot/answers/document.py",
        "if set(answered_now) & set(askings.open_questions(tx, lead.team_id, lead.id)):",
        "if not lead:",
        (_LONG,),
    ),
    Weakening(
        "what was said of one contact goes to another",
        "bot/engagement/introduce.py",
        'if mine and "contact.name" in moved',
        'if not mine and "contact.name" in moved',
        (_ENGAGED,),
    ),
    Weakening(
        "a whole contact is written",
        "bot/engagement/introduce.py",
        "for name, value in _said_of(known).items() if name not in mine}",
        "for name, value in _said_of(known).items() if not name}",
        (_ENGAGED,),
    ),
    Weakening(
        "a meeting is changed whenever it is",
        "bot/engagement/change_meeting.py",
        "if change.drawn_from and change.drawn_from != meeting.mark:",
        "if change.drawn_from and not meeting.mark:",
        (_ENGAGED,),
    ),
    Weakening(
        "whoever was picked is invited, whoever that is now",
        "bot/engagement/buying_group.py",
        "if one and (one.removed or (name and name != stamp(one.name)))]",
        "if one and not one]",
        (_ENGAGED,),
    ),
    Weakening(
        "an older form names the leader of before",
        "bot/engagement/plan_meeting.py",
        "    if form and not form.changed:\n        return\n",
        "",
        (_ENGAGED,),
    ),
    Weakening(
        "what was heard is laid over what others heard",
        "bot/conversations/log.py",
        "if key in asked and not alike(value, now) and not form.drawn_from(key, now):",
        "if key not in asked:",
        (_ENGAGED,),
    ),
    Weakening(
        "a list of people is written as it stands in the form",
        "bot/slack/filled.py",
        "stay = [one for one in kept if one in typed or one not in shown]",
        "stay = [one for one in kept if one in typed]",
        (_SETTINGS,),
    ),
    Weakening(
        "a setting is written over another manager's",
        "bot/workspace/configure.py",
        "    if clashing:\n        raise",
        "    if not kept:\n        raise",
        (_SETTINGS,),
    ),
    Weakening(
        "a retired question is revived by an older form",
        "bot/agreement/rules/fields.py",
        "    if asked is None:\n        raise NotInDraftError\n    changed",
        "    if asked is None:\n        return put_question(definition, read(form.typed, key))\n    changed",
        (_DRAFTS,),
    ),
    Weakening(
        "an older page changes the draft",
        "bot/agreement/draft.py",
        'if seen not in ("", mark(definition)):',
        'if seen == "-":',
        (_DRAFTS,),
    ),
    Weakening(
        "a draft takes the place of a proposal nobody saw",
        "bot/agreement/draft.py",
        'if stood in ("", standing(current, waiting)):',
        'if stood != "-":',
        (_DRAFTS,),
    ),
    Weakening(
        "drafts are judged by a version they were not tried with",
        "bot/agreement/rejudge.py",
        "if tried not in (0, version):",
        "if tried < 0:",
        (_DRAFTS,),
    ),
    Weakening(
        "a lead that moved on is added to as was said before",
        "bot/intake/merge.py",
        'if said in ("", adding_to(lead.stage).name) and lead.id == chosen_id:',
        "if lead.id == chosen_id:",
        (_STALE,),
    ),
    Weakening(
        "a move does not look whether it was offered again",
        "storage/leads.py",
        ', _lead.offer == given("offered"))',
        ")",
        (_TURNS,),
    ),
    Weakening(
        "what was typed is lost where a question is gone",
        "bot/slack/again.py",
        'return sections("These are no longer asked; you had filled in:\\n"',
        'return sections(""',
        (_FILLED,),
    ),
)
