"""A story in which every form there is gets submitted, and what can be seen of it when one arrives once more."""

import asyncio
import copy
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bot.simulator.deliveries import Delivery
from bot.simulator.people import Person
from storage import tables
from tests.conversations.agreement import MONEY, TIMING, opens_the_definition, opens_the_editor, signs
from tests.conversations.office import JANE, READY, Office
from tests.conversations.routing import opens_routing

_DRAWN_LATER = (
    *("inbox", "card", "home", "home_news", "direct_channel", "person_zone", "inquiry_message"),
    *("report_piece", "export_piece", "import_piece", "import_line"),
)
_MADE_MEANWHILE = ("report", "export", "import_job")
"""Files on their way: that they were asked for once is what counts, however far they are."""
_PLACES = ("messages",)
"""The columns that say where a message was posted, once it was."""
_CHANGING = ("id", "state", "token", "attempts", "not_before", "leased_until", "tried_at", "error", "channel", "ts")


def everything(office: Office) -> dict[str, list[str]]:
    """Return all that is kept, except for what the courier does meanwhile and what tells deliveries apart."""
    kept = {}
    with office.baton.database.engine.connect() as connection:
        for table in tables.lead.metadata.sorted_tables:
            if table.name not in _DRAWN_LATER:
                out = _CHANGING if table.name == "notice" else _PLACES if table.name in ("deed", "request") else ()
                columns = [column for column in table.columns if column.name not in out]
                if table.name in _MADE_MEANWHILE:
                    columns = [table.c.id, table.c.team_id, table.c.user_id]
                rows = select(*columns)
                if table.name == "notice":  # how far a file is, is said while it is made
                    rows = rows.where(table.c.kind.not_in(("import", "export", "report")))
                kept[table.name] = sorted(repr(row) for row in connection.execute(rows))
    return kept


def submitted(office: Office) -> Delivery:
    """The form that was submitted last."""
    return next(d for d in reversed(office.slack.deliveries) if d.type == "view_submission")


async def sent_off_again(office: Office, earlier: Delivery) -> Delivery:
    """Submit the same window once more as it was drawn, with something else in it."""
    payload = copy.deepcopy(earlier.payload)
    payload["trigger_id"] += ".2"
    assert _alter(payload["view"]), f"nothing can be filled in otherwise in {payload['view']['callback_id']}"
    return await office.slack.stage.deliveries.send(earlier.app, "interactive", payload)


def _alter(view: Mapping[str, Any]) -> bool:
    """Fill in something else, in the first field where that is possible; one is emptied only if nothing else is."""
    for may_empty in (False, True):
        for block in view["blocks"]:
            for value in view["state"]["values"].get(block["block_id"], {}).values():
                if _altered(value, block.get("element", {}), may_empty=may_empty):
                    return True
    return False


def _altered(value: dict[str, Any], element: Mapping[str, Any], *, may_empty: bool) -> bool:
    options = [option for option in element.get("options", []) if option != value.get("selected_option")]
    if value["type"] == "plain_text_input" and value.get("value"):
        value["value"] = value["value"].replace(" ", " again ", 1) if " " in value["value"] else f"a{value['value']}"
    elif value["type"] == "datepicker" and value.get("selected_date"):
        value["selected_date"] = str(date.fromisoformat(value["selected_date"]) + timedelta(days=1))
    elif value.get("files"):
        value["files"] = [{**file, "name": f"a{file['name']}"} for file in value["files"]]
    elif value.get("selected_option") and options:
        value["selected_option"] = options[0]
    elif value.get("selected_users"):
        value["selected_users"] = value["selected_users"][1:]
    elif len(value.get("selected_options") or ()) > (not may_empty):
        value["selected_options"] = value["selected_options"][1:]
    elif value.get("selected_user"):
        value["selected_user"] = "U0SIM99999"
    else:
        return False
    return True


Submits = Callable[[Person, dict[str, Any] | None], Awaitable[None]]


