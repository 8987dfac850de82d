"""The IDs of an import count like those in a name: for a match, and for a proposal."""

from collections.abc import Mapping
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import ProposalFound
from custom_components.plex_smart_refresher.engine.file_names import ExternalId
from custom_components.plex_smart_refresher.engine.imports import (
    ImportedFile,
    ImportSource,
    KnownImport,
)
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    ProposalReason,
    RungName,
)
from custom_components.plex_smart_refresher.engine.media import IdSource, MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fake_matches import candidate
from ..fakes import FakeServer, World

RIGHT = "plex://movie/alien"
ALIEN = candidate("Alien", RIGHT, year=1979)
FILE = "/data/media/Alien (1979)/Alien (1979).mkv"
IMPORTED = "/movies/Alien (1979)/Alien (1979).mkv"


def imported(path: str = IMPORTED, tmdb: str = "348") -> KnownImport:
    ids = (ExternalId(IdSource.TMDB, tmdb),)
    file = ImportedFile(source=ImportSource.RADARR, path=path, title="Alien", ids=ids)
    return KnownImport(file=file)


async def scan(world: World, file: str = FILE, rung: RungName = RungName.MATCH_BY_ID) -> Result:
    """Scan an unmatched film that no refresh heals."""
    world.server.add_library("1", language="en-US")
    fields: Mapping[str, Any] = {"title": "Alien", "year": 1979, "file": file}
    world.server.add("7", MediaType.MOVIE, Defect.NO_MATCH, outcome=Outcome.NEVER, **fields)
    world.server.found |= {"tmdb-348": [ALIEN], "7": [ALIEN]}
    await world.scan(rungs=(RungName.REFRESH, rung), window_days=0)
    return world.results["7"]


async def test_a_film_is_matched_by_the_id_of_its_import(world: World, server: FakeServer) -> None:
    world.memory.imported.append(imported())
    assert await scan(world) is Result.FIXED
    assert server.matched == [("7", RIGHT)]


@pytest.mark.parametrize(
    ("file", "known"),
    [
        # Another film of that name, or nothing but the name.
        (FILE, imported("/movies/Alien (2079)/Alien (1979) 2.mkv")),
        # The name says another ID than the import.
        (
            "/data/Alien (1979) {tmdb-679}/Alien (1979).mkv",
            imported("/movies/Alien (1979) {tmdb-679}/Alien (1979).mkv"),
        ),
        # The import says another film than title and year.
        (FILE, imported(tmdb="679")),
    ],
)
async def test_what_contradicts_an_import_is_nothing_for_the_machine(
    world: World, server: FakeServer, file: str, known: KnownImport
) -> None:
    server.found["tmdb-679"] = [candidate("Aliens", "plex://movie/aliens", year=1986)]
    world.memory.imported.append(known)
    assert await scan(world, file) is not Result.FIXED
    assert server.matched == []


@pytest.mark.parametrize(
    ("tmdb", "reason", "evidence"),
    [
        ("348", ProposalReason.READY, Evidence.ID),
        ("679", ProposalReason.CONTRADICTION, Evidence.ID),
    ],
)
async def test_a_proposal_knows_the_id_of_the_import(
    world: World, server: FakeServer, tmdb: str, reason: ProposalReason, evidence: Evidence
) -> None:
    server.found["tmdb-679"] = [candidate("Aliens", "plex://movie/aliens", year=1986)]
    world.memory.imported.append(imported(tmdb=tmdb))
    await scan(world, rung=RungName.REFRESH)
    [event] = [each for each in world.observer.events if isinstance(each, ProposalFound)]
    assert event.proposal.reason is reason
    assert event.proposal.candidates[0].evidence is evidence
