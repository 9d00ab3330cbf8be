"""A cut of a font → cairo's face for the very file that HarfBuzz shaped the text with.

cairo finds fonts by name through whatever the machine has (fontconfig, Core Text, GDI), and the numbers of the glyphs of
another font are garbage. So fonts are opened with FreeType: with the one that libcairo itself is linked with, reached
through the library that is already open. No file is written and no setting of the process changes. Where libcairo has no
FreeType inside, or its face turns out to be another, texts are drawn as HarfBuzz's outlines: right to the eye, though a
reader cannot search them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

from cjmap.render.libcairo import carried, declared, library
from cjmap.scene import Font
from cjmap.text.fonts import FontInstance, drawn, inter
from cjmap.text.instances import instance_file

FILES = ("libcairo.so.2", "libcairo.2.dylib")
"""What libcairo is called where a library's own libraries can be reached through it."""

FUNCTIONS = """
    typedef struct FT_LibraryRec_ *FT_Library;
    typedef struct FT_FaceRec_ *FT_Face;
    int FT_Init_FreeType(FT_Library *library);
    int FT_New_Memory_Face(FT_Library library, const char *file, long size, long index, FT_Face *face);
    int FT_Done_Face(FT_Face face);
    void *cairo_ft_font_face_create_for_ft_face(FT_Face face, int load_flags);
    int cairo_font_face_set_user_data(void *face, const void *key, void *data, void (*destroy)(void *));
    int cairo_version(void);
    void *malloc(size_t size);
    void free(void *memory);
"""

NEEDED = (
    "FT_Init_FreeType",
    "FT_New_Memory_Face",
    "FT_Done_Face",
    "cairo_ft_font_face_create_for_ft_face",
    "malloc",
    "free",
)
"""What a libcairo without FreeType inside lacks."""

NO_HINTING = 2
"""FreeType's load flag for outlines as they were designed (`FT_LOAD_NO_HINTING`)."""

PROBE = "Hagm&Ω"
PROBED = 8
"""How many glyphs of a face are looked at."""

PROBE_SIZE = 1000.0
TOLERANCE = 1.0
"""How far, in thousandths of the em, an advance may be from HarfBuzz's."""


class FreeType(NamedTuple):
    """FreeType's functions as libcairo sees them, a library object of its own, and two keys for what belongs to a face."""

    ffi: Any
    functions: Any
    instance: Any
    keys: Any


def set_face(context: Any, font: Font) -> bool:
    """Set the face of the texts to come: Inter at the font's weight and cut. False where there is no such face."""
    face = inter_face(inter(font))
    if face is None:
        return False
    select(context, face)
    return True


def select(context: Any, face: Any) -> None:
    """Set the face of the texts to come."""
    context.set_font_face(face)
    context.set_font_options(_options())


@cache
def _options() -> Any:
    """No hinting, no rounding: letters stand where they were measured."""
    cairo = library()
    options = cairo.FontOptions()
    options.set_antialias(cairo.ANTIALIAS_GRAY)
    options.set_hint_style(cairo.HINT_STYLE_NONE)
    options.set_hint_metrics(cairo.HINT_METRICS_OFF)
    return options


@cache
def inter_face(cut: FontInstance) -> Any:
    """cairo's face for all of a cut of Inter, which lives as long as the process; None where there is none that is ours."""
    instance = drawn(cut)
    return made_face(instance_file(cut), cut, [instance.get_nominal_glyph(ord(character)) or 0 for character in PROBE])


def made_face(data: bytes, cut: FontInstance, glyphs: Sequence[int]) -> Any:
    """cairo's face for the file of a cut; None where there is none, or where some of its glyphs turn out to be others.

    The file and FreeType's face belong to cairo's face, and go with it: cairo itself knows when nothing is drawn with them
    any more, which may be long after a picture is done.
    """
    freetype = _freetype()
    if freetype is None:
        return None
    address = _opened(freetype, data)
    if not address:
        return None
    cairo = library()
    face = cairo.FontFace._from_pointer(cairo.ffi.cast("cairo_font_face_t *", address), incref=False)
    return face if is_ours(face, cut, glyphs) else None


def _opened(freetype: FreeType, data: bytes) -> int:
    """The address of cairo's face for a file, of which a copy is kept; 0 where FreeType cannot read it."""
    ffi, functions, instance, keys = freetype
    memory = functions.malloc(len(data))
    ffi.memmove(memory, data, len(data))
    pointer = ffi.new("FT_Face *")
    if functions.FT_New_Memory_Face(instance, ffi.cast("char *", memory), len(data), 0, pointer):
        functions.free(memory)
        return 0
    made = functions.cairo_ft_font_face_create_for_ft_face(pointer[0], NO_HINTING)
    owned = ((memory, "free"), (pointer[0], "FT_Done_Face"))  # the last one goes first
    for number, (thing, name) in enumerate(owned):
        end = ffi.cast("void (*)(void *)", ffi.addressof(functions, name))
        functions.cairo_font_face_set_user_data(made, keys + number, ffi.cast("void *", thing), end)
    return int(ffi.cast("uintptr_t", made))


def is_ours(face: Any, cut: FontInstance, glyphs: Sequence[int]) -> bool:
    """Whether cairo's face has the advances that HarfBuzz reads from the cut, for some of these glyphs."""
    cairo = library()
    size, instance = cairo.Matrix(PROBE_SIZE, 0, 0, PROBE_SIZE), drawn(cut)
    scale = PROBE_SIZE / instance.face.upem
    try:
        scaled = cairo.ScaledFont(face, size, cairo.Matrix(), _options())
        return all(
            abs(scaled.glyph_extents([(glyph, 0, 0)])[4] - instance.get_glyph_h_advance(glyph) * scale) <= TOLERANCE
            for glyph in glyphs[:: len(glyphs) // PROBED + 1]
        )
    except cairo.CairoError:  # a damaged file
        return False


@cache
def _freetype() -> FreeType | None:
    """The FreeType inside the libcairo that is in use; None where it cannot be reached through it."""
    ffi = _declared()
    functions = _open(ffi)
    if functions is None:
        return None
    instance = ffi.new("FT_Library *")
    if not all(hasattr(functions, name) for name in NEEDED) or functions.FT_Init_FreeType(instance):
        return None
    return FreeType(ffi, functions, instance[0], ffi.new("int[2]"))


def _declared() -> Any:
    """cffi with FUNCTIONS: parsed already, or parsed now where that is no use."""
    with suppress(OSError):
        return declared("freetype", FUNCTIONS.encode())
    from cffi import FFI

    ffi = FFI()
    ffi.cdef(FUNCTIONS)
    return ffi


def _open(ffi: Any) -> Any:
    """A second door to the libcairo that `cairocffi` has open; None where only another one is found."""
    cairo = library()
    in_use = _address(cairo.ffi, cairo.cairo)
    for file in (*FILES, carried()):
        try:
            functions = ffi.dlopen(str(file))
        except OSError:
            continue
        if _address(ffi, functions) == in_use:
            return functions
    return None


def _address(ffi: Any, functions: Any) -> int:
    return int(ffi.cast("uintptr_t", ffi.addressof(functions, "cairo_version")))
