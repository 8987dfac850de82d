"""The shape of a source."""

from collections.abc import Sequence
from typing import Protocol

from ..context import Scan
from ..media import Library
from .confirm import Confirmer


class Source(Protocol):
    """Where items of a scan come from."""

    def __init__(self, scan: Scan, libraries: Sequence[Library], confirmer: Confirmer) -> None:
        """Take the scan, its libraries, and the confirmer that items are handed to."""

    async def inspect(self) -> None:
        """Hand the items of the source to the confirmer."""
        ...
