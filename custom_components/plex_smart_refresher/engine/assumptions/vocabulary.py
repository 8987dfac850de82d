"""Words that may leave the machine: Plex's own, so that none of them is a person's."""

import re

OTHER = "other"
_WORDS = frozenset(
    (
        *("account", "activity", "added", "addition", "agent", "agents", "aired", "album"),
        *("analysis", "analyze", "analyzing", "anidb", "anilist", "artist", "artists", "artwork"),
        *("artworks", "audio", "background", "bif", "book", "butler", "changed", "changes"),
        *("chapter", "chapters", "clip", "cloud", "collection", "collections", "com", "content"),
        *("created", "credits", "custom", "default", "delete", "deleted", "deleting", "details"),
        *("device", "devices", "discover", "download", "downloading", "embedded", "end", "ended"),
        *("epg", "episode", "episodes", "event", "events", "failed", "fanart", "fanarttv"),
        *("file", "files", "grabber", "gracenote", "hama", "hub", "id", "idle", "ids", "imdb"),
        *("import", "index", "intro", "item", "items", "key", "language", "lastfm", "legacy"),
        *("libraries", "library", "list", "live", "livetv", "loading", "local", "localmedia"),
        *("lookup", "marker", "markers", "match", "matched", "matching", "mbid", "media"),
        *("metadata", "missing", "movie", "movies", "music", "musicbrainz", "new", "news"),
        *("none", "notification", "onconnect", "optimize", "optimizing", "paused", "photo"),
        *("photos", "picture", "play", "player", "playing", "playlist", "playlists", "plex"),
        *("plexapp", "plexmovie", "plexmusic", "plugins", "poster", "posters", "preference"),
        *("preferences", "process", "processed", "processing", "progress", "provider"),
        *("providers", "queue", "queued", "reachability", "recording", "refresh", "refreshed"),
        *("refreshing", "release", "remote", "rescan", "scan", "scanned", "scanner", "scanning"),
        *("schedule", "scheduled", "search", "season", "seasons", "section", "sections"),
        *("series", "server", "session", "sessions", "setting", "settings", "show", "shows"),
        *("sonic", "source", "sources", "start", "started", "state", "status", "step", "stopped"),
        *("subscription", "subscriptions", "sync", "system", "theme", "themoviedb", "thetvdb"),
        *("thumb", "thumbnail", "thumbnailing", "thumbnails", "timeline", "title", "tmdb"),
        *("track", "tracks", "transcode", "transcoding", "trash", "tv", "tvdb", "tvmaze", "type"),
        *("types", "unknown", "unmatched", "update", "updated", "upload", "uploads", "url"),
        *("user", "version", "video", "videos", "voice", "watched", "xbmcnfo", "xbmcnfotv"),
        *("xmltv",),
    )
)
#: The parts of words in camel case, and numbers of few digits.
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|[^A-Za-z0-9]")
_SEPARATORS = frozenset("._- ")
_MOST_DIGITS = 3
_LONGEST = 60
#: The beginnings of agents that anybody can make.
_MADE_BY_OTHERS = ("tv.plex.agents.custom", "com.plexapp.agents")


def harmless(text: str) -> str:
    """Return a text if it consists of Plex's words and one small number, else another word."""
    if len(text) > _LONGEST or not text.isascii():
        return OTHER
    parts = [found[0] for found in _PART.finditer(text)]
    numbers = [part for part in parts if part.isdigit()]
    is_number = len(numbers) <= 1 and all(len(each) <= _MOST_DIGITS for each in numbers)
    words = [part for part in parts if not part.isdigit() and part not in _SEPARATORS]
    return text if is_number and all(word.lower() in _WORDS for word in words) else OTHER


def harmless_scheme(scheme: str) -> str:
    """Return the scheme of a guid or an agent; of one that others made, only its kind."""
    shown = harmless(scheme) if scheme else "none"
    kind = next((kind for kind in _MADE_BY_OTHERS if scheme.startswith(f"{kind}.")), OTHER)
    return kind if shown == OTHER else shown
