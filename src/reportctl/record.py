"""Records that cost nothing to define: `@record` and `NamedTuple` without code made at each start.

To a type checker the names of this module are those of `dataclasses` and `typing`. Those write
methods as source and compile them whenever a module is imported, and dataclasses brings `inspect`
along; here the methods are closures over the names of the fields. Keyword-only fields, `init=False`
and subclasses with fields of their own are not known; `dataclasses.replace` and `fields` work.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dataclasses import dataclass as record
    from dataclasses import field, replace
    from typing import NamedTuple

    def quicken() -> None:
        """Give named tuples the makers that the standard library's have, written as code.

        These take ten times as long to define and half as long to call: it is worth it where many
        reports are read.
        """

    __all__ = ["NamedTuple", "field", "quicken", "record", "replace"]
else:
    from collections import _tuplegetter

    class field:  # noqa: N801 - stands for the function of this name
        """A field whose default is made anew for each record."""

        def __init__(self, *, default_factory):
            self.make = default_factory

    def record(cls=None, *, frozen=False, eq=True, slots=False):
        """A class with its annotated names as fields; `slots` is the type checker's business."""
        del slots
        if cls is None:
            return lambda cls: record(cls, frozen=frozen, eq=eq)
        names = tuple(cls.__annotations__)
        defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        cls.__match_args__ = names
        cls.__dataclass_fields__ = _Fields(names)
        cls.__init__ = _init(cls, names, defaults)
        cls.__repr__ = _repr
        if frozen:
            cls.__setattr__ = _refuse
        if eq:
            cls.__eq__ = _equal
            cls.__hash__ = _hash if frozen else None
        return cls

    def replace(one, /, **changes):
        """The record with other values in some fields."""
        return type(one)(**{**_values(one), **changes})

    def _init(cls, names, defaults):
        made = {name: value.make for name, value in defaults.items() if type(value) is field}
        plain = {name: value for name, value in defaults.items() if name not in made}
        known, count = frozenset(names), len(names)
        after = getattr(cls, "__post_init__", None)

        def __init__(self, *given, **named):
            values = self.__dict__
            values.update(plain)
            values.update(zip(names, given))  # noqa: B905 - counted below
            sound = len(given) <= count
            if named:
                values.update(named)
                sound = sound and named.keys() <= known
                sound = sound and named.keys().isdisjoint(names[: len(given)])
            if len(values) < count:
                for name, factory in made.items():
                    if name not in values:
                        values[name] = factory()
            if not sound or len(values) != count:
                raise TypeError(f"{cls.__name__}({', '.join(names)}): {given} {named}")
            if after:
                after(self)

        return __init__

    def _values(one):
        return {name: one.__dict__[name] for name in one.__match_args__}

    def _repr(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in _values(self).items())
        return f"{type(self).__qualname__}({shown})"

    def _equal(self, other):
        return _values(self) == _values(other) if type(self) is type(other) else NotImplemented

    def _hash(self):
        return hash(tuple(_values(self).values()))

    def _refuse(self, name, value):
        raise AttributeError(f"{type(self).__qualname__}.{name} stays what it is")

    class _Fields:
        """The fields as dataclasses know them, made when something asks for them."""

        def __init__(self, names):
            self.names = names

        def __get__(self, one, owner):
            import dataclasses

            fields = {name: dataclasses.field() for name in self.names}
            for name, made in fields.items():
                made.name, made._field_type = name, dataclasses._FIELD
            return fields

    class _Tuples(type):
        """Makes a tuple with named places of a class that names them."""

        def __new__(meta, name, bases, body):
            if bases and bases[0] is not tuple and bases[0].__bases__ == (tuple,):
                names = tuple(body.get("__annotations__", ()))
                defaults = {each: body[each] for each in names if each in body}
                body["_field_defaults"] = defaults
                body["_count"] = len(names)
                body["_least"] = len(names) - len(defaults)
                body["_last_defaults"] = tuple(defaults.values())
                body |= {each: _tuplegetter(at, "") for at, each in enumerate(names)}
                body["_fields"] = body["__match_args__"] = names
                body["__slots__"] = ()
            return type.__new__(meta, name, bases, body)

    class NamedTuple(tuple, metaclass=_Tuples):
        """As `typing.NamedTuple`."""

        __slots__ = ()
        _fields = _last_defaults = ()
        _least = _count = 0

        def __new__(cls, /, *given, **named):
            if not named and len(given) == cls._count:
                return tuple.__new__(cls, given)
            if named or len(given) < cls._least or len(given) > len(cls._fields):
                given = _fill(cls, given, named)
            elif len(given) < len(cls._fields):
                given += cls._last_defaults[len(given) - cls._least :]
            return tuple.__new__(cls, given)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no {sorted(changes)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            shown = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)

    def quicken():
        """Write the makers of every named tuple that is defined as code."""
        for cls in NamedTuple.__subclasses__():
            if "__new__" in cls.__dict__:
                continue  # done before
            names = ", ".join(cls._fields)
            make = eval(  # noqa: S307 - names of fields, as collections.namedtuple has them
                f"lambda cls, {names}: _new(cls, ({names},))", {"_new": tuple.__new__}
            )
            make.__defaults__ = cls._last_defaults
            cls.__new__ = make

    def _fill(cls, given, named):
        names = cls._fields
        values, left = {**cls._field_defaults, **named}, names[len(given) :]
        # one that is unknown, or given twice, is more than is left
        whole = len(given) <= len(names) and named.keys() <= set(left) <= values.keys()
        if not whole:
            raise TypeError(f"{cls.__name__}({', '.join(names)}): {given} {named}")
        return [*given, *map(values.__getitem__, left)]
