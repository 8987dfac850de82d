"""What the path of a folder tells of its drive."""

import re

#: A network path, or a part of a path that is named after a network or cloud drive. That a folder
#: lies below /mnt or /Volumes proves nothing: local drives do so as well.
_REMOTE = re.compile(
    r"^(?:\\\\|//)|(?:^|[/\\_-])(?:nfs|smb|cifs|sshfs|rclone|gdrive|onedrive|dropbox|nas|remote|net)"
    r"\d*(?:[/\\_-]|$)",
    re.IGNORECASE,
)


def seems_remote(folder: str) -> bool:
    """Return whether a folder seems to be on a network drive."""
    return _REMOTE.search(folder) is not None
