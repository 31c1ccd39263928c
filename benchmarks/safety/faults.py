"""Makes the n-th write, flush, rename … of this process fail, or kill it there.

SQLite's own are reached through its VFS, by replacing functions of the tables that
it calls them by (https://sqlite.org/c3ref/vfs.html, https://sqlite.org/c3ref/
io_methods.html); Python's through an audit hook and `os.fsync`. What is replaced stays
so: meant for a forked process that ends soon.
"""

import ctypes
import errno
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

_Pointer = ctypes.c_void_p
_WRITE = ctypes.CFUNCTYPE(
    ctypes.c_int, _Pointer, _Pointer, ctypes.c_int, ctypes.c_int64
)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, ctypes.c_int)
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, _Pointer, _Pointer, _Pointer, ctypes.c_int, _Pointer
)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, ctypes.c_int)
# Places in `sqlite3_io_methods`, counted in pointers; the version comes first.
_COUNT_METHODS, _AT_WRITE, _AT_TRUNCATE, _AT_SYNC = 19, 3, 4, 5
_AUDITED = {
    "os.rename": "rename",
    "os.link": "link",
    "os.mkdir": "mkdir",
    "os.remove": "remove",
}
_WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Fault(StrEnum):
    """What happens at the n-th place."""

    ERROR = "error"
    FULL = "full disk"
    KILL = "kill"


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", _Pointer),
        ("name", ctypes.c_char_p),
        ("data", _Pointer),
        ("open", _Pointer),
        ("delete", _Pointer),
    ]


class Faults:
    """Counts the places where something can fail, and makes one of them fail."""

    def __init__(self, fault: Fault, number: int, folder: Path) -> None:
        """Choose a place by its number, from 1 on, among those below the folder."""
        self.count = 0
        self.is_armed = False
        self._fault = fault
        self._number = number
        self._folder = str(folder)
        self._kept: list[Any] = []  # what C code points to must not be collected

    @property
    def has_fired(self) -> bool:
        """Whether the chosen place was reached."""
        return self.count >= self._number

    def install(self) -> None:
        """Replace the functions of SQLite and Python."""
        self._install_in_sqlite()
        self._install_in_python()

    def _is_here(self) -> bool:
        if not self.is_armed:
            return False
        self.count += 1
        return self.count == self._number

    def _code(self, code: int) -> int:
        if self._fault is Fault.KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        return sqlite3.SQLITE_FULL if self._fault is Fault.FULL else code

    def _install_in_sqlite(self) -> None:
        library = ctypes.CDLL(_loaded_sqlite())
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        tables: dict[int, Any] = {}
        open_file, delete = _OPEN(vfs.open), _DELETE(vfs.delete)

        def on_open(vfs: int, name: int, file: int, flags: int, out: int) -> int:
            status: int = open_file(vfs, name, file, flags, out)
            methods = ctypes.cast(file, ctypes.POINTER(_Pointer))
            if methods[0]:
                if methods[0] not in tables:
                    tables[methods[0]] = self._patched(methods[0])
                methods[0] = ctypes.addressof(tables[methods[0]])
            return status

        def on_delete(vfs: int, name: int, is_flushed: int) -> int:
            if self._is_here():
                return self._code(sqlite3.SQLITE_IOERR_DELETE)
            return int(delete(vfs, name, is_flushed))

        self._kept += [library, tables, on_open, on_delete]
        vfs.open = self._pointer(_OPEN, on_open)
        vfs.delete = self._pointer(_DELETE, on_delete)

    def _patched(self, address: int) -> Any:
        table: Any = (_Pointer * _COUNT_METHODS).from_buffer_copy(
            (_Pointer * _COUNT_METHODS).from_address(address)
        )
        write = _WRITE(table[_AT_WRITE])
        truncate = _TRUNCATE(table[_AT_TRUNCATE])
        sync = _SYNC(table[_AT_SYNC])

        def on_write(file: int, data: int, size: int, offset: int) -> int:
            if self._is_here():
                write(file, data, size // 2, offset)  # torn, as on a real disk
                return self._code(sqlite3.SQLITE_IOERR_WRITE)
            return int(write(file, data, size, offset))

        def on_truncate(file: int, size: int) -> int:
            if self._is_here():
                return self._code(sqlite3.SQLITE_IOERR_TRUNCATE)
            return int(truncate(file, size))

        def on_sync(file: int, flags: int) -> int:
            if self._is_here():
                return self._code(sqlite3.SQLITE_IOERR_FSYNC)
            return int(sync(file, flags))

        table[_AT_WRITE] = self._pointer(_WRITE, on_write)
        table[_AT_TRUNCATE] = self._pointer(_TRUNCATE, on_truncate)
        table[_AT_SYNC] = self._pointer(_SYNC, on_sync)
        return table

    def _pointer(self, kind: Any, function: Callable[..., int]) -> int | None:
        callback = kind(function)
        self._kept.append(callback)
        return ctypes.cast(callback, _Pointer).value

    def _install_in_python(self) -> None:
        fsync, write_bytes = os.fsync, Path.write_bytes

        def on_audit(name: str, args: tuple[Any, ...]) -> None:
            if not self.is_armed or not self._is_counted(name, args):
                return
            if self._is_here():
                self._raise()

        def on_fsync(handle: int) -> None:
            if self._is_here():
                self._raise()
            fsync(handle)

        def on_write(path: Path, data: bytes) -> int:
            if self._is_here():
                write_bytes(path, data[: len(data) // 2])
                self._raise()
            return write_bytes(path, data)

        sys.addaudithook(on_audit)
        os.fsync = on_fsync  # type: ignore[assignment]  # by position only, here
        Path.write_bytes = on_write  # type: ignore[method-assign, assignment]

    def _is_counted(self, name: str, args: tuple[Any, ...]) -> bool:
        if name == "open":
            path, _, flags = args
            is_write = bool(flags & _WRITING_FLAGS)
            return is_write and str(path).startswith(self._folder)
        return name in _AUDITED and str(args[0]).startswith(self._folder)

    def _raise(self) -> None:
        self._code(0)
        code = errno.ENOSPC if self._fault is Fault.FULL else errno.EIO
        raise OSError(code, os.strerror(code))


def _loaded_sqlite() -> str:
    """Return the file of the SQLite that this Python runs."""
    maps = Path("/proc/self/maps").read_text()
    names = {line.split()[-1] for line in maps.splitlines() if "sqlite3" in line}
    libraries = sorted(name for name in names if "libsqlite3" in name)
    return libraries[0] if libraries else next(iter(sorted(names)))
