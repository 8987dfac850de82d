"""Small servers that do what the simulated one cannot: encrypt, keep silent, talk nonsense."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
import datetime as dt
import ipaddress
from pathlib import Path
import socket
import ssl
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from yarl import URL

type Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

LOCALHOST = "127.0.0.1"


@asynccontextmanager
async def serving(handler: Handler, context: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Run a server for streams and yield its port; what it does ends with it."""
    tasks = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            with suppress(OSError, asyncio.CancelledError):
                await handler(reader, writer)
        finally:
            writer.transport.abort()
            tasks.discard(task)

    server = await asyncio.start_server(handle, LOCALHOST, ssl=context)
    yield server.sockets[0].getsockname()[1]
    server.close()
    for task in tasks:
        task.cancel()
    while tasks:  # noqa: ASYNC110 - they have just been cancelled
        await asyncio.sleep(0.001)


@asynccontextmanager
async def answering(body: bytes, head: str = "HTTP/1.1 200 OK") -> AsyncIterator[str]:
    """Run a server that says the same to every request, and yield its address."""
    async with varying([body], head) as url:
        yield url


@asynccontextmanager
async def varying(body: Sequence[bytes], head: str = "HTTP/1.1 200 OK") -> AsyncIterator[str]:
    """Run a server that says what is in a list at that time, and yield its address."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readuntil(b"\r\n\r\n"):
            lines = f"{head}\r\nContent-Length: {len(body[0])}\r\n\r\n"
            writer.write(lines.encode() + body[0])
            await writer.drain()

    async def until_gone(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            await answer(reader, writer)

    async with serving(until_gone) as port:
        yield f"http://{LOCALHOST}:{port}"


@dataclass(slots=True)
class Sent:
    """How much a server has sent, and whether it was cut off."""

    count: int = 0
    is_over: bool = False


@asynccontextmanager
async def endless(head: str = "HTTP/1.1 200 OK") -> AsyncIterator[tuple[str, Sent]]:
    """Run a server whose answer has no end; yield its address and what it sends."""
    sent = Sent()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(f"{head}\r\n\r\n".encode())
        try:
            while True:
                writer.write(b" " * 65_536)
                await writer.drain()
                sent.count += 65_536
        finally:
            sent.is_over = True

    async with serving(talk) as port:
        yield f"http://{LOCALHOST}:{port}", sent


@asynccontextmanager
async def silent() -> AsyncIterator[int]:
    """Run a server that accepts connections and says nothing, and yield its port."""

    async def wait(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    async with serving(wait) as port:
        yield port


@contextmanager
def unreachable() -> Iterator[str]:
    """Yield an address at which nobody ever accepts a connection, nor refuses it."""
    with socket.socket() as listener:
        listener.bind((LOCALHOST, 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex((LOCALHOST, port))
        yield f"http://{LOCALHOST}:{port}"
        for filler in fillers:
            filler.close()


@asynccontextmanager
async def tls_before(url: str) -> AsyncIterator[str]:
    """Offer a server over https, with a certificate that nobody trusts."""
    port = URL(url).port

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(LOCALHOST, port)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(_pump(reader, to_server))
                group.create_task(_pump(from_server, writer))
        finally:
            to_server.transport.abort()

    context = await asyncio.to_thread(_self_signed)
    async with serving(pass_on, context) as tls_port:
        yield f"https://{LOCALHOST}:{tls_port}"


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()


def _self_signed() -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "nobody")])
    now = dt.datetime.now(dt.UTC)
    host = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(LOCALHOST))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(host, critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "server.pem"
        path.write_bytes(private + certificate.public_bytes(pem))
        context.load_cert_chain(path)
    return context
