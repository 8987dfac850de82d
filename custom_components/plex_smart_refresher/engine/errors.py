"""The errors of the engine, each with a code that user interfaces translate."""


class EngineError(Exception):
    """Base class of the engine's errors."""

    error_code = "unknown"


class ServerLostError(EngineError):
    """The server does not respond or reports that it cannot work, so the scan cannot continue."""

    error_code = "server_unavailable"


class CertificateError(ServerLostError):
    """The certificate of the server is not trusted."""

    error_code = "certificate_untrusted"


class CertificateNameError(CertificateError):
    """The certificate of the server belongs to another name."""

    error_code = "certificate_name"


class CertificateTimeError(CertificateError):
    """The certificate of the server has expired, or is not valid yet."""

    error_code = "certificate_time"


class OverloadedError(ServerLostError):
    """The server answers that it is overloaded or in maintenance."""


class StartingUpError(ServerLostError):
    """The server is starting up: it can be read but does not accept refreshes yet."""

    error_code = "starting_up"


class RefusedError(EngineError):
    """The server refuses the token. Once is a suspicion: it can pass."""

    error_code = "invalid_auth"


class InvalidTokenError(RefusedError):
    """The server does not accept the token."""


class NotOwnerError(RefusedError):
    """The token belongs to a user who may not change the server."""

    error_code = "not_owner"


class WrongServerError(EngineError):
    """Another server than the known one answers at the address."""

    error_code = "wrong_server"


class ProviderDownError(EngineError):
    """Plex gets nothing from its metadata sources: refresh after refresh changes nothing."""

    error_code = "provider_down"


class LibraryGoneError(EngineError):
    """None of the libraries to scan is on the server."""

    error_code = "library_gone"


class JournalError(EngineError):
    """The journal of changes cannot be read or written, which ends no job."""


class BudgetSpentError(EngineError):
    """All requests that were allowed are sent."""


class RequestError(EngineError):
    """The server refused this request, or its answer is invalid."""

    error_code = "request_failed"


class ItemGoneError(RequestError):
    """The item does not exist on the server."""

    error_code = "gone"
