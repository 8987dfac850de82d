"""A disk whose power goes: what was synced stays, of all the rest anything may have arrived.

Modelled is, for the files of one folder: a sync of a file by Home Assistant's atomic writer, by
ourselves and by SQLite makes the file last as it is then; a sync of the folder makes names last.
Whatever was written, renamed or removed since arrives or not, in pieces of 4 KiB and in any order,
and a file has its old size, its new size or one in between.

Not modelled are a disk that says that it has synced and has not, a piece of 4 KiB that is torn
itself, the cache of another machine (network shares), and files that are not ours: those of Home
Assistant stay as they are.
"""

import _sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
import ctypes
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_int, c_int64, c_void_p
import os
from pathlib import Path
from random import Random
import shutil
import signal
from typing import Any

import atomicwrites

_PIECE = 4096


class Moments:
    """The moments of writing in a life; at one of them it may have to end."""

    def __init__(self, fatal: tuple[str, int] | None = None) -> None:
        self.counts: Counter[str] = Counter()
        self._fatal = fatal

    def is_fatal(self, kind: str) -> bool:
        """Return whether the next moment of this kind is the last one."""
        return self._fatal == (kind, self.counts[kind] + 1)

    def reach(self, kind: str) -> None:
        """Count a moment; at the fatal one this process is killed."""
        self.counts[kind] += 1
        if self._fatal == (kind, self.counts[kind]):
            os.kill(os.getpid(), signal.SIGKILL)


class Disk:
    """Keeps beside a folder what a disk would hold of it if the power went now.

    `names/` holds a link for each name that lasts, `inodes/` the synced content of each file.
    """

    def __init__(self, folder: Path, kept: Path) -> None:
        self.folder = folder
        self._names, self._inodes = kept / "names", kept / "inodes"

    def begin(self) -> None:
        """Let all that is in the folder last."""
        shutil.rmtree(self._names.parent, ignore_errors=True)
        self._names.mkdir(parents=True)
        self._inodes.mkdir()
        for path in self._files():
            self._note_file(path)

    def _files(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*") if path.is_file())

    def note(self, path: Path) -> None:
        """Take note of a sync of the folder, or of a file in it."""
        if path == self.folder:
            self._note_folder()
        elif path.parent == self.folder:
            self._note_file(path)

    def _note_file(self, path: Path) -> None:
        with suppress(FileNotFoundError):  # it was removed since
            inode = str(path.stat().st_ino)
            for link in self._names.iterdir():
                if link.name != path.name and self._inode_of(link) == inode:
                    self._put(link, link.read_bytes())  # an inode that is used again
            self._put(self._inodes / inode, path.read_bytes())
            self._link(path.name, inode)

    def _note_folder(self) -> None:
        present = {path.name: str(path.stat().st_ino) for path in self._files()}
        for name, inode in present.items():
            if (self._inodes / inode).exists():
                self._link(name, inode)
        for link in self._names.iterdir():
            if link.name not in present:
                link.unlink()

    def _put(self, path: Path, content: bytes) -> None:
        # Whoever is killed here has not yet returned from the sync, nor told anybody.
        new = self._names.parent / f"{path.name}.new"
        new.write_bytes(content)
        new.replace(path)

    def _link(self, name: str, inode: str) -> None:
        new = self._names.parent / f"{name}.new"
        new.unlink(missing_ok=True)
        new.symlink_to(self._inodes / inode)
        new.replace(self._names / name)

    @staticmethod
    def _inode_of(link: Path) -> str | None:
        return link.readlink().name if link.is_symlink() else None

    def lose_power(self, random: Random) -> None:
        """Make of the folder what the disk holds."""
        links = {link.name: link for link in self._names.iterdir()}
        paths = {path.name: path for path in self._files()}
        contents = {
            name: self._after(links.get(name), paths.get(name), random)
            for name in sorted(links | paths)
        }
        for name, content in contents.items():
            path = self.folder / name
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
                path.chmod(0o600)

    def _after(self, link: Path | None, path: Path | None, random: Random) -> bytes | None:
        synced = link.read_bytes() if link else None
        if path is None:
            return random.choice((synced, None))
        inode = str(path.stat().st_ino)
        if link and self._inode_of(link) == inode:
            return _mixed(synced or b"", path.read_bytes(), random)
        saved = self._inodes / inode
        arrived = _mixed(saved.read_bytes() if saved.exists() else b"", path.read_bytes(), random)
        return random.choice((synced, arrived))


def _mixed(old: bytes, new: bytes, random: Random) -> bytes:
    """Return a file of which the pieces that differ are old or new, each by chance."""
    if old == new or not random.randrange(3):
        return old
    sizes = (len(old), len(new), random.randint(*sorted((len(old), len(new)))))
    size, share = random.choice(sizes), random.choice((0.1, 0.5, 0.9))
    pieces = []
    for start in range(0, size, _PIECE):
        end = min(start + _PIECE, size)
        piece = (new if random.random() < share else old)[start:end]
        pieces.append(piece.ljust(end - start, b"\0"))
    return b"".join(pieces)


# The hooks of a life: they are set once in a process, before anything is written.


def watch_writes(disk: Disk, moments: Moments) -> None:
    """Note every sync in the folder of a disk, and every moment of writing there."""
    _watch_python(disk, moments)
    _watch_sqlite(disk, moments)


def _watch_python(disk: Disk, moments: Moments) -> None:
    fsync, rename = os.fsync, os.rename

    def noted_fsync(fd: int) -> None:
        path = Path(f"/proc/self/fd/{fd}").readlink()
        if disk.folder not in {path, path.parent}:
            fsync(fd)
            return
        kind = "folder" if path == disk.folder else "file"
        moments.reach(f"{kind} to be synced")
        fsync(fd)
        disk.note(path)
        moments.reach(f"{kind} synced")

    def noted_rename(source: str, target: str, **options: Any) -> None:
        rename(source, target, **options)
        if Path(target).parent == disk.folder:
            moments.reach("file renamed")

    os.fsync = noted_fsync  # type: ignore[assignment]
    os.rename = noted_rename  # type: ignore[assignment]
    atomicwrites._proper_fsync = noted_fsync


class _Methods(ctypes.Structure):
    """The methods of an open file, as sqlite3.h has them (sqlite3_io_methods)."""

    _fields_ = (
        ("iVersion", c_int),
        *((name, c_void_p) for name in ("xClose", "xRead", "xWrite", "xTruncate", "xSync")),
        *((f"x{number}", c_void_p) for number in range(13)),
    )


class _File(ctypes.Structure):
    """An open file (sqlite3_file)."""

    _fields_ = (("methods", POINTER(_Methods)),)


class _Vfs(ctypes.Structure):
    """What SQLite asks of an operating system (sqlite3_vfs)."""

    _fields_ = (
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", c_void_p),
        *((f"x{number}", c_void_p) for number in range(15)),
    )


_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(_File), c_int, c_void_p)
_WRITE = CFUNCTYPE(c_int, POINTER(_File), c_void_p, c_int, c_int64)
_SYNC = CFUNCTYPE(c_int, POINTER(_File), c_int)

