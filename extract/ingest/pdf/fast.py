"""pdfium's functions called in bulk: arguments as plain addresses, mapped by C iterators, no Python frame a call.

A call through pypdfium2's own prototypes costs about a microsecond; a page has hundreds of objects and a thousand
characters.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

_P, _I = ctypes.c_void_p, ctypes.c_int


def entry(raw: Any, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The function `name` of the loaded library, typed for plain addresses."""
    address = ctypes.cast(getattr(raw, name), _P).value
    assert address is not None
    function: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address)
    return function


def address(handle: Any) -> int:
    """The plain address of a handle that pypdfium2 gave."""
    return ctypes.cast(handle, _P).value or 0


class Fast:
    """The functions that are called for every object or character of a page."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self._count = entry(raw, "FPDFPage_CountObjects", _I, _P)
        self._object = entry(raw, "FPDFPage_GetObject", _P, _P, _I)
        self._inner_count = entry(raw, "FPDFFormObj_CountObjects", _I, _P)
        self._inner = entry(raw, "FPDFFormObj_GetObject", _P, _P, ctypes.c_ulong)
        self._kind = entry(raw, "FPDFPageObj_GetType", _I, _P)
        self._bounds = entry(raw, "FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
        self._fill = entry(raw, "FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
        self._mode = entry(raw, "FPDFTextObj_GetTextRenderMode", _I, _P)
        self._clip = entry(raw, "FPDFPageObj_GetClipPath", _P, _P)
        self._clips = entry(raw, "FPDFClipPath_CountPaths", _I, _P)
        self._loose = entry(raw, "FPDFText_GetLooseCharBox", _I, _P, _I, _P)
        self._angle = entry(raw, "FPDFText_GetCharAngle", ctypes.c_float, _P, _I)
        self._owner = entry(raw, "FPDFText_GetTextObject", _P, _P, _I)

    def objects(self, page: Any) -> list[int]:
        """Addresses of the objects of a page."""
        at = address(page)
        return list(map(self._object, repeat(at), range(self._count(at))))

    def inner_objects(self, form: int) -> list[int]:
        """Addresses of the objects in a form."""
        return list(map(self._inner, repeat(form), range(max(self._inner_count(form), 0))))

    def kinds(self, objects: Sequence[int]) -> list[int]:
        """Types of objects (`FPDF_PAGEOBJ_…`)."""
        return list(map(self._kind, objects))

    def bounds(self, objects: Sequence[int]) -> array[float]:
        """Four floats an object: left, bottom, right, top in the space of the page or form that holds it."""
        return array("f", self._quads(self._bounds, objects, ctypes.c_float))

    def colours(self, objects: Sequence[int]) -> array[int]:
        """Four integers an object: red, green, blue, alpha of its filling, 0–255 (beyond that where it has none)."""
        return array("I", self._quads(self._fill, objects, ctypes.c_uint))

    def modes(self, texts: Sequence[int]) -> list[int]:
        """Render modes of text objects; 3 and 7 draw nothing."""
        return list(map(self._mode, texts))

    def clips(self, objects: Sequence[int]) -> list[int]:
        """Number of clipping paths of each object."""
        return list(map(self._clips, map(self._clip, objects)))

    def boxes(self, textpage: Any, count: int) -> array[float]:
        """Four floats a character: left, top, right, bottom of its loose box."""
        buffer = (ctypes.c_float * (4 * count))()
        base = ctypes.addressof(buffer)
        calls = map(self._loose, repeat(address(textpage)), range(count), range(base, base + 16 * count, 16))
        deque(calls, maxlen=0)
        return array("f", bytes(buffer))

    def angles(self, textpage: Any, indices: Sequence[int]) -> list[float]:
        """Angles of characters, radians."""
        return list(map(self._angle, repeat(address(textpage)), indices))

    def owners(self, textpage: Any, count: int) -> list[int]:
        """Address of the text object that each character comes from."""
        return list(map(self._owner, repeat(address(textpage)), range(count)))

    def _quads(self, function: Callable[..., Any], objects: Sequence[int], kind: Any) -> bytes:
        count = len(objects)
        buffer = (kind * (4 * count))()
        base = ctypes.addressof(buffer)
        if kind is ctypes.c_uint:
            ctypes.memset(buffer, 1, 16 * count)
        columns = [range(base + 4 * k, base + 4 * k + 16 * count, 16) for k in range(4)]
        deque(map(function, objects, *columns), maxlen=0)
        return bytes(buffer)