class Story:
    """Each form is submitted by somebody it is for; `submits` is how."""

    def __init__(self, office: Office, submits: Submits) -> None:
        self.office, self._submits = office, submits

    async def tell(self) -> None:
        await self._managed()
        await self._brought()
        await self._decided()
        await self._engaged()
        await self._ended()
        await self._merged()
        await self._given_back()
        await self._reviewed()
        await self._agreed()
        await self._asked()
        await self._handed_over()
        await self._erased()
        await self._routed()
        await self._put_off()
        await self._sourced()
        await self._batched()
        await self._imported()
        await self._tracked()
        await self._exported()
        await self._at_work_and_away()

    async def _fills(self, who: Person, values: dict[str, Any] | None = None) -> None:
        await self._submits(who, values)

    async def _details(self, who: Person, label: str) -> None:
        await _closes(who)
        shown = await who.runs(f"/lead show {label}", in_=self.office.sales)
        assert shown
        await who.clicks("Details", on=shown)

    async def _exported(self) -> None:
        sofia = self.office.sofia
        await _closes(sofia)
        await sofia.runs("/lead export", in_=self.office.sales)
        await self._fills(sofia, {"Came in from": date(2026, 1, 1), "Contact details": ["With email, phone and notes"]})
        await self._fills(sofia)

    async def _at_work_and_away(self) -> None:
        """Last, so that nobody is away, or has another role, while the rest is told."""
        office, sofia, ravi = self.office, self.office.sofia, self.office.ravi
        office.slack.usergroup("closers", [ravi])
        for button, values in (
            ("Change", {"Share of leads": "2"}),
            ("User groups", {"Sales reps: groups": ["@closers"]}),
        ):
            await _closes(sofia)
            await sofia.clicks("Settings", on=await sofia.opens_home())
            await sofia.clicks("Team")
            await sofia.clicks(button, near="@Ravi Rep" if button == "Change" else None)
            await self._fills(sofia, values)
        await _closes(ravi)
        await ravi.clicks("Away", on=await ravi.opens_home())
        await self._fills(ravi, {"When?": "2027-03-01 to 2027-03-05"})

    async def _managed(self) -> None:
        office = self.office
        await office.max.clicks("Settings", on=await office.max.opens_home())
        await self._fills(office.max, {"Weekly digest: time": "10:00", "Experienced in sales": [office.lena]})
        await office.max.clicks("Settings", on=await office.max.opens_home())
        await office.max.clicks("Promises")
        await self._fills(office.max, {"Remind the rep after": "1"})
        await _closes(office.max)
        await office.max.clicks("Do not contact", on=await office.max.opens_home())
        await self._fills(office.max, {"Who must not be contacted?": "ed@west.example"})
        await _closes(office.max)

    async def _brought(self) -> None:
        office, mia = self.office, self.office.mia
        await mia.runs(f"/lead {JANE}", in_=office.sales)
        await self._fills(mia)
        await self._fills(mia, READY)
        await mia.runs(f"/lead {JANE}", in_=office.sales)
        await mia.submits()
        await self._fills(mia, {"What should I do?": "It is somebody else"})
        await _closes(mia)
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who="Al Stone, al@stone.example")
        note = await mia.sees("L-3 Al Stone is not ready")
        await mia.clicks("Snooze", on=note)
        await self._fills(mia)
        for act, values in (
            ("Begin a track again", {"Which track?": "Content"}),
            ("Close it, with a reason", {"Why?": "They never answered"}),
        ):
            await self._details(mia, "L-3")
            await mia.clicks(act)
            await self._fills(mia, values)
            await _closes(mia)
        await mia.clicks("Undo", on=await mia.sees("Closed for good by you"))

    async def _decided(self) -> None:
        office, ravi = self.office, self.office.ravi
        await office.mia_brings(who="Bo Lind at North Ltd, bo@north.example")
        card = await ravi.sees("L-4 · Bo Lind", in_=office.sales)
        await ravi.clicks("Ask the marketer", on=card)
        await self._fills(ravi, {"What do you want to know?": "Has he seen a demo?"})
        await _closes(ravi)
        await office.mia.clicks("Reply", on=await office.mia.sees("@Ravi Rep asks about L-4"))
        await self._fills(office.mia, {"Your answer": "On Tuesday"})
        await _closes(office.mia)
        await ravi.clicks("Reject", on=card)
        await self._fills(ravi, {"Reason": "No need", "Note": "They told me so."})
        await self._details(office.max, "L-4")
        await office.max.clicks("Offer anyway")
        await self._fills(office.max, {"Why should sales see it anyway?": "Their board has decided"})
        await _closes(office.max)
        card = await ravi.sees("Offered anyway", in_=office.sales)
        await ravi.clicks("Pause", on=card)
        await self._fills(ravi, {"Until when?": date(2026, 11, 27), "Why?": "Their board meets"})
        await ravi.clicks("Accept", on=card)
        await ravi.sees("is yours")

    async def _engaged(self) -> None:
        office, ravi = self.office, self.office.ravi
        await self._details(ravi, "L-4")
        await ravi.clicks("Add a contact")
        await self._fills(ravi, {"Who is it?": "Ann Weber"})
        await ravi.chooses("Change a contact", "Ann Weber")
        await self._fills(ravi, {"Title": "Head of IT"})
        await ravi.clicks("Log attempt")
        await self._fills(ravi, {"How?": "Phone", "What came of it?": "No answer"})
        await ravi.clicks("Engagement leader")
        await self._fills(ravi, {"Engagement leader": office.lena})
        await ravi.clicks("Plan a meeting")
        await self._fills(ravi, {"With whom?": ["Ann Weber"], "Date": date(2026, 12, 1), "Time": "10:00"})
        await ravi.clicks("Change", near="with Ann Weber")
        await self._fills(ravi, {"What about it?": "Call it off", "Why is it called off?": "They are ill"})
        await _closes(ravi)
        note = await ravi.says("Ann told me that they decide in March", in_=office.sales)
        await ravi.uses_shortcut("Log a conversation", on=note)
        await ravi.fills({"Which lead was it about?": "L-4 Bo Lind (North Ltd)"})
        await self._fills(ravi)
        await self._fills(ravi, {"How?": "Phone", "With whom?": ["Ann Weber"]})

    async def _given_back(self) -> None:
        office, ravi = self.office, self.office.ravi
        await office.mia_brings(who="Bea Beck, bea@beck.example")
        card = await ravi.sees("Bea Beck", in_=office.sales)
        await ravi.clicks("Accept", on=card)
        await self._details(ravi, card.text.split()[0])
        await ravi.clicks("Back to nurture")
        await ravi.chooses("Reason", "Lost interest")
        await self._fills(ravi, {"Note": "They wait for the merger"})
        await _closes(ravi)

    async def _ended(self) -> None:
        ravi, sales = self.office.ravi, self.office.sales
        await _closes(ravi)
        await ravi.runs("/lead release L-4", in_=sales)
        await self._fills(ravi, {"Why?": "On leave from Monday"})
        await ravi.clicks("Accept", on=await ravi.sees("released it", in_=sales))
        await ravi.clicks("Lost", on=await ravi.sees("is yours"))
        await self._fills(ravi, {"Why?": "Too expensive"})
        await ravi.clicks("Undo", on=await ravi.sees("Lost by you"))
        await ravi.clicks("Won", on=await ravi.sees("is yours"))
        await self._fills(ravi, {"Amount": "12k EUR"})
        await ravi.clicks("Undo", on=await ravi.sees("Won by you"))
        await ravi.sees("is yours")

    async def _agreed(self) -> None:
        max_, sofia = self.office.max, self.office.sofia
        await opens_the_editor(max_)
        await max_.clicks("Add a question")
        await self._fills(max_, {"Question to the marketer": "How many sites?", "Short name on the card": "Sites"})
        for asked, short in (("Which tools do they use?", "Tools"), ("Who runs the project?", "Runs it")):
            await max_.clicks("Add a question")
            await max_.submits({"Question to the marketer": asked, "Short name on the card": short})
        await max_.clicks("Horizon and profile")
        await self._fills(max_, {"Readiness horizon in days": "100"})
        await max_.clicks("Choices", near=f". {MONEY}")
        await max_.clicks("Edit", near="Planned")
        await self._fills(max_, {"The reason a person reads": "They have planned for it."})
        await max_.clicks("Back to the draft")
        await max_.clicks("Propose")
        await _closes(max_)
        await opens_the_definition(sofia)
        await sofia.clicks("View the proposal")
        await sofia.clicks("Discuss")
        await self._fills(sofia, {"Your remark": "Why is that?"})
        await _closes(sofia)
        await signs(sofia)
        await max_.sees("is now version 2", in_=max_.dm)

    async def _asked(self) -> None:
        office = self.office
        await office.mia.runs("/lead Cy Cedar at West, from Fair", in_=office.sales)
        await office.mia.submits()
        await self._fills(office.mia, {"What is their requirement?": "Ship within a day"})
        await _closes(office.mia)
        await self._details(office.max, "L-7")
        await office.max.clicks("Edit")
        await office.max.clicks("Edit", near="Requirement")
        await self._fills(office.max, {"What is their requirement?": "Ship at once"})
        await _closes(office.max)

    async def _handed_over(self) -> None:
        office, takes_over = self.office, "Who takes over for marketing?"
        await self._details(office.mia, "L-3")
        await office.mia.clicks("Hand over")
        await self._fills(office.mia, {takes_over: office.max})
        await _closes(office.mia)
        await office.max.clicks("Hand over", on=await office.max.opens_home())
        await self._fills(office.max, {"Whose leads?": office.mia})
        await self._fills(office.max, {takes_over: office.max})

    async def _merged(self) -> None:
        office, ravi = self.office, self.office.ravi
        await office.mia_brings(who="Dee Dow, dee@dow.example")
        card = await ravi.sees("Dee Dow", in_=office.sales)
        label = card.text.split()[0]
        await self._details(office.mia, label)
        await office.mia.clicks("Merge with another lead")
        which = "Which lead is it already?"
        [jane] = await office.mia.is_offered(which, "L-1")
        await self._fills(office.mia, {which: jane})
        await self._fills(office.mia)
        await office.mia.clicks("Undo", on=await office.mia.sees("Merged by you"))
        await _closes(office.mia)
        await office.work()
        card = await ravi.sees(f"{label} · ", in_=office.sales)
        await ravi.clicks("Reject", on=card)
        await ravi.chooses("Reason", "Duplicate or already a customer")
        [jane] = await ravi.is_offered("Which lead is it already?", "L-1")
        await ravi.submits({"Which lead is it already?": jane, "Note": "The same"})
        await self._fills(ravi, {"Note to marketing": "The same person"})
        await office.mia_brings(who="Cy Day, cy@day.example")
        await ravi.clicks("Reject", on=await ravi.sees("Cy Day", in_=office.sales))
        await ravi.submits({"Reason": "Duplicate or already a customer"})
        await office.sofia.clicks("Give it to a rep", on=await office.sofia.sees("No rep is known to have the company"))
        await self._fills(office.sofia, {"Who talks to them?": office.lena, "Note": "She sold to them"})

    async def _reviewed(self) -> None:
        """Two strikes put a source on probation; its next lead is sent back, and the probation is lifted."""
        office, ravi, max_ = self.office, self.office.ravi, self.office.max
        for who in ("Hal Hay", "Ida Ivy"):
            await office.mia_brings(who=f"{who}, {who.split()[0].lower()}@hay.example, from Expo")
            await ravi.clicks("Reject", on=await ravi.sees(who, in_=office.sales))
            await ravi.submits({"Reason": "No need"})
        await office.mia_brings(who="Jo Jay, jo@jay.example, from Expo")
        await max_.clicks("Send back", on=await max_.sees("Jo Jay is ready for sales"))
        await self._fills(
            max_, {"What should be put right?": "Who pays?", "Which answers need fixing?": ["Is there a budget?"]}
        )
        await max_.clicks("Lift probation", on=await max_.sees("Expo is on probation, because"))
        await self._fills(max_, {"Why can it end now?": "It was the speaker"})

    async def _routed(self) -> None:
        """A draft of the rules, which is not put in force."""
        sofia = self.office.sofia
        await opens_routing(sofia)
        await sofia.clicks("Add a group")
        await self._fills(sofia, {"Name": "Hunters DACH", "Business minutes to themselves": "45"})
        await sofia.clicks("Add a rule")
        await self._fills(sofia, {"Source names": "Fair, Webinar", "Goes to": "All reps"})
        await sofia.clicks("Everything else")
        await self._fills(
            sofia, {"When nobody is left": self.office.ravi, "If that rep is away": "Wait until they are back"}
        )
        await _closes(sofia)

    async def _sourced(self) -> None:
        """A source is looked for, changed, and merged with another."""
        max_, which = self.office.max, "Which source is it?"
        await _closes(max_)
        await max_.runs("/lead sources", in_=self.office.marketing)
        await self._fills(max_, {"Find a source": "webinar q3"})
        await max_.clicks("Open")
        await max_.clicks("Change")
        await self._fills(max_, {"Name": "Webinar on returns"})
        await max_.clicks("Merge with another")
        await self._fills(max_, {which: "Fair"})
        await self._fills(max_)
        await _closes(max_)

    async def _put_off(self) -> None:
        """Three follow-ups that are due: one is done, and two are put off at once."""
        office, mia = self.office, self.office.mia
        asked = {"How many sites?": "2", "Which tools do they use?": "Excel", "Who runs the project?": "Al Stone"}
        for who in ("Eli Elm", "Fay Fir", "Guy Gum"):
            email = f"{who.split()[0].lower()}@{who.split()[1].lower()}.example"
            answers = {**READY, **asked, TIMING: "3 to 6 months"}
            await mia.runs(f"/lead {who}, {email}, from Fair")
            await mia.submits()
            while mia.modal:  # two pages of questions
                await mia.submits({label: answers[label] for label in mia.modal.labels if label in answers})
            await mia.clicks("Snooze", on=await mia.sees(f"{who} is not ready"))
            await mia.submits({"Until when?": "Tomorrow"})
        await office.later(days=1)
        await mia.clicks("Done", on=await mia.sees("3 follow-ups are due", in_=mia.dm), near="Guy Gum")
        await self._fills(mia)
        await mia.clicks("Snooze all 2 that are due", on=await mia.runs("/lead due"))
        await self._fills(mia, {"Until when?": "Next Monday"})

    async def _batched(self) -> None:
        mia = self.office.mia
        await _closes(mia)
        await mia.runs("/lead batches fair", in_=self.office.sales)
        await mia.clicks("New batch")
        await self._fills(mia, {"Name": "July list", "What did it cost?": "1200 EUR"})
        await mia.clicks("Show")
        await mia.clicks("Name and cost")
        await self._fills(mia, {"Name": "June list"})
        await _closes(mia)

    async def _imported(self) -> None:
        """A file is handed in, looked at and loaded."""
        office, mia = self.office, self.office.mia
        await mia.runs("/lead import", in_=office.sales)
        await self._fills(mia, {"File": ("leads.csv", b"Name,Email\nIda Import,ida@import.example\n")})
        await office.work()
        async with asyncio.timeout(20):
            while mia.modal and "What its columns become" not in mia.modal.text:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await self._fills(mia, {"Batch": "Day one"})
        await _closes(mia)
        await office.later(seconds=5)

    async def _tracked(self) -> None:
        """A track of the team's own, and a change of one that leads are on."""
        max_ = self.office.max
        await max_.clicks("Tracks", on=await max_.opens_home())
        await max_.clicks("New track")
        await self._fills(max_, {"Name": "Hospitals"})
        await max_.clicks("Name and segment")
        await self._fills(max_, {"Name": "Clinics", "Only for the segment": "Hospital"})
        await max_.clicks("Add a touch")
        await self._fills(max_, {"What to do": "Send a card", "Subject": "For you", "Text to send or say": "Hi!"})
        await self._fills(max_)
        await _closes(max_)
        await max_.clicks("Tracks", on=await max_.opens_home())
        await max_.clicks("Edit", near="Content ·")
        await max_.clicks("Move down", near="1. ")
        await max_.submits()
        await self._fills(max_, {"What becomes of those under way?": "They move to the new version"})
        await _closes(max_)

    async def _erased(self) -> None:
        office = self.office
        await office.sofia.runs("/lead erase L-3", in_=office.sales)
        await self._fills(office.sofia)


async def _closes(who: Person) -> None:
    if who.modal:
        await who.closes(everything=True)
