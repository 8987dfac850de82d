"""Know who may do what."""

from enum import StrEnum
from http import HTTPStatus

from .errors import EXPIRED_TOKEN, PlexError


class Access(StrEnum):
    """Say what a token is good for."""

    OWNER = "owner"
    SHARED = "shared"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Tokens:
    """Hold the tokens that the server knows; all others are as good as none."""

    def __init__(self, owner_token: str) -> None:
        """Know the owner, a shared user, a revoked token and an expired one."""
        self.owner = owner_token
        self.shared = "shared-token"
        self._access = {
            owner_token: Access.OWNER,
            self.shared: Access.SHARED,
            "revoked-token": Access.REVOKED,
            "expired-token": Access.EXPIRED,
        }

    def grant(self, token: str, access: Access) -> None:
        """Decide what a token is good for from now on."""
        self._access[token] = access

    def revoke(self, token: str | None = None) -> None:
        """Take a token back, by default the owner's."""
        self.grant(token or self.owner, Access.REVOKED)

    def expire(self, token: str | None = None) -> None:
        """Let a token run out, by default the owner's."""
        self.grant(token or self.owner, Access.EXPIRED)

    def check(self, token: str) -> Access:
        """Return what a token is good for, or refuse it."""
        access = self._access.get(token, Access.REVOKED)
        if access is Access.EXPIRED:
            raise PlexError(EXPIRED_TOKEN)
        if access is Access.REVOKED:
            raise PlexError(HTTPStatus.UNAUTHORIZED)
        return access
