"""A font of the scene and a cairo context → the context set to the very face that HarfBuzz shaped the text with.

cairo finds fonts by name through whatever the machine has (fontconfig, Core Text, GDI), and the numbers of the glyphs of
another font are garbage. So Inter is opened with FreeType: with the one that libcairo itself is linked with, reached
through the library that is already open. No file is written and no setting of the process changes. Where libcairo has no
FreeType inside, or its face turns out to be another, texts are drawn as HarfBuzz's outlines: right to the eye, though a
reader cannot search them.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from cjmap.render.libcairo import library
from cjmap.scene import Font
from cjmap.text.instances import instance_file
from cjmap.text.shaping import drawn, variations

FILES = ("libcairo.so.2", "libcairo.2.dylib")
"""What libcairo is called where a library's own libraries can be reached through it."""

FUNCTIONS = """
    typedef struct FT_LibraryRec_ *FT_Library;
    typedef struct FT_FaceRec_ *FT_Face;
    int FT_Init_FreeType(FT_Library *library);
    int FT_New_Memory_Face(FT_Library library, const char *file, long size, long index, FT_Face *face);
    void *cairo_ft_font_face_create_for_ft_face(FT_Face face, int load_flags);
    int cairo_version(void);
"""

NEEDED = ("FT_Init_FreeType", "FT_New_Memory_Face", "cairo_ft_font_face_create_for_ft_face")
"""What a libcairo without FreeType inside lacks."""

NO_HINTING = 2
"""FreeType's load flag for outlines as they were designed (`FT_LOAD_NO_HINTING`)."""

PROBE = "Hagm&Ω"
PROBE_SIZE = 1000.0
TOLERANCE = 1.0
"""How far, in thousandths of the em, an advance may be from HarfBuzz's."""


class FreeType(NamedTuple):
    """FreeType's functions as libcairo sees them, and a library object of its own."""

    ffi: Any
    functions: Any
    instance: Any


def set_font(context: Any, font: Font) -> bool:
    """Set the face and size of the texts to come; False where texts are to be drawn as outlines."""
    if not set_face(context, font):
        return False
    context.set_font_size(font.size)
    return True


def set_face(context: Any, font: Font) -> bool:
    """Set the face of the texts to come: Inter at the font's weight and cut. False where there is no such face."""
    face = _face(font.bold, font.italic, variations(font)["opsz"])
    if face is None:
        return False
    context.set_font_face(face)
    context.set_font_options(_options())
    return True


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
def _face(bold: bool, italic: bool, optical_size: float) -> Any:
    """cairo's face for one weight and cut; None where there is none, or where it is not ours.

    It lives as long as the process, and so do the bytes that FreeType reads it from, as `instance_file` keeps them.
    """
    freetype = _freetype()
    if freetype is None:
        return None
    ffi, functions, instance = freetype
    cairo, font = library(), Font(optical_size, bold, italic)
    data = instance_file(font)
    pointer = ffi.new("FT_Face *")
    if functions.FT_New_Memory_Face(instance, ffi.from_buffer(data), len(data), 0, pointer):
        return None
    made = functions.cairo_ft_font_face_create_for_ft_face(pointer[0], NO_HINTING)
    address = int(ffi.cast("uintptr_t", made))
    face = cairo.FontFace._from_pointer(cairo.ffi.cast("cairo_font_face_t *", address), incref=False)
    return face if is_ours(face, font) else None


def is_ours(face: Any, font: Font) -> bool:
    """Whether cairo's face has the glyph numbers and advances that HarfBuzz reads from Inter for this font."""
    cairo = library()
    size, instance = cairo.Matrix(PROBE_SIZE, 0, 0, PROBE_SIZE), drawn(font)
    scaled = cairo.ScaledFont(face, size, cairo.Matrix(), _options())
    for letter in PROBE:
        glyph = instance.get_nominal_glyph(ord(letter))
        found = scaled.text_to_glyphs(0, 0, letter, with_clusters=False)
        advance = instance.get_glyph_h_advance(glyph) / instance.face.upem * PROBE_SIZE
        if [number for number, _, _ in found] != [glyph]:
            return False
        if abs(scaled.glyph_extents([(glyph, 0, 0)])[4] - advance) > TOLERANCE:
            return False
    return True


@cache
def _freetype() -> FreeType | None:
    """The FreeType inside the libcairo that is in use; None where it cannot be reached through it."""
    from cffi import FFI

    ffi = FFI()
    ffi.cdef(FUNCTIONS)
    functions = _open(ffi)
    if functions is None:
        return None
    instance = ffi.new("FT_Library *")
    if not all(hasattr(functions, name) for name in NEEDED) or functions.FT_Init_FreeType(instance):
        return None
    return FreeType(ffi, functions, instance[0])


def _open(ffi: Any) -> Any:
    """A second door to the libcairo that `cairocffi` has open; None where only another one is found."""
    cairo = library()
    in_use = _address(cairo.ffi, cairo.cairo)
    for file in FILES:
        try:
            functions = ffi.dlopen(file)
        except OSError:
            continue
        if _address(ffi, functions) == in_use:
            return functions
    return None


def _address(ffi: Any, functions: Any) -> int:
    return int(ffi.cast("uintptr_t", ffi.addressof(functions, "cairo_version")))
