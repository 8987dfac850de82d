"""Break the server on purpose, at run time."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """The ways in which an answer can go wrong."""

    RESET = "reset"
    HANG = "hang"
    CRAWL = "crawl"
    DELAY = "delay"
    STATUS = "status"
    MAINTENANCE = "maintenance"
    BUSY = "busy"
    STARTING_UP = "starting_up"
    TRUNCATED = "truncated"
    CUT_OFF = "cut_off"
    WRONG_CONTENT_TYPE = "wrong_content_type"
    HTML = "html"
    GARBAGE = "garbage"
    ENDLESS = "endless"
    TOTAL_TOO_BIG = "total_too_big"
    TOTAL_TOO_SMALL = "total_too_small"
    CHANGING_IDS = "changing_ids"
    DUPLICATES = "duplicates"
    VANISHING = "vanishing"
    SOCKET_REFUSED = "socket_refused"
    SOCKET_SILENT = "socket_silent"
    SOCKET_LOSSY = "socket_lossy"
    SOCKET_FLOOD = "socket_flood"
    SOCKET_GARBAGE = "socket_garbage"


BEFORE = frozenset(
    {
        FaultKind.RESET,
        FaultKind.HANG,
        FaultKind.DELAY,
        FaultKind.STATUS,
        FaultKind.MAINTENANCE,
        FaultKind.BUSY,
        FaultKind.STARTING_UP,
        FaultKind.HTML,
        FaultKind.GARBAGE,
    },
)
AFTER = frozenset(
    {
        FaultKind.CRAWL,
        FaultKind.TRUNCATED,
        FaultKind.CUT_OFF,
        FaultKind.WRONG_CONTENT_TYPE,
    },
)
PAGES = frozenset(
    {
        FaultKind.ENDLESS,
        FaultKind.TOTAL_TOO_BIG,
        FaultKind.TOTAL_TOO_SMALL,
        FaultKind.CHANGING_IDS,
        FaultKind.DUPLICATES,
        FaultKind.VANISHING,
    },
)
SOCKET = frozenset(
    {
        FaultKind.SOCKET_REFUSED,
        FaultKind.SOCKET_SILENT,
        FaultKind.SOCKET_LOSSY,
        FaultKind.SOCKET_FLOOD,
        FaultKind.SOCKET_GARBAGE,
    },
)


@dataclass(slots=True, kw_only=True, eq=False)
class Fault:
    """One fault: what, where, how often and from when."""

    kind: FaultKind
    # A request kind, a path prefix that starts with a slash, or a star for all.
    on: str = "*"
    # None means until it is switched off.
    times: int | None = None
    # The number of matching requests that still succeed.
    after: int = 0
    status: int = 500
    seconds: float = 1.0

    def matches(self, kind: str, path: str) -> bool:
        """Return whether the fault affects such a request."""
        if self.on.startswith("/"):
            return path.startswith(self.on)
        return self.on in {"*", kind}

    def fires(self) -> bool:
        """Use the fault once; return False while it waits and after it is used up."""
        if self.after > 0:
            self.after -= 1
            return False
        if self.times is None:
            return True
        self.times -= 1
        return self.times >= 0


class Faults:
    """The active faults."""

    def __init__(self) -> None:
        """Start without any fault."""
        self.active: list[Fault] = []
        self.provider_down = False

    def switch_on(
        self,
        kind: FaultKind | str,
        *,
        on: str = "*",
        times: int | None = None,
        after: int = 0,
        status: int = 500,
        seconds: float = 1.0,
    ) -> Fault:
        """Activate a fault for matching requests."""
        fault = Fault(
            kind=FaultKind(kind),
            on=on,
            times=times,
            after=after,
            status=status,
            seconds=seconds,
        )
        self.active.append(fault)
        return fault

    def switch_off(self, kind: FaultKind | str) -> None:
        """End all faults of one kind."""
        self.active = [fault for fault in self.active if fault.kind != kind]

    def clear(self) -> None:
        """End every fault."""
        self.active.clear()
        self.provider_down = False

    def take(self, kinds: frozenset[FaultKind], kind: str, path: str) -> Fault | None:
        """Use up and return the first fault of some kinds that affects a request."""
        for fault in list(self.active):
            if fault.kind not in kinds or not fault.matches(kind, path):
                continue
            fires = fault.fires()
            if fault.times is not None and fault.times <= 0:
                self.active.remove(fault)
            if fires:
                return fault
        return None

    def socket(self, kind: FaultKind) -> bool:
        """Return whether a fault of the notification socket strikes now."""
        return self.take(frozenset({kind}), "websocket", "/:/websockets/notifications") is not None
