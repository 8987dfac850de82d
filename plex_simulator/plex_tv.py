"""Simulate plex.tv: pins for signing in, the account, and its resources."""

from dataclasses import dataclass, field
from http import HTTPStatus
import itertools
import json
import secrets
import string
import time
from typing import Any

from aiohttp import web

from .context import ServerContext, flag, plex_value, wants_json
from .render import XML_HEAD, Attributes, Element, json_element, xml_element
from .tokens import Access

PREFIX = "/plex.tv"
PIN_SECONDS = 1800
STRONG_LENGTH, WEAK_LENGTH = 25, 4
CODE_LETTERS = string.ascii_lowercase + string.digits
NOT_SIGNED_IN = (1001, "User could not be authenticated")
NO_SUCH_PIN = (1020, "Code not found or expired")
NO_CLIENT = (1000, "X-Plex-Client-Identifier is missing")


@dataclass(slots=True, kw_only=True)
class Account:
    """One user of plex.tv."""

    id: int
    username: str
    token: str
    # What this account presents to the server; not always its own token.
    server_token: str
    owner: bool = True


@dataclass(slots=True, kw_only=True)
class Pin:
    """One attempt to sign in."""

    id: int
    code: str
    client: str
    product: str = "Plex"
    expires_at: float = field(default_factory=lambda: time.time() + PIN_SECONDS)
    token: str | None = None

    @property
    def expired(self) -> bool:
        """Return whether the pin has expired."""
        return self.expires_at <= time.time()


