"""Uploads by apps: a file is announced, its bytes are sent to an address of its own, and then it is completed, once
(docs.slack.dev reference/methods/files.getUploadURLExternal and files.completeUploadExternal)."""

from dataclasses import dataclass

from bot.simulator.minting import Mint
from bot.simulator.records import InstalledApp

# Slack: files of up to 1 GB; "snippets are limited to 1MB".
LARGEST_UPLOAD_BYTES = 1_000_000_000
LARGEST_SNIPPET_BYTES = 1_000_000


@dataclass(eq=False)
class Upload:
    """A file on its way. `secret` is the last part of the address that takes its bytes, as many as were announced."""

    file_id: str
    secret: str
    app: InstalledApp
    name: str
    length: int
    alt_text: str = ""
    content: bytes | None = None


class Uploads:
    """The files that were announced and not completed. `base_url` is set when the server has a port."""

    def __init__(self, mint: Mint) -> None:
        self.base_url = ""
        self._mint = mint
        self._by_secret: dict[str, Upload] = {}

    def announce(self, app: InstalledApp, name: str, length: int, alt_text: str = "") -> Upload:
        upload = Upload(self._mint.id("F"), self._mint.secret(), app, name, length, alt_text)
        self._by_secret[upload.secret] = upload
        return upload

    def address(self, upload: Upload) -> str:
        return f"{self.base_url}/upload/v1/{upload.secret}"

    def at(self, secret: str) -> Upload | None:
        return self._by_secret.get(secret)

    def sent(self, app: InstalledApp, file_id: str) -> Upload | None:
        """Return the app's upload of that file if its bytes are there and it is not completed."""
        found = (each for each in self._by_secret.values() if each.file_id == file_id and each.app is app)
        upload = next(found, None)
        return upload if upload is not None and upload.content is not None else None

    def complete(self, upload: Upload) -> None:
        del self._by_secret[upload.secret]
