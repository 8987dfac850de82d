"""The tokens of the server and their rights."""

from enum import StrEnum
from http import HTTPStatus

from .errors import EXPIRED_TOKEN, PlexError


class Access(StrEnum):
    """The rights of a token."""

    OWNER = "owner"
    SHARED = "shared"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Tokens:
    """The tokens that the server knows; any other counts as none."""

    def __init__(self, owner_token: str) -> None:
        """Start with an owner, a shared user, a revoked and an expired token."""
        self.owner = owner_token
        self.shared = "shared-token"
        self._access = {
            owner_token: Access.OWNER,
            self.shared: Access.SHARED,
            "revoked-token": Access.REVOKED,
            "expired-token": Access.EXPIRED,
        }

    def grant(self, token: str, access: Access) -> None:
        """Set the rights of a token."""
        self._access[token] = access

    def revoke(self, token: str | None = None) -> None:
        """Revoke a token, by default the owner's."""
        self.grant(token or self.owner, Access.REVOKED)

    def expire(self, token: str | None = None) -> None:
        """Make a token expire, by default the owner's."""
        self.grant(token or self.owner, Access.EXPIRED)

    def check(self, token: str) -> Access:
        """Return the rights of a token, or refuse it."""
        access = self._access.get(token, Access.REVOKED)
        if access is Access.EXPIRED:
            raise PlexError(EXPIRED_TOKEN)
        if access is Access.REVOKED:
            raise PlexError(HTTPStatus.UNAUTHORIZED)
        return access
