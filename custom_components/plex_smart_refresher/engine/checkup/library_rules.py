"""The rules about a library: one function per check."""

from collections.abc import Callable, Mapping
import re

from ..criteria import NO_AGENT, NO_LANGUAGE, is_plex_agent
from ..defects import UNTITLED, Defect
from ..media import LibraryType
from .facts import Facts, LibraryFacts, LibrarySetting, SettingValue, switch_of
from .finding import Check, CheckStatus, CheckValue, Finding

_LEGACY_AGENT = "com.plexapp.agents."
_CUSTOM_AGENT = "tv.plex.agents.custom."
#: Those of them that Plex itself has replaced by its new agents.
_REPLACED_AGENTS = frozenset(
    {"freebase", "imdb", "lastfm", "plexmusic", "themoviedb", "thetvdb", "thetvdbdvd"}
)
#: Scanners for published movies; those of personal media have another. Shows and music of one's own
#: have the same scanners as others.
_SCANNERS = frozenset({"Plex Movie", "Plex Movie Scanner"})
#: What Plex calls its orders of episodes.
_ORDERS = {
    "tmdbAiring": "The Movie Database (Aired)",
    "aired": "TheTVDB (Aired)",
    "tvdbAiring": "TheTVDB (Aired)",
    "dvd": "TheTVDB (DVD)",
    "tvdbDvd": "TheTVDB (DVD)",
    "absolute": "TheTVDB (Absolute)",
    "tvdbAbsolute": "TheTVDB (Absolute)",
}
#: Fewer items of a kind can be a coincidence.
_FEWEST_UNMATCHED = 5
_FEWEST_UNTITLED = 5
_FEWEST_WITHOUT_SUMMARY = 10
#: What names of agents, providers, languages and orders do not consist of.
_NO_NAME = re.compile(r"[^\w.-]+")
#: The maximum length of a name of the server's in a finding.
_LONGEST_NAME = 60

#: Returns None where there is nothing wrong, and an unknown finding where the server does not say.
type LibraryRule = Callable[[Facts, LibraryFacts], Finding | None]


def _legacy_agent(_: Facts, library: LibraryFacts) -> Finding | None:
    """Find an agent that Plex is about to remove."""
    agent = library.library.agent
    if not agent.startswith(_LEGACY_AGENT) or agent.endswith(NO_AGENT):
        return None
    name = _name(agent.removeprefix(_LEGACY_AGENT))
    code = "legacy" if name.lower() in _REPLACED_AGENTS else "third_party"
    return _found(Check.LEGACY_AGENT, CheckStatus.WARNING, library, code, agent=name)


def _no_agent(_: Facts, library: LibraryFacts) -> Finding | None:
    """Find a library of published movies that no agent fills."""
    found = library.library
    if not found.agent.endswith(NO_AGENT) or found.scanner not in _SCANNERS:
        return None
    return _found(Check.NO_AGENT, CheckStatus.HINT, library, "none")


def _custom_provider(facts: Facts, library: LibraryFacts) -> Finding | None:
    """Find a library whose metadata comes from a provider that does not answer."""
    agent = library.library.agent
    if not agent.startswith(_CUSTOM_AGENT):
        return None
    is_known = facts.providers is not None and agent in facts.providers
    is_online = facts.providers[agent] if facts.providers and is_known else None
    if facts.providers is None or (is_known and is_online is None):
        return _unknown(Check.CUSTOM_PROVIDER, library)
    if is_online:
        return None
    code = "offline" if is_known else "gone"
    name = _name(agent.removeprefix(_CUSTOM_AGENT))
    check, affected = Check.CUSTOM_PROVIDER, library.broken
    return _found(check, CheckStatus.PROBLEM, library, code, affected, provider=name)


def _language(_: Facts, library: LibraryFacts) -> Finding | None:
    """Find a library without a language, or whose language its sources hardly have."""
    found = library.library
    if found.agent.endswith(NO_AGENT):
        return None
    if found.language == NO_LANGUAGE:
        if not is_plex_agent(found.agent):
            return None  # it may know no language
        check, affected = Check.LANGUAGE, library.broken
        return _found(check, CheckStatus.WARNING, library, "none", affected)
    count = library.defects.get(Defect.MISSING_SUMMARY, 0)
    is_english = found.language.lower().partition("-")[0] in ("", "en")
    if is_english or count < _FEWEST_WITHOUT_SUMMARY or 2 * count < library.broken:
        return None
    name, status = _name(found.language), CheckStatus.HINT
    return _found(Check.LANGUAGE, status, library, "sparse", count, language=name, count=count)