class PlexTv:
    """The parts of plex.tv that clients use."""

    def __init__(self, context: ServerContext) -> None:
        """Start with one owner and one friend of the server."""
        self._context = context
        self.server_url = ""
        self.secure_urls: list[str] = []  # further addresses in the server's own network
        self.listed: list[PlexTv] = [self]  # the servers of the account that are switched on
        self.lists_more = True  # also a server that is not, somebody else's, and a player
        self.pins: dict[int, Pin] = {}
        self._ids = itertools.count(10_001)
        owner, friend = context.tokens.owner, context.tokens.shared
        self.owner = Account(
            id=1,
            username="owner",
            token="owner-account-token",  # noqa: S106 - opens nothing
            server_token=owner,
        )
        self.friend = Account(
            id=2,
            username="friend",
            token="friend-account-token",  # noqa: S106 - opens nothing
            server_token=friend,
            owner=False,
        )
        self.accounts = {account.token: account for account in (self.owner, self.friend)}
        # The owner's account token opens the owner's server, too; a friend's does not.
        context.tokens.grant(self.owner.token, Access.OWNER)

    def approve(self, pin: Pin | int | str, account: Account | None = None) -> None:
        """Approve a pin, by default as the owner, as in a browser."""
        self._find(pin).token = (account or self.owner).token

    def expire(self, pin: Pin | int | str) -> None:
        """Make a pin expire."""
        self._find(pin).expires_at = 0.0

    def _find(self, pin: Pin | int | str) -> Pin:
        """Find a pin by its number or its code."""
        if isinstance(pin, Pin):
            return pin
        for known in self.pins.values():
            if str(pin) in {str(known.id), known.code}:
                return known
        raise KeyError(pin)

    def sign_out(self, account: Account | None = None) -> None:
        """Revoke an account's tokens, at plex.tv and at the server."""
        gone = account or self.owner
        self.accounts.pop(gone.token, None)
        self._context.tokens.revoke(gone.token)
        self._context.tokens.revoke(gone.server_token)

    def routes(self) -> list[web.RouteDef]:
        """Return every path of plex.tv."""
        return [
            web.post(f"{PREFIX}/api/v2/pins", self.new_pin),
            web.get(PREFIX + r"/api/v2/pins/{pin:\d+}", self.pin),
            web.get(f"{PREFIX}/api/v2/user", self.user),
            web.get(f"{PREFIX}/api/v2/ping", self.ping),
            web.get(f"{PREFIX}/api/v2/resources", self.resources),
            web.delete(f"{PREFIX}/api/v2/users/signout", self.signed_out),
            web.get(f"{PREFIX}/auth", self.page),
        ]

    async def new_pin(self, request: web.Request) -> web.Response:
        """Create a pin; a strong one has a long code."""
        arguments = dict(request.query) | dict(await request.post())
        name = "X-Plex-Client-Identifier"
        client = str(plex_value(request, name) or arguments.get(name) or "")
        if not client:
            return _error(request, HTTPStatus.BAD_REQUEST, NO_CLIENT)
        strong = str(arguments.get("strong", "")).lower() in {"1", "true"}
        length = STRONG_LENGTH if strong else WEAK_LENGTH
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(length))
        pin = Pin(id=next(self._ids), code=code if strong else code.upper(), client=client)
        pin.product = plex_value(request, "X-Plex-Product") or pin.product
        self.pins[pin.id] = pin
        return _answer(request, _pin_element(pin), HTTPStatus.CREATED)

    async def pin(self, request: web.Request) -> web.Response:
        """Return a pin's state, to the client that created it."""
        pin = self.pins.get(int(request.match_info["pin"]))
        client = plex_value(request, "X-Plex-Client-Identifier")
        if pin is None or pin.expired or client != pin.client:
            return _error(request, HTTPStatus.NOT_FOUND, NO_SUCH_PIN)
        return _answer(request, _pin_element(pin))

    def _account(self, request: web.Request) -> Account | None:
        """Return the account whose token a request carries."""
        return self.accounts.get(plex_value(request, "X-Plex-Token") or "")

    async def user(self, request: web.Request) -> web.Response:
        """Return the account."""
        account = self._account(request)
        if account is None:
            return _error(request, HTTPStatus.UNAUTHORIZED, NOT_SIGNED_IN)
        return _answer(request, _user_element(account))

    async def ping(self, request: web.Request) -> web.Response:
        """Keep a token alive."""
        if self._account(request) is None:
            return _error(request, HTTPStatus.UNAUTHORIZED, NOT_SIGNED_IN)
        return web.Response(text=f"{XML_HEAD}<pong>1</pong>", content_type="application/xml")

    async def signed_out(self, request: web.Request) -> web.Response:
        """Sign an account out."""
        account = self._account(request)
        if account is None:
            return _error(request, HTTPStatus.UNAUTHORIZED, NOT_SIGNED_IN)
        self.sign_out(account)
        return web.Response(status=HTTPStatus.NO_CONTENT)

    async def page(self, request: web.Request) -> web.Response:
        """Approve a pin in a browser; nothing else is needed to sign in."""
        try:
            self.approve(request.query.get("code", ""))
        except KeyError:
            return _error(request, HTTPStatus.NOT_FOUND, NO_SUCH_PIN)
        return web.Response(text="<p>You are signed in.</p>", content_type="text/html")

    async def resources(self, request: web.Request) -> web.Response:
        """List the servers and players of an account."""
        account = self._account(request)
        if account is None:
            return _error(request, HTTPStatus.UNAUTHORIZED, NOT_SIGNED_IN)
        elements = [each.server(account, request) for each in self.listed]
        if self.lists_more:
            elements += [_away(account), _friends_server(account), _player(account)]
        if wants_json(request):
            return _json([_resource_json(element) for element in elements])
        return _xml(Element("resources", {}, elements))

    def server(self, account: Account, request: web.Request) -> Element:
        """Describe this server for an account, also one of another simulator."""
        context = self._context
        own = self.owner if account.owner else self.friend
        extra: Attributes = {
            "owned": account.owner,
            "ownerId": None if account.owner else 1,
            "sourceTitle": None if account.owner else "owner",
            "accessToken": own.server_token,
        }
        connections = self._connections(request)
        name = context.friendly_name
        return _resource(name, context.machine_identifier, "server", connections, extra)

    def _connections(self, request: web.Request) -> list[Element]:
        """Return the server's addresses; the first is unreachable."""
        port = int(self.server_url.rpartition(":")[2])
        found = [_connection("127.0.0.1", 1), _connection("127.0.0.1", port)]
        if flag(request, "includeHttps"):
            found += map(_secure_connection, self.secure_urls)
            found.append(_connection("192-0-2-1.simulated.plex.direct", 32400, secure=True))
        if flag(request, "includeRelay"):
            found.append(_connection("relay.simulated.plex.direct", 8443, relay=True, secure=True))
        return found


def _secure_connection(url: str) -> Element:
    """Describe an https address in the server's own network."""
    host, _, port = url.removeprefix("https://").rpartition(":")
    element = _connection(host, int(port), secure=True)
    return Element("connection", dict(element.attributes) | {"local": True})


def _connection(address: str, port: int, *, relay: bool = False, secure: bool = False) -> Element:
    """Describe one address of a server."""
    protocol = "https" if secure else "http"
    return Element(
        "connection",
        {
            "protocol": protocol,
            "address": address,
            "port": port,
            "uri": f"{protocol}://{address}:{port}",
            "local": not secure,
            "relay": relay,
            "IPv6": False,
        },
    )


