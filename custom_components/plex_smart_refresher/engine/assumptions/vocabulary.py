"""Words that may leave the machine: Plex's own, so that none of them is a person's."""

import re

OTHER = "other"
_WORDS = frozenset(
    (
        *("account", "activity", "added", "addition", "agent", "agents", "aired", "album"),
        *("analysis", "analyze", "analyzing", "anidb", "anilist", "art", "artist", "artists"),
        *("artwork", "artworks", "asked", "audio", "background", "bif", "body", "book", "butler"),
        *("changed", "changes", "chapter", "chapters", "clip", "cloud", "collection"),
        *("collections", "com", "compared", "container", "content", "counting", "created"),
        *("credits", "custom", "default", "delete", "deleted", "deleting", "details", "device"),
        *("devices", "digits", "director", "discover", "download", "downloading", "duration"),
        *("early", "embedded", "end", "ended", "epg", "episode", "episodes", "event", "events"),
        *("exact", "failed", "fanart", "fanarttv", "file", "files", "first", "found", "genre"),
        *("grabber", "gracenote", "hama", "hidden", "html", "hub", "id", "idle", "ids", "imdb"),
        *("import", "in", "index", "intro", "item", "items", "key", "known", "language"),
        *("lastfm", "legacy", "level", "libraries", "library", "list", "live", "livetv"),
        *("loading", "local", "localmedia", "locked", "lookup", "marker", "markers", "match"),
        *("matched", "matching", "mbid", "media", "metadata", "missing", "movie", "movies"),
        *("music", "musicbrainz", "nameless", "new", "news", "next", "none", "nothing"),
        *("notification", "number", "of", "onconnect", "one", "optimize", "optimizing", "order"),
        *("other", "others", "out", "own", "paused", "photo", "photos", "picture", "pictures"),
        *("play", "player", "playing", "playlist", "playlists", "plex", "plexapp", "plexmovie"),
        *("plexmusic", "plugins", "poster", "posters", "preference", "preferences", "process"),
        *("processed", "processing", "progress", "provider", "providers", "queue", "queued"),
        *("reachability", "received", "recording", "refresh", "refreshed", "refreshes"),
        *("refreshing", "release", "remote", "rescan", "role", "scan", "scanned", "scanner"),
        *("scanning", "schedule", "scheduled", "search", "season", "seasons", "section"),
        *("sections", "seen", "selected", "series", "server", "session", "sessions", "setting"),
        *("settings", "show", "shown", "shows", "sonic", "source", "sources", "start", "started"),
        *("state", "status", "step", "stopped", "studio", "subscription", "subscriptions"),
        *("sync", "system", "text", "theme", "themoviedb", "thetvdb", "thumb", "thumbnail"),
        *("thumbnailing", "thumbnails", "timeline", "title", "tmdb", "too", "total", "track"),
        *("tracks", "transcode", "transcoding", "trash", "tv", "tvdb", "tvmaze", "type", "types"),
        *("unknown", "unmatched", "update", "updated", "upload", "uploads", "url", "user"),
        *("version", "video", "videos", "voice", "wanted", "watched", "with", "withheld"),
        *("without", "xbmcnfo", "xbmcnfotv", "xml", "xmltv"),
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
