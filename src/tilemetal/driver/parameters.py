"""Binds ``name=value`` texts to the parameters of a kernel function, typed by its signature."""

from __future__ import annotations

import ast
import difflib
import enum
import inspect
import types
import typing
from collections.abc import Callable, Sequence

from ..errors import ParameterError, SourceLocation

_TRUTH = {"true": True, "1": True, "false": False, "0": False}


def split_assignment(text: str) -> tuple[str, str]:
    """``"M=256"`` as ``("M", "256")``. Raises ParameterError without a name or an equals sign."""
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise ParameterError(f"parameter '{text}' is not an assignment", expected="name=value")
    return name, value


def bind_parameters(kernel: Callable[..., object], assignments: Sequence[str]) -> dict[str, object]:
    """Typed values for a call of ``kernel``.

    The type is the annotation's, else the default's, else the Python literal the text spells, else text.
    Raises ParameterError for a name that is unknown, repeated or missing and for a value of the wrong type.
    """
    given: dict[str, str] = {}
    for assignment in assignments:
        name, value = split_assignment(assignment)
        if name in given:
            raise ParameterError(f"parameter '{name}' is given twice")
        given[name] = value
    if not inspect.isfunction(kernel):
        if given:
            raise ParameterError("this kernel takes no parameters", found=", ".join(assignments))
        return {}

    location = definition(kernel)
    declared = _signature(kernel).parameters
    names = [p.name for p in declared.values() if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    for name in given:
        if name not in names:
            close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
            raise ParameterError(
                f"{kernel.__name__}() has no parameter '{name}'",
                location=location,
                expected="one of " + ", ".join(names) if names else "no parameters",
                help=f"did you mean '{close[0]}'?" if close else None,
            )
    required = [name for name in names if declared[name].default is inspect.Parameter.empty]
    missing = [name for name in required if name not in given]
    if missing:
        raise ParameterError(
            f"{kernel.__name__}() needs a value for {', '.join(missing)}",
            location=location,
            help="give " + " ".join(f"{name}=..." for name in missing),
        )
    return {name: _typed(name, text, declared[name], location) for name, text in given.items()}


def definition(function: types.FunctionType) -> SourceLocation:
    """The line where a function is defined."""
    return SourceLocation(function.__code__.co_filename, function.__code__.co_firstlineno)


def _signature(kernel: Callable[..., object]) -> inspect.Signature:
    try:
        return inspect.signature(kernel, eval_str=True)
    except NameError:
        # An annotation that only a type checker can resolve says nothing about the command line.
        return inspect.signature(kernel)


def _typed(name: str, text: str, parameter: inspect.Parameter, location: SourceLocation) -> object:
    wanted = parameter.annotation
    if wanted is inspect.Parameter.empty or isinstance(wanted, str):
        default = parameter.default
        wanted = object if default is inspect.Parameter.empty or default is None else type(default)
    try:
        return _converted(text, wanted)
    except (ValueError, SyntaxError, KeyError):
        raise ParameterError(
            f"parameter '{name}' has the wrong type",
            location=location,
            expected=_described(wanted),
            found=text,
        ) from None


def _converted(text: str, wanted: typing.Any) -> object:
    """``text`` as a value of type ``wanted``; ValueError, SyntaxError or KeyError when it is none."""
    origin, choices = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (typing.Union, types.UnionType):
        return _first_that_fits(text, choices)
    if origin is typing.Literal:
        return {str(choice): choice for choice in choices}[text]
    if wanted is bool:
        return _TRUTH[text.lower()]
    if wanted is int:
        return int(text, 0)
    if wanted in (float, str):
        return wanted(text)
    if wanted is type(None):
        return {"none": None}[text.lower()]
    if isinstance(wanted, type) and issubclass(wanted, enum.Enum):
        return wanted[text]
    if (origin or wanted) in (tuple, list):
        value = ast.literal_eval(text)
        if not isinstance(value, (tuple, list)):
            raise ValueError
        return (origin or wanted)(value)
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def _first_that_fits(text: str, choices: Sequence[typing.Any]) -> object:
    # None before str, which any text fits.
    for choice in sorted(choices, key=lambda kind: (kind is str, kind is not type(None))):
        try:
            return _converted(text, choice)
        except (ValueError, SyntaxError, KeyError):
            continue
    raise ValueError


def _described(wanted: typing.Any) -> str:
    if isinstance(wanted, type) and issubclass(wanted, enum.Enum):
        return "one of " + ", ".join(member.name for member in wanted)
    if typing.get_origin(wanted) is None and isinstance(wanted, type):
        return wanted.__name__
    return str(wanted).replace("typing.", "")
