"""Derive from a guid who matched an item and which agent is responsible for it."""

from .media import Parentage

PLEX_GUID = "plex://"
_LOCAL_GUID = "local://"
_MUSICBRAINZ_GUID = "mbid://"
#: An item of a library with an agent has such a guid while nothing has matched it.
_UNMATCHED_GUIDS = (_LOCAL_GUID, "tv.plex.agents.none://", "com.plexapp.agents.none://")
_OWN_GUIDS = (PLEX_GUID, _MUSICBRAINZ_GUID, *_UNMATCHED_GUIDS)
_GUIDE_GUIDS = ("com.gracenote", "tv.plex.providers.epg")
_FOREIGN_GUIDS = ("com.plexapp.agents.", "tv.plex.agents.custom.")
_KNOWN_GUIDS = (*_OWN_GUIDS, *_FOREIGN_GUIDS, *_GUIDE_GUIDS)
#: The slashes of "plex://season/<id>"; a season of the guide has a year after another one.
_SLASHES_OF_A_SEASON = 3


def is_unmatched_guid(guid: str) -> bool:
    """Return whether nothing has matched the item of a guid."""
    return guid.startswith(_UNMATCHED_GUIDS)


def has_foreign_agent(guid: str) -> bool:
    """Return whether a legacy agent, a custom agent or the TV guide identified an item.

    An item without a guid is not considered foreign.
    """
    return bool(guid) and not guid.startswith(_OWN_GUIDS)


def is_known_guid(guid: str) -> bool:
    """Return whether a guid tells who matched an item; old servers have none at all."""
    return not guid or guid.startswith(_KNOWN_GUIDS)


def scheme_of(guid: str) -> str:
    """Return the part of a guid that names who matched an item."""
    return guid.partition("://")[0]


def is_of_the_guide(guid: str) -> bool:
    """Return whether the TV guide identified an item, which no refresh can add to."""
    return guid.startswith(_GUIDE_GUIDS)


def parentage_of(parent_guid: str, grandparent_guid: str) -> Parentage:
    """Return whose business an item is, by the guids of its parents."""
    is_plexs = parent_guid.startswith(PLEX_GUID)
    if has_foreign_agent(grandparent_guid) or (not is_plexs and has_foreign_agent(parent_guid)):
        return Parentage.FOREIGN
    is_guides = is_plexs and parent_guid.count("/") > _SLASHES_OF_A_SEASON
    return Parentage.GUIDE if is_guides else Parentage.OWN