_kept_alive: list[object] = []  #: what SQLite has pointers to


def _library() -> ctypes.CDLL:
    """Return the SQLite that Python uses: a library of its own, or part of something else."""
    maps = Path("/proc/self/maps").read_text().splitlines()
    shared = next((line.split()[-1] for line in maps if "libsqlite3" in line), None)
    for name in (shared, getattr(_sqlite3, "__file__", None), None):
        library = ctypes.CDLL(name)
        if hasattr(library, "sqlite3_vfs_find"):
            return library
    raise RuntimeError("this Python does not show its SQLite")


def _watch_sqlite(disk: Disk, moments: Moments) -> None:
    """Put a layer between SQLite and the operating system that notes writes and syncs."""
    library = _library()
    library.sqlite3_vfs_find.restype = POINTER(_Vfs)
    library.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
    system = library.sqlite3_vfs_find(None)
    layer = _Vfs.from_buffer_copy(system.contents)
    layer.zName, layer.pNext = b"watched", None
    layer.xOpen = _pointer(_OPEN(_noted_open(system, disk, moments)))
    _kept_alive.append(layer)
    if library.sqlite3_vfs_register(byref(layer), 1):
        raise RuntimeError("SQLite does not take the layer")


def _pointer(function: Any) -> c_void_p:
    _kept_alive.append(function)
    return ctypes.cast(function, c_void_p)


def _noted_open(system: Any, disk: Disk, moments: Moments) -> Callable[..., int]:
    open_file = _OPEN(system.contents.xOpen)
    paths: dict[int, Path] = {}

    def noted_open(_vfs: int, name: int | None, file: Any, flags: int, out: int) -> int:
        code: int = open_file(ctypes.addressof(system.contents), name, file, flags, out)
        path = Path(os.fsdecode(ctypes.string_at(name))) if name else None
        if code == 0 and path and path.parent == disk.folder:
            paths[ctypes.addressof(file.contents)] = path
            methods = _noted_methods(file.contents.methods.contents, paths, disk, moments)
            file.contents.methods = ctypes.pointer(methods)
        return code

    return noted_open


def _noted_methods(
    system: _Methods, paths: dict[int, Path], disk: Disk, moments: Moments
) -> _Methods:
    write, sync = _WRITE(system.xWrite), _SYNC(system.xSync)

    def noted_write(file: Any, data: int, amount: int, offset: int) -> int:
        if moments.is_fatal("database page half written"):
            write(file, data, amount // 2, offset)
        moments.reach("database page half written")
        return int(write(file, data, amount, offset))

    def noted_sync(file: Any, flags: int) -> int:
        moments.reach("database to be synced")
        code = int(sync(file, flags))
        disk.note(paths[ctypes.addressof(file.contents)])
        moments.reach("database synced")
        return code

    methods = _Methods.from_buffer_copy(system)
    methods.xWrite = _pointer(_WRITE(noted_write))
    methods.xSync = _pointer(_SYNC(noted_sync))
    _kept_alive.append(methods)
    return methods


def temporary_files(folder: Path) -> Iterator[Path]:
    """Yield what a killed atomic write has left behind."""
    return folder.glob("tmp*")
