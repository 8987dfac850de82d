"""Simulated Plex servers on which a scan does not take long."""

from plex_simulator import Catalog, Latency, Outcome, demo_catalog

#: What becomes of an item only when the time that it is given is up.
_ENDLESS = frozenset({Outcome.IGNORED, Outcome.SLOW, Outcome.VANISHED, Outcome.REKEYED})
_MUSIC = "4"


def quick_latency() -> Latency:
    """Return how long the server works on an item."""
    return Latency(mean=0.05, spread=0.02, late_picture=0.2)


def quick_catalog(seed: int = 7) -> Catalog:
    """Return the demo with a single item of each kind that a scan waits for until time is up.

    They are artists: of these too few are broken for a wait of half a minute to be learned.
    """
    catalog = demo_catalog(seed)
    for item in catalog.items.values():
        if item.outcome in _ENDLESS:
            item.outcome = Outcome.NEVER
    broken = [item for item in catalog.libraries[_MUSIC].items() if item.truth]
    broken[0].outcome, broken[1].outcome = Outcome.IGNORED, Outcome.VANISHED
    return catalog
