"""Build large seeded libraries for benchmarks."""

import random

from .builders import DAY, episode, movie, season, show
from .catalog import Catalog, Defect
from .libraries import PLOTS

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY


def large_catalog(
    movies: int = 100_000,
    broken: float = 0.002,
    *,
    seed: int = 7,
    now: int | None = None,
) -> Catalog:
    """Build one large movie library, a small share of it broken."""
    catalog = Catalog(now)
    library = catalog.add_library("Movies")
    generator = random.Random(seed)
    age = 1500 * DAY
    for number in range(movies):
        flaw = ((POSTER,), (SUMMARY,))[number % 2] if generator.random() < broken else ()
        added = catalog.now - int(generator.random() * age)
        plot = PLOTS[number % len(PLOTS)]
        movie(library, f"Movie {number:06d}", broken=flaw, added_at=added, summary=plot)
    return catalog


def large_shows_catalog(
    shows: int = 300,
    seasons: int = 2000,
    episodes: int = 30_000,
    *,
    broken: float = 0.002,
    seed: int = 7,
    now: int | None = None,
) -> Catalog:
    """Build one large library of shows with `seasons` and `episodes` in all."""
    catalog = Catalog(now)
    library = catalog.add_library("TV Shows", "show")
    generator, dates = random.Random(seed), random.Random(seed)
    age = 1500 * DAY
    tops = [show(library, f"Show {number:04d}") for number in range(shows)]
    parts = [season(tops[n % shows], len(tops[n % shows].children) + 1) for n in range(seasons)]
    for number in range(episodes):
        part = parts[number % seasons]
        flaw = (SUMMARY,) if generator.random() < broken else ()
        added = catalog.now - int(dates.random() * age)
        episode(part, len(part.children) + 1, broken=flaw, added_at=added)
    return catalog
