"""The errors of the engine, each with a code that user interfaces translate."""


class EngineError(Exception):
    """Base of all errors of the engine."""

    error_code = "unknown"


class ServerLostError(EngineError):
    """The server does not answer, or answers that it cannot work now: the scan cannot go on."""

    error_code = "server_unavailable"


class OverloadedError(ServerLostError):
    """The server answers that it is overloaded or in maintenance."""


class StartingUpError(ServerLostError):
    """The server is starting up: it can be read, but accepts no refresh yet."""

    error_code = "starting_up"


class InvalidTokenError(EngineError):
    """The server does not accept the token (any more)."""

    error_code = "invalid_auth"


class NotOwnerError(EngineError):
    """The token belongs to a user who may not change the server."""

    error_code = "not_owner"


class ProviderDownError(EngineError):
    """Plex gets nothing from its metadata sources: refresh after refresh changes nothing."""

    error_code = "provider_down"


class LibraryGoneError(EngineError):
    """None of the libraries to scan is on the server."""

    error_code = "library_gone"


class RequestError(EngineError):
    """The server refused this one request, or its answer makes no sense."""

    error_code = "request_failed"


class ItemGoneError(RequestError):
    """The server does not know the item (any more)."""

    error_code = "gone"
