"""The phase collect: the libraries to scan."""

from ..context import Scan
from ..criteria import is_inspectable
from ..errors import ItemGoneError, LibraryGoneError, RequestError
from ..events import LogLevel, Phase
from ..lines import LineCode
from ..media import Library
from ..traits import adaptations


async def collect(scan: Scan) -> tuple[Library, ...]:
    """Return the libraries to scan. Raises LibraryGoneError if none of them exists."""
    scan.start_phase(Phase.COLLECT)
    wanted = set(scan.options.library_ids)
    try:
        libraries = await scan.server.libraries()
    except ItemGoneError as err:
        raise RequestError(f"the list of libraries: {err}") from err
    chosen = tuple(
        library
        for library in libraries
        if is_inspectable(library) and (not wanted or library.library_id in wanted)
    )
    for missing in sorted(wanted - {library.library_id for library in chosen}):
        scan.log(LogLevel.WARNING, LineCode.LIBRARY_MISSING, library_id=missing)
    if not chosen:
        raise LibraryGoneError("none of the selected libraries is on the server")
    scan.note_final_titles(await scan.memory.final_titles())
    scan.set_criteria(chosen)
    titles = [library.name for library in chosen]
    scan.log(LogLevel.INFO, LineCode.SCANNING, libraries=titles)
    for code in adaptations(scan.server.traits):
        scan.log(LogLevel.INFO, code)
    return chosen
