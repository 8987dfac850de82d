"""What the webhooks of Sonarr and Radarr send, with the names and the order of each version.

The names are those of the classes that the programs write as JSON: what is null is left out, and a
number that is not known is 0. Titles and files are invented.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

_SERIES_V3: Mapping[str, Any] = {
    "id": 7,
    "title": "Harbour Lights",
    "path": "/tv/Harbour Lights",
    "tvdbId": 371028,
    "tvMazeId": 0,
    "imdbId": "tt7654321",
    "type": "standard",
}
_SERIES_V4: Mapping[str, Any] = {
    **_SERIES_V3,
    "titleSlug": "harbour-lights",
    "tmdbId": 94605,
    "year": 2019,
    "genres": ["Drama"],
    "images": [{"coverType": "poster", "url": "/MediaCover/7/poster.jpg?lastWrite=1"}],
    "tags": ["it's a tag"],
    "originalLanguage": {"id": 1, "name": "English"},
}
_EPISODE: Mapping[str, Any] = {
    "id": 101,
    "episodeNumber": 3,
    "seasonNumber": 1,
    "title": "The Keeper's “Lamp”",
}
_FILE: Mapping[str, Any] = {
    "id": 55,
    "relativePath": "Season 01/Harbour Lights - S01E03 - The Lamp.mkv",
    "path": "/tv/Harbour Lights/Season 01/Harbour Lights - S01E03 - The Lamp.mkv",
    "quality": "WEBDL-1080p",
    "qualityVersion": 1,
    "releaseGroup": "NONE",
    "sceneName": "Harbour.Lights.S01E03.1080p",
    "size": 1234567890,
}
_MEDIA_INFO: Mapping[str, Any] = {
    "audioChannels": 5.1,
    "audioCodec": "EAC3",
    "audioLanguages": ["eng"],
    "height": 1080,
    "width": 1920,
    "subtitles": [],
    "videoCodec": "x264",
    "videoDynamicRange": "",
    "videoDynamicRangeType": "",
}
_MORE_OF_V4: Mapping[str, Any] = {
    "downloadClient": "Client",
    "downloadClientType": "Client",
    "downloadId": "0123456789ABCDEF",
    "customFormatInfo": {"customFormats": [{"id": 1, "name": "Any"}], "customFormatScore": 10},
    "release": {"releaseTitle": "Harbour.Lights.S01E03", "indexer": "Any", "size": 1234567890},
}
_FROM: Mapping[str, Any] = {"instanceName": "Sonarr", "applicationUrl": ""}
_FILE_V4: Mapping[str, Any] = {
    **_FILE,
    "dateAdded": "2026-01-02T03:04:05Z",
    "languages": [{"id": 1, "name": "English"}],
    "mediaInfo": _MEDIA_INFO,
    "sourcePath": "/downloads/Harbour.Lights.S01E03.mkv",
}
_FILM: Mapping[str, Any] = {
    "id": 3,
    "title": "Amber Rain",
    "releaseDate": "1999-05-01",
    "folderPath": "/movies/Amber Rain (1999)",
    "tmdbId": 603,
    "imdbId": "tt0133093",
}
_REMOTE_FILM: Mapping[str, Any] = {
    "tmdbId": 603,
    "imdbId": "tt0133093",
    "title": "Amber Rain",
    "year": 1999,
}
_FILM_FILE: Mapping[str, Any] = {
    "id": 9,
    "relativePath": "Amber Rain (1999) Bluray-1080p.mkv",
    "path": "/movies/Amber Rain (1999)/Amber Rain (1999) Bluray-1080p.mkv",
    "quality": "Bluray-1080p",
    "qualityVersion": 1,
    "size": 9876543210,
}

PAYLOADS: Mapping[str, Mapping[str, Any]] = {
    "sonarr 3": {
        "series": _SERIES_V3,
        "episodes": [{**_EPISODE, "airDate": "2019-03-01", "airDateUtc": "2019-03-02T02:00:00Z"}],
        "episodeFile": _FILE,
        "isUpgrade": False,
        "downloadClient": "Client",
        "downloadId": "0123456789ABCDEF",
        "eventType": "Download",
    },
    "sonarr 4": {
        "series": _SERIES_V4,
        "episodes": [{**_EPISODE, "overview": "A storm.", "seriesId": 7, "tvdbId": 8001}],
        "episodeFile": _FILE_V4,
        "isUpgrade": False,
        **_MORE_OF_V4,
        "eventType": "Download",
        **_FROM,
    },
    "sonarr 4 upgrade": {
        "series": _SERIES_V4,
        "episodes": [_EPISODE],
        "episodeFile": _FILE_V4,
        "isUpgrade": True,
        "deletedFiles": [
            {
                **_FILE,
                "id": 54,
                "path": "/tv/Harbour Lights/Season 01/old.mkv",
                "recycleBinPath": "/bin/old.mkv",
            }
        ],
        **_MORE_OF_V4,
        "eventType": "Download",
        **_FROM,
    },
    "sonarr 4 complete": {
        "series": _SERIES_V4,
        "episodes": [_EPISODE, {**_EPISODE, "id": 102, "episodeNumber": 4, "title": "Fog"}],
        "episodeFiles": [
            _FILE_V4,
            {
                **_FILE_V4,
                "id": 56,
                "path": "/tv/Harbour Lights/Season 01/Harbour Lights - S01E04 - Fog.mkv",
            },
        ],
        **_MORE_OF_V4,
        "fileCount": 2,
        "sourcePath": "/downloads/Harbour.Lights.S01",
        "destinationPath": "/tv/Harbour Lights/Season 01",
        "eventType": "Download",
        **_FROM,
    },
    "sonarr 5": {
        "series": {**_SERIES_V4, "malIds": [], "aniListIds": [], "originalCountry": "gb"},
        "episodes": [{**_EPISODE, "finaleType": "season"}],
        "episodeFile": _FILE_V4,
        "isUpgrade": False,
        **_MORE_OF_V4,
        "eventType": "Download",
        **_FROM,
    },
    "radarr 3.0": {
        "movie": _FILM,
        "remoteMovie": _REMOTE_FILM,
        "movieFile": _FILM_FILE,
        "isUpgrade": False,
        "downloadClient": "Client",
        "downloadId": "0123456789ABCDEF",
        "eventType": "Download",
    },
    "radarr 5": {
        "movie": {**_FILM, "year": 1999, "overview": "It rains.", "genres": [], "images": []},
        "remoteMovie": _REMOTE_FILM,
        "movieFile": {**_FILM_FILE, "indexerFlags": "0", "mediaInfo": _MEDIA_INFO},
        "isUpgrade": False,
        **_MORE_OF_V4,
        "eventType": "Download",
        "instanceName": "Radarr",
        "applicationUrl": "",
    },
    "radarr 5 upgrade": {
        "movie": {**_FILM, "year": 1999},
        "remoteMovie": _REMOTE_FILM,
        "movieFile": _FILM_FILE,
        "isUpgrade": True,
        "deletedFiles": [{**_FILM_FILE, "id": 8, "path": "/movies/Amber Rain (1999)/old.mkv"}],
        **_MORE_OF_V4,
        "eventType": "Download",
    },
}
#: What starts nothing.
OTHERS: Mapping[str, Mapping[str, Any]] = {
    "test": {
        "series": {"id": 1, "title": "Test Title", "path": "C:\\testpath", "tvdbId": 1234},
        "episodes": [{"id": 123, "episodeNumber": 1, "seasonNumber": 1, "title": "Test title"}],
        "eventType": "Test",
    },
    "radarr test": {
        "movie": {"id": 1, "title": "Test Title", "year": 1970, "folderPath": "C:\\testpath"},
        "remoteMovie": {"tmdbId": 1234, "imdbId": "5678", "title": "Test title", "year": 1970},
        "release": {"quality": "Test Quality", "releaseTitle": "Test Title", "size": 9999999},
        "eventType": "Test",
    },
    "grab": {"series": _SERIES_V4, "episodes": [_EPISODE], "release": {}, "eventType": "Grab"},
    "rename": {"movie": _FILM, "renamedMovieFiles": [_FILM_FILE], "eventType": "Rename"},
    "add": {"movie": _FILM, "addMethod": "manual", "eventType": "MovieAdded"},
    "delete": {
        "series": _SERIES_V4,
        "episodes": [_EPISODE],
        "episodeFile": _FILE,
        "deleteReason": "upgrade",
        "eventType": "EpisodeFileDelete",
    },
    "health": {"level": "warning", "message": "Slow", "type": "Any", "eventType": "Health"},
    "update": {
        "message": "Updated",
        "previousVersion": "4.0.0.1",
        "newVersion": "4.0.0.2",
        "eventType": "ApplicationUpdate",
    },
    "interaction": {"series": _SERIES_V4, "eventType": "ManualInteractionRequired"},
}


def payload(name: str, **changes: Any) -> dict[str, Any]:
    """Return a report, in which objects can be changed."""
    return deepcopy(dict(PAYLOADS.get(name) or OTHERS[name])) | changes
