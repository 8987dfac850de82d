"""The phase inspect: find the defective items of all sources."""

from collections.abc import Sequence

from ..candidates import Candidates
from ..context import Scan
from ..events import LogLevel, Phase
from ..lines import LineCode
from ..media import Library
from ..sources.confirm import Confirmer
from ..sources.order import sources_of


async def inspect(scan: Scan, libraries: Sequence[Library]) -> Candidates:
    """Return the defective items with their findings and states."""
    scan.start_phase(Phase.INSPECT)
    confirmer = Confirmer(scan, libraries, await scan.memory.rating_keys())
    await confirmer.pictures.recall()
    for source in sources_of(scan.options):
        await source(scan, libraries, confirmer).inspect()
    await confirmer.count_all_done()
    tally = scan.tally
    scan.log(LogLevel.INFO, LineCode.INSPECTED, defective=tally.defective, checked=tally.checked)
    return confirmer.candidates
