"""Small servers that do what the simulated one cannot: encrypt, keep silent, talk nonsense."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
import socket
import ssl

from yarl import URL

from .certificates import Authority

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
async def tls_before(url: str, context: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """Offer a server over https, by default with a certificate that nobody trusts."""
    port = URL(url).port

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(LOCALHOST, port)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(_pump(reader, to_server))
                group.create_task(_pump(from_server, writer))
        finally:
            to_server.transport.abort()

    if context is None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        await asyncio.to_thread(Authority().certify, context, LOCALHOST)
    async with serving(pass_on, context) as tls_port:
        yield f"https://{LOCALHOST}:{tls_port}"


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()
