"""Files that people give to apps: kept in memory, and described as Slack describes them."""

import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import quote

from bot.simulator.minting import Mint
from bot.simulator.records import Channel, Json, Posted, User

# "There is a 10MB file size limit" (docs.slack.dev: block-elements/file-input-element).
LARGEST_FILE_BYTES = 10_000_000
"""The most that a modal's field takes; in a message files may be larger."""
_LISTS = (("channels", "public"), ("groups", "private"), ("ims", "im"))
_PRETTY = {"csv": "CSV", "docx": "Word Document", "jpg": "JPEG", "pdf": "PDF", "png": "PNG", "text": "Plain Text"}


@dataclass(eq=False)
class File:
    """`created` in Unix seconds."""

    id: str
    name: str
    mimetype: str
    content: bytes
    user: User
    created: int
    title: str = ""
    places: list[tuple[Channel, str]] = field(default_factory=list)
    """The messages it was shared in: their channels and ts."""

    @property
    def extension(self) -> str:
        return PurePath(self.name).suffix.lower().lstrip(".")

    @property
    def filetype(self) -> str:
        return {"txt": "text", "jpeg": "jpg"}.get(self.extension, self.extension or "binary")


class Files:
    """`base_url` is set when the server has a port; apps fetch contents there with their token."""

    def __init__(self, mint: Mint, team_id: str) -> None:
        self.base_url = ""
        self._mint = mint
        self._team_id = team_id
        self._files: dict[str, File] = {}

    def add(self, user: User, name: str, content: bytes, mimetype: str = "", file_id: str = "") -> File:
        mimetype = mimetype or mimetypes.guess_type(name)[0] or "application/octet-stream"
        created = int(float(self._mint.ts()))
        file = File(file_id or self._mint.id("F"), name, mimetype, content, user, created)
        self._files[file.id] = file
        return file

    def find(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def shared_in(self, message: Posted) -> list[Json]:
        return [self.json(self._files[file_id]) for file_id in message.files]

    def json(self, file: File) -> Json:
        """The file object of docs.slack.dev/reference/objects/file-object."""
        address = f"{self.base_url}/files-pri/{self._team_id}-{file.id}"
        return {
            "id": file.id,
            "created": file.created,
            "timestamp": file.created,
            "name": file.name,
            "title": file.title or file.name,
            "mimetype": file.mimetype,
            "filetype": file.filetype,
            "pretty_type": _PRETTY.get(file.filetype, file.filetype.upper()),
            "user": file.user.id,
            "user_team": self._team_id,
            "editable": False,
            "size": len(file.content),
            "mode": "hosted",
            "is_external": False,
            "external_type": "",
            "is_public": False,
            "public_url_shared": False,
            "display_as_bot": False,
            "username": "",
            "url_private": f"{address}/{quote(file.name)}",
            "url_private_download": f"{address}/download/{quote(file.name)}",
            "permalink": f"{self.base_url}/files/{file.user.id}/{file.id}/{quote(file.name)}",
            "is_starred": False,
            "shares": _shares(file),
            **{name: [channel.id for channel, _ in file.places if channel.kind == kind] for name, kind in _LISTS},
            "has_rich_preview": False,
            "file_access": "visible",
        }


def _shares(file: File) -> Json:
    """Say where it was shared, as the file object does: by kind of channel, then by channel."""
    shares: Json = {}
    for channel, ts in file.places:
        kind = "public" if channel.kind == "public" else "private"
        shares.setdefault(kind, {}).setdefault(channel.id, []).append({"ts": ts})
    return shares
