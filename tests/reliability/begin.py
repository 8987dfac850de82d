"""Run a scan that is killed when the request of its only refresh leaves."""

import asyncio
import os
import signal
import sys
from typing import override

from homeassistant.core import HomeAssistant

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.ports import Ports
from custom_components.plex_smart_refresher.engine.scan import run_scan
from custom_components.plex_smart_refresher.jobs.journal import JobJournal
from custom_components.plex_smart_refresher.storage import LogIndex

from ..engine.fakes import FakeMemory, FakeServer, SimulatedClock


class DeadlyServer(FakeServer):
    """A server whose first refresh is the end of whoever asks for it."""

    @override
    async def refresh(self, rating_key: str) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


async def main(folder: str) -> None:
    """Scan a film without a summary."""
    log_index = LogIndex(HomeAssistant(folder), "entry")
    await log_index.async_open()
    clock = SimulatedClock()
    server = DeadlyServer(clock)
    server.add_library("1")
    server.add("10", MediaType.MOVIE, Defect.MISSING_SUMMARY, title="The Film")
    journal = JobJournal(log_index.changes, "job", clock)
    ports = Ports(server=server, memory=FakeMemory(), journal=journal, clock=clock)
    await run_scan(ports, ScanOptions(pause_limit=0))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
