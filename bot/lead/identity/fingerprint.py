"""Keyed fingerprints of a person's addresses and numbers: they tell nobody who it is, and recognise them again."""

import hmac
from collections.abc import Iterable
from hashlib import sha256

from bot.lead.details import Details
from bot.lead.identity.reach import Reach, person_of
from bot.lead.identity.sameness import keys_of


def fingerprints(secret: str, details: Details, ways: Iterable[Reach] = ()) -> set[str]:
    """Return a fingerprint for each way to reach the person, those in `ways` too, and for their name at their company.

    Each is an HMAC with the workspace's `secret`, in hex: without it nobody can try addresses out.
    """
    marks = {way.key for way in (*person_of(details), *ways) if not way.is_domain}
    keys = keys_of(details)
    if keys.person and keys.company:
        marks.add(f"name:{keys.person}@{keys.company}")
    return {hmac.new(bytes.fromhex(secret), mark.encode(), sha256).hexdigest() for mark in marks}
