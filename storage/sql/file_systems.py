"""The file systems SQLite can be trusted on: in WAL mode it needs locks and shared memory that networks fake."""

import re
from pathlib import Path

from sqlalchemy.engine import URL

_NETWORK = re.compile(
    r"(nfs|nfs4|cifs|smb|smbfs|smb2|smb3|9p|afs|ceph|gfs2?|glusterfs|lustre|ncpfs|ocfs2|beegfs|davfs|drvfs|vboxsf|gpfs|pvfs2|orangefs)"
)
_LOCAL_FUSE = re.compile(
    r"fuse\.(fuse-overlayfs|ntfs(-3g)?|exfat|ext[234]|bindfs|mergerfs|encfs|gocryptfs|cryfs|veracrypt)"
)
MOUNTS = Path("/proc/self/mounts")


class NetworkFileSystemError(RuntimeError):
    """SQLite on a network file system loses data when two machines, or a lost connection, write to it."""


def refuse_network_file_system(url: URL, mounts: Path = MOUNTS) -> None:
    """Raise NetworkFileSystemError for a SQLite file on one. Does nothing if there is no table of mounts."""
    path = sqlite_file(url)
    if path is None or not mounts.exists():
        return
    kind = network_file_system(path, mounts.read_text(encoding="utf-8", errors="surrogateescape"))
    if kind:
        raise NetworkFileSystemError(
            f"DATABASE_URL puts the SQLite file {path} on a network file system ({kind}), where its locks cannot be "
            "relied on and leads would be lost. Put it on a disk of this machine, such as sqlite:////var/lib/baton/"
            "baton.db, or use PostgreSQL."
        )


def network_file_system(path: Path, mounts: str) -> str:
    """Return the type of the network file system that holds the absolute `path`; "" for a local one.

    `mounts` is what /proc/self/mounts says: device, mount point, type and options on each line.
    """
    held_by, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_plain(fields[1]))
        # Of several on one mount point the last one is on top.
        if path.is_relative_to(point) and len(point.parts) >= held_by:
            held_by, kind = len(point.parts), fields[2]
    return kind if _is_network(kind) else ""


def _is_network(kind: str) -> bool:
    """Tell whether it is one; unknown kinds of FUSE count, as nearly all of them lead to another machine."""
    if kind.startswith("fuse."):
        return not _LOCAL_FUSE.fullmatch(kind)
    return bool(_NETWORK.fullmatch(kind))


def _plain(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)


def sqlite_file(url: URL) -> Path | None:
    """Return the absolute path of the file a SQLite address names; None in memory, and for another database."""
    name = url.database or ""
    if url.get_backend_name() != "sqlite" or name in ("", ":memory:"):
        return None
    return Path(name.removeprefix("file:").partition("?")[0]).resolve()
