"""A class with annotated fields → what `dataclasses.dataclass` makes of it, in a twentieth of the time.

`dataclasses` writes six methods in source and compiles them for every class, used or not: 0.4 ms a class, a quarter of the
time of a map from a cold start (docs/performance.md). Here what all records have in common is written once, and the
constructor of a class when its first object is made. `fields`, `replace`, `asdict` and `is_dataclass` of `dataclasses` take
these classes as their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for a type checker they are the same
    from dataclasses import MISSING, dataclass, field, fields, replace
else:
    from operator import ge, gt, le, lt

    class _Missing:
        def __repr__(self):
            return "MISSING"

    MISSING = _Missing()

    class _Field:
        """A field: its default or what makes it, and whether it is compared, shown, and given by name alone."""

        __slots__ = ("compare", "default", "default_factory", "kw_only", "name", "repr", "type")

        def __init__(self, default, default_factory, compare, repr, kw_only):
            self.default = default
            self.default_factory = default_factory
            self.compare = compare
            self.repr = repr
            self.kw_only = kw_only

    def field(*, default=MISSING, default_factory=MISSING, compare=True, repr=True, kw_only=False):
        """A field of which more is to be said than its default, as `dataclasses.field` says it."""
        return _Field(default, default_factory, compare, repr, kw_only)

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True, order=False):
        """`dataclasses.dataclass`, with the same meaning of its options."""
        return _record(cls, frozen, slots, eq, order) if cls else lambda cls: _record(cls, frozen, slots, eq, order)

    def fields(kind):
        """The fields of a class or of an object, in order."""
        return tuple(kind.__record_fields__.values())

    def replace(record, /, **changes):
        """A record with other values in some of its fields; TypeError for a field that it has not."""
        for name in record.__record_fields__:
            if name not in changes:
                changes[name] = getattr(record, name)
        return type(record)(**changes)

    def _record(cls, frozen, slots, eq, order):
        known = next((base.__record_fields__ for base in cls.__mro__[1:] if hasattr(base, "__record_fields__")), {})
        own = _own_fields(cls)
        methods = _METHODS | (_FROZEN if frozen else {}) | (_COMPARED if eq else {}) | (_ORDERED if order else {})
        if eq and not frozen:
            methods["__hash__"] = None
        written = {name: value for name, value in vars(cls).items() if name not in own}
        if slots:  # a class has its slots from birth, so it is born again
            written = {name: value for name, value in written.items() if name not in ("__dict__", "__weakref__")}
            added = tuple(name for name in own if name not in known)
            named = cls.__qualname__
            cls = type(cls)(
                cls.__name__, cls.__bases__, {**methods, **written, "__slots__": added, "__qualname__": named}
            )
        else:
            for name, value in methods.items():
                if name not in written or written[name] is None:  # `__hash__` is None where `__eq__` is written
                    setattr(cls, name, value)
        cls.__record_fields__ = fields = {**known, **own}
        cls.__match_args__ = tuple(name for name, entry in fields.items() if not entry.kw_only)
        cls.__compared__ = tuple(name for name, entry in fields.items() if entry.compare)
        return cls

    def _own_fields(cls):
        """The fields that a class adds, by name; defaults stay on it, where they are plain."""
        own = {}
        for name, annotation in cls.__annotations__.items():
            if annotation.startswith("ClassVar"):
                continue
            given = vars(cls).get(name, MISSING)
            own[name] = entry = given if isinstance(given, _Field) else _Field(given, MISSING, True, True, False)
            entry.name, entry.type = name, annotation
            if entry is given:
                delattr(cls, name)
        return own

    FEW = 8
    """Objects that are made without a constructor of their own: writing one takes as long as filling thirty."""

    _made = {}

    def _construct(self, *args, **kwargs):
        """The constructor of a class of which there are few objects; it writes the one for all others."""
        cls = _first(self, "__init__", _construct)
        if cls is None:
            return self.__init__(*args, **kwargs)
        _made[cls] = count = _made.get(cls, 0) + 1
        values = _bound(cls, args, kwargs) if count <= FEW else None
        if values is None:  # the constructor says what is wrong with the arguments
            cls.__init__ = _constructor(cls)
            return self.__init__(*args, **kwargs)
        for name, value in values.items():
            object.__setattr__(self, name, value)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()
        return None

    def _first(self, name, method):
        """The first class of an object that has this method still; None where another thread has just written its own."""
        return next((kind for kind in type(self).__mro__ if vars(kind).get(name) is method), None)

    def _bound(cls, args, kwargs):
        """The value of each field, None where the arguments do not fit."""
        fields, positional = cls.__record_fields__, cls.__match_args__
        if len(args) > len(positional):
            return None
        values = dict(zip(positional, args, strict=False))
        if kwargs.keys() & values.keys() or kwargs.keys() - fields.keys():
            return None
        values.update(kwargs)
        for name, entry in fields.items():
            if name in values:
                continue
            if entry.default is MISSING and entry.default_factory is MISSING:
                return None
            values[name] = entry.default if entry.default_factory is MISSING else entry.default_factory()
        return values

    def _constructor(cls):
        """`__init__`, in source.

        A frozen object is filled while it is of a class of the same shape that is not frozen: half the time of a call of
        `object.__setattr__` for every field.
        """
        names = {"MISSING": MISSING, "become": object.__dict__["__class__"].__set__, "cls": cls}
        given, by_name, body = ["self"], [], []
        for name, entry in cls.__record_fields__.items():
            default = value = name
            if entry.default_factory is not MISSING:
                names[f"_{name}"] = entry.default_factory
                default, value = f"{name}=MISSING", f"_{name}() if {name} is MISSING else {name}"
            elif entry.default is not MISSING:
                names[f"_{name}"] = entry.default
                default = f"{name}=_{name}"
            (by_name if entry.kw_only else given).append(default)
            body.append((name, value))
        plain = [f"self.{name} = {value}" for name, value in body]
        if cls.__setattr__ is _refuse:
            names["Open"] = type(cls.__name__, (cls,), {"__slots__": (), **_OPEN})
            names["put"] = object.__setattr__
            slow = [f"put(self, {name!r}, {value})" for name, value in body]  # a class below may be of another shape
            body = ["if self.__class__ is cls:", "    become(self, Open)", *(f"    {line}" for line in plain)]
            body += ["    self.__class__ = cls", "else:", *(f"    {line}" for line in slow or ["pass"])]
        else:
            body = plain or ["pass"]
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        head = ", ".join(given + (["*", *by_name] if by_name else []))
        exec("\n    ".join([f"def __init__({head}):", *body]), names)
        names["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return names["__init__"]

    def _shown(self):
        shown = (f"{name}={getattr(self, name)!r}" for name, entry in self.__record_fields__.items() if entry.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _written(cls, name, parameters, *body):
        """A method of a class, made of source and put in the place of what writes it."""
        names = {}
        exec("\n    ".join([f"def {name}({parameters}):", *body]), names)
        setattr(cls, name, names[name])

    def _equal(self, other):
        """Equality of a class that nobody has compared yet: writes the one that it has from now on."""
        kind = _first(self, "__eq__", _equal)
        if kind is None:
            return self.__eq__(other)
        mine, theirs = (f"({''.join(f'{one}.{name}, ' for name in kind.__compared__)})" for one in ("self", "other"))
        test = "if other.__class__ is not self.__class__:"
        _written(kind, "__eq__", "self, other", test, "    return NotImplemented", f"return {mine} == {theirs}")
        return self.__eq__(other)

    def _ordering(compare):
        def ordered(self, other):
            if type(other) is not type(self):
                return NotImplemented
            mine, theirs = ([getattr(one, name) for name in self.__compared__] for one in (self, other))
            return compare(mine, theirs)

        return ordered

    def _hashed(self):
        """The hash of a class of which none was asked for yet: writes the method that it has from now on."""
        kind = _first(self, "__hash__", _hashed)
        if kind is None:
            return hash(self)
        values = "".join(f"self.{name}, " for name in kind.__compared__)
        _written(kind, "__hash__", "self", f"return hash(({values}))")
        return hash(self)

    def _refuse(self, name, value=None):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refill(self, state):
        """Take over what `copy` and `pickle` kept, past what refuses."""
        for values in state if isinstance(state, tuple) else (state,):
            for name, value in (values or {}).items():
                object.__setattr__(self, name, value)

    class _Known:
        """The fields as the functions of `dataclasses` look for them, made when they do."""

        def __get__(self, _, cls):
            import dataclasses

            made = []
            for entry in fields(cls):
                said = {
                    name: getattr(entry, name) for name in ("default", "default_factory", "compare", "repr", "kw_only")
                }
                said = {name: value for name, value in said.items() if value is not MISSING}
                made.append((entry.name, entry.type, dataclasses.field(**said)))
            cls.__dataclass_fields__ = known = dataclasses.make_dataclass(cls.__name__, made).__dataclass_fields__
            return known

    _METHODS = {"__init__": _construct, "__repr__": _shown, "__dataclass_fields__": _Known()}
    _FROZEN = {"__setattr__": _refuse, "__delattr__": _refuse, "__setstate__": _refill}
    _OPEN = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    _COMPARED = {"__eq__": _equal, "__hash__": _hashed}
    _ORDERED = {f"__{compare.__name__}__": _ordering(compare) for compare in (lt, le, gt, ge)}

__all__ = ["MISSING", "dataclass", "field", "fields", "replace"]