def _resource(
    name: str,
    identifier: str,
    provides: str,
    connections: list[Element],
    extra: Attributes,
) -> Element:
    """Describe a server or player of an account."""
    server = provides == "server"
    attributes: Attributes = {
        "name": name,
        "product": "Plex Media Server" if server else "Plex for Android",
        "productVersion": "1.43.0.10162-simulated" if server else "10.30.0",
        "platform": "Linux" if server else "Android",
        "platformVersion": "6.8.0" if server else "15",
        "device": "PC" if server else "Phone",
        "clientIdentifier": identifier,
        "createdAt": "2024-02-03T04:05:06Z",
        "lastSeenAt": "2026-11-21T10:11:12Z",
        "provides": provides,
        "ownerId": None,
        "sourceTitle": None,
        "publicAddress": "192.0.2.1",
        "accessToken": None,
        "owned": True,
        "home": False,
        "synced": False,
        "relay": True,
        "presence": True,
        "httpsRequired": False,
        "publicAddressMatches": True,
        "dnsRebindingProtection": False,
        "natLoopbackSupported": False,
    }
    return Element("resource", attributes | extra, [Element("connections", {}, connections)])


def _away(account: Account) -> Element:
    """Describe a server of the account that is offline."""
    extra: Attributes = {
        "presence": False,
        "owned": account.owner,
        "accessToken": f"away-{account.id}",
    }
    return _resource("Switched off", "away" * 10, "server", [], extra)


def _friends_server(account: Account) -> Element:
    """Describe a server that somebody else shares with the account."""
    extra: Attributes = {
        "owned": False,
        "ownerId": 99,
        "sourceTitle": "somebody",
        "accessToken": f"shared-with-{account.id}",
    }
    return _resource("Somebody's Plex", "else" * 10, "server", [_connection("127.0.0.1", 1)], extra)


def _player(account: Account) -> Element:
    """Describe a player, which is no server."""
    extra: Attributes = {"owned": True, "accessToken": f"player-{account.id}"}
    return _resource("Phone", "phone-1", "client,player,pubsub-player", [], extra)


def _resource_json(element: Element) -> dict[str, Any]:
    """Return a resource as JSON: missing values are null, lists are flat."""
    connections = [json_element(child) for child in element.children[0].children]
    return dict(element.attributes) | {"connections": connections}


def _pin_element(pin: Pin) -> Element:
    """Describe a pin."""
    left = max(0, int(pin.expires_at - time.time()))
    return Element(
        "pin",
        {
            "id": pin.id,
            "code": pin.code,
            "product": pin.product,
            "trusted": False,
            "qr": f"https://plex.tv/api/v2/pins/qr/{pin.code}",
            "clientIdentifier": pin.client,
            "expiresIn": left,
            "createdAt": _timestamp(pin.expires_at - PIN_SECONDS),
            "expiresAt": _timestamp(pin.expires_at),
            "authToken": pin.token or "",
        },
    )


def _timestamp(moment: float) -> str:
    """Return a time in the form that plex.tv uses."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(moment))


def _user_element(account: Account) -> Element:
    """Describe a user."""
    attributes: Attributes = {
        "id": account.id,
        "uuid": f"{account.id:016x}",
        "username": account.username,
        "title": account.username,
        "email": f"{account.username}@example.com",
        "friendlyName": account.username,
        "confirmed": True,
        "joinedAt": 1_500_000_000,
        "hasPassword": True,
        "authToken": account.token,
        "thumb": "https://plex.tv/users/0/avatar",
        "protected": False,
        "home": False,
        "guest": False,
        "restricted": False,
        "homeSize": 1,
        "maxHomeSize": 15,
        "scrobbleTypes": "",
        "country": "DE",
        "twoFactorEnabled": False,
    }
    active: Attributes = {
        "active": True,
        "status": "Active",
        "plan": "lifetime",
        "subscribedAt": "",
    }
    features = Element("features", {}, [Element("feature", {"id": "pass"})])
    children = [
        Element("subscription", active, [features]),
        Element("profile", {"autoSelectAudio": True, "defaultAudioLanguage": "en"}),
        Element("entitlements", {}),
        Element("roles", {}, [Element("role", {"id": "plexpass"})]),
    ]
    return Element("user", attributes, children)


def _answer(request: web.Request, element: Element, status: int = HTTPStatus.OK) -> web.Response:
    """Answer with an element in the format that the client accepts."""
    if not wants_json(request):
        return _xml(element, status)
    body = json_element(element)
    if element.tag == "pin":
        body["authToken"] = body["authToken"] or None
    for name in ("subscription", "profile"):
        if name in body:
            body[name] = body[name][0]
    return _json(body, status)


def _error(request: web.Request, status: int, error: tuple[int, str]) -> web.Response:
    """Answer with an error in the format that the client accepts."""
    code, message = error
    attributes: Attributes = {"code": code, "message": message, "status": int(status)}
    if wants_json(request):
        return _json({"errors": [attributes]}, status)
    return _xml(Element("errors", {}, [Element("error", attributes)]), status)


def _xml(element: Element, status: int = HTTPStatus.OK) -> web.Response:
    """Answer with XML."""
    text = XML_HEAD + xml_element(element)
    return web.Response(status=status, text=text, content_type="application/xml")


def _json(body: object, status: int = HTTPStatus.OK) -> web.Response:
    """Answer with JSON."""
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")
