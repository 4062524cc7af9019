"""The buying group: who at the prospect's company has a say, in what part, and who is still missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import blake2b

from bot.lead.record import Lead
from bot.slack.filled import stamp
from bot.slack.typed import drawn_from, id_in


class Part(StrEnum):
    """A part somebody plays in the decision. They may play several; with none, their role is unknown."""

    APPROVER = "approver"
    JUDGE = "judge"
    USER = "user"
    INFLUENCER = "influencer"


PART_WORDS: Mapping[Part, tuple[str, str, str]] = {
    Part.APPROVER: ("Approver", "Approvers", "approves the purchase"),
    Part.JUDGE: ("Judge", "Judges", "decides whether the solution works"),
    Part.USER: ("User", "Users", "works with it"),
    Part.INFLUENCER: ("Influencer", "Influencers", "is listened to"),
}
"""The words for one of them, for several, and for what they do."""

NEEDED = (Part.APPROVER, Part.JUDGE, Part.USER)
"""The parts that somebody has to play in any purchase."""

SEEDED_BY: Mapping[str, Part] = {"decider": Part.JUDGE, "approver": Part.APPROVER}
"""The questions of the definition whose answers name a contact."""

TOUCHES: Mapping[Part, tuple[str, ...]] = {
    Part.JUDGE: ("requirement", "solution", "expectation"),
    Part.APPROVER: ("expectation", "money", "timing"),
}
"""The questions on which somebody who decides may have other criteria than those who were asked before."""

PROSPECT = "lead"
"""The key in place of a question's where the lead itself names the contact."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody in a lead's buying group. `why` is how they came to join, `place` is where they sit in the company;
    `said` holds the questions that named them, each with the name given there; `edited` means that a person
    has changed them since. An `id` of 0 is not saved yet."""

    id: int
    name: str
    title: str = ""
    parts: frozenset[Part] = frozenset()
    why: str = ""
    referred_by: str = ""
    place: str = ""
    email: str = ""
    phone: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    edited: bool = False
    removed: bool = False

    @property
    def is_known(self) -> bool:
        """Tell whether their role and their reason to join are known, as a meeting with them requires."""
        return bool(self.parts and self.why.strip())

    @property
    def picked(self) -> str:
        """The value in a menu they are picked from: the id, and the name they were picked by."""
        return f"{self.id} {stamp(self.name)}"

    @property
    def handle(self) -> str:
        """The value that stands for them in a menu: the id, or `name_handle` while they are not saved."""
        return str(self.id or name_handle(self.name))


def named(text: str) -> tuple[str, str]:
    """Split "Maria Lopez, COO" into name and title; without a comma all of it is the name."""
    name, _, title = text.partition(",")
    return " ".join(name.split()), " ".join(title.split())


def same_name(a: str, b: str) -> bool:
    return " ".join(a.split()).casefold() == " ".join(b.split()).casefold()


def name_handle(name: str) -> str:
    """Return a short word, never a number, that stands for exactly this name: menus cut long ones off."""
    return f"name-{blake2b(' '.join(name.split()).casefold().encode(), digest_size=8).hexdigest()}"


def no_longer(picked: Iterable[str], contacts: Iterable[Contact]) -> list[Contact]:
    """Return those picked from a menu who have been taken out of the group since, or go by another name; `contacts` has
    to include removed ones."""
    known = {contact.id: contact for contact in contacts}
    found = [(known.get(id_in(each)), drawn_from(each)) for each in picked]
    return [one for one, name in found if one and (one.removed or (name and name != stamp(one.name)))]


def seeded(lead: Lead, contacts: Sequence[Contact]) -> list[Contact]:
    """Return the contacts, removed ones too, completed with everybody the lead's details and answers name.

    New ones have the id 0. Contacts a person edited or removed stay so; one that nobody touched follows its
    answer when that names somebody else. Doing it twice changes nothing more.
    """
    group = list(contacts)
    for seed in _seeds(lead):
        [(key, name)] = seed.said.items()
        if any(same_name(contact.said.get(key, ""), name) for contact in group):
            continue
        at = _place(seed, key, group)
        if at is None:
            group.append(seed)
        elif not group[at].removed:
            group[at] = _completed(group[at], seed) if same_name(group[at].name, name) else _instead(group[at], seed)
    return group


def _seeds(lead: Lead) -> Iterator[Contact]:
    """Yield the prospect, then the judge and the approver, as far as they are named."""
    yield Contact(0, lead.name, lead.title, said={PROSPECT: lead.name})
    for key, part in SEEDED_BY.items():
        answer = lead.answers.get(key)
        name, title = named(answer.value) if answer and not answer.reopened else ("", "")
        if name:
            why = f"{PART_WORDS[part][2].capitalize()}, as answered for the definition"
            yield Contact(0, name, title, frozenset({part}), why, said={key: name})


def _place(seed: Contact, key: str, group: Sequence[Contact]) -> int | None:
    """Find the seed's place: the contact with its name, else the untouched one its question named before."""
    for at, contact in enumerate(group):
        if same_name(contact.name, seed.name):
            return at
    for at, contact in enumerate(group):
        if set(contact.said) == {key} and not contact.edited and not contact.removed:
            return at
    return None


def _completed(known: Contact, seed: Contact) -> Contact:
    return replace(
        known,
        title=known.title or seed.title,
        parts=known.parts | seed.parts,
        why=known.why or seed.why,
        said={**known.said, **seed.said},
    )


def _instead(known: Contact, seed: Contact) -> Contact:
    return replace(known, name=seed.name, title=seed.title, parts=seed.parts, why=seed.why, said=seed.said)


def group_of(lead: Lead, contacts: Sequence[Contact]) -> list[Contact]:
    """Return the group as it stands, with those the answers name but nobody has saved yet."""
    return [contact for contact in seeded(lead, contacts) if not contact.removed]


def holding(part: Part, group: Iterable[Contact]) -> list[Contact]:
    return [contact for contact in group if part in contact.parts]


def unknown(group: Iterable[Contact]) -> list[Contact]:
    """Return those whom nobody has given a part yet."""
    return [contact for contact in group if not contact.parts]


def who_is_missing(group: Collection[Contact]) -> list[str]:
    """Say, in sentences, which needed parts nobody is known to play."""
    missing = [part for part in NEEDED if not holding(part, group)]
    return [f"No {PART_WORDS[part][0].lower()} known: who {PART_WORDS[part][2]}?" for part in missing]