def _local_metadata(_: Facts, library: LibraryFacts) -> Finding | None:
    """Find that tags win over the agent; for music, that is how many want it.

    A few new episodes have a placeholder title everywhere.
    """
    if library.library.type is LibraryType.ARTIST:
        return None
    is_preferred = switch_of(_setting(library, LibrarySetting.PREFER_LOCAL))
    if is_preferred is None:
        return _unknown(Check.LOCAL_METADATA, library)
    if not is_preferred:
        return None
    count = library.defects.get(UNTITLED, 0)
    if library.library.type is LibraryType.SHOW and count < _FEWEST_UNTITLED:
        count = 0
    status = CheckStatus.WARNING if count else CheckStatus.HINT
    return _found(Check.LOCAL_METADATA, status, library, "preferred", count)


def _local_assets(_: Facts, library: LibraryFacts) -> Finding | None:
    """Find that pictures beside the files are left out; music has them in its files."""
    if library.library.type is LibraryType.ARTIST:
        return None
    is_used = switch_of(_setting(library, LibrarySetting.LOCAL_ASSETS))
    if is_used is None:
        return _unknown(Check.LOCAL_ASSETS, library)
    return None if is_used else _found(Check.LOCAL_ASSETS, CheckStatus.HINT, library, "off")


def _adult_titles(_: Facts, library: LibraryFacts) -> Finding | None:
    """Find movies without a match that Plex may not match because of their kind."""
    count = library.defects.get(Defect.NO_MATCH, 0)
    if library.library.type is not LibraryType.MOVIE or count < _FEWEST_UNMATCHED:
        return None
    is_included = switch_of(_setting(library, LibrarySetting.ADULT))
    if is_included is None:
        return _unknown(Check.ADULT_TITLES, library)
    if is_included:
        return None
    return _found(Check.ADULT_TITLES, CheckStatus.HINT, library, "off", count=count)


def _episode_order(_: Facts, library: LibraryFacts) -> Finding | None:
    """Find episodes without a title, which may be numbered by another source."""
    count = library.defects.get(UNTITLED, 0)
    if library.library.type is not LibraryType.SHOW or count < _FEWEST_UNTITLED:
        return None
    order = _setting(library, LibrarySetting.EPISODE_ORDER)
    if order is None:
        return _unknown(Check.EPISODE_ORDER, library)
    name, status = _ORDERS.get(str(order), _name(str(order))), CheckStatus.HINT
    return _found(Check.EPISODE_ORDER, status, library, "mismatch", order=name, count=count)


def _setting(library: LibraryFacts, name: LibrarySetting) -> SettingValue | None:
    """Return a setting of a library."""
    return None if library.settings is None else library.settings.get(name)


def _name(text: str) -> str:
    """Return a name of the server's as it may be shown, spoken, or read by a language model."""
    return _NO_NAME.sub("_", text[:_LONGEST_NAME])


def _unknown(check: Check, library: LibraryFacts) -> Finding:
    """Return that the server does not say."""
    key = library.library.library_id
    return Finding(check=check, status=CheckStatus.UNKNOWN, library_id=key)


def _found(
    check: Check,
    status: CheckStatus,
    library: LibraryFacts,
    code: str,
    affected: int = 0,
    **values: CheckValue,
) -> Finding:
    """Return what was found in a library."""
    key = library.library.library_id
    return Finding(
        check=check, status=status, library_id=key, code=code, values=values, affected=affected
    )


#: The checks of what only matters where an agent fills the library.
OF_FILLED = frozenset(
    {Check.LOCAL_METADATA, Check.LOCAL_ASSETS, Check.ADULT_TITLES, Check.EPISODE_ORDER}
)
#: In the order of `Check`.
LIBRARY_RULES: Mapping[Check, LibraryRule] = {
    Check.LEGACY_AGENT: _legacy_agent,
    Check.NO_AGENT: _no_agent,
    Check.CUSTOM_PROVIDER: _custom_provider,
    Check.LANGUAGE: _language,
    Check.LOCAL_METADATA: _local_metadata,
    Check.LOCAL_ASSETS: _local_assets,
    Check.ADULT_TITLES: _adult_titles,
    Check.EPISODE_ORDER: _episode_order,
}
