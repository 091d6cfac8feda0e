"""What is wrong with an argument, in the words in which the library tells all else: of what, with which construct, what was found and what is allowed."""
import collections.abc
import enum
import inspect
import sys
import typing

from jsii._type_checking import check_type as jsii_check_type


def check_type(argname: str, value: typing.Any, expected_type: typing.Any) -> None:
    if _fits(value, expected_type):
        return
    where, found, expected = _misfit(argname[len("argument "):], value, expected_type)
    path, what = _call(sys._getframe(1))
    raise TypeError(f"{path}{where} of {what}: got {_shown(found)}; allowed: {_allowed(expected)}") from None


def _misfit(where: str, value: typing.Any, expected: typing.Any) -> typing.Tuple[str, typing.Any, typing.Any]:
    """The first item within lists and dictionaries that does not fit, or else the value itself."""
    for option in _options(expected):
        origin, args = typing.get_origin(option), typing.get_args(option)
        if origin is collections.abc.Sequence and isinstance(value, list) or origin is tuple:
            items: typing.Iterable[typing.Tuple[typing.Any, typing.Any]] = enumerate(value)
        elif origin is collections.abc.Mapping and isinstance(value, dict):
            items = value.items()
        else:
            continue
        within = args[1] if origin is collections.abc.Mapping else args[0]
        for key, item in items:
            if not _fits(item, within):
                return _misfit(f"{where}[{key!r}]", item, within)
    return where, value, expected


def _fits(value: typing.Any, expected: typing.Any) -> bool:
    # The runtime of jsii passes on lists only; further arguments, which are a tuple, become one.
    if isinstance(value, tuple) and typing.get_origin(expected) is not tuple:
        return False
    try:
        jsii_check_type(argname="", value=value, expected_type=expected)
    except Exception:
        return False
    return True


def _options(expected: typing.Any) -> typing.List[typing.Any]:
    options = typing.get_args(expected) if typing.get_origin(expected) is typing.Union else (expected,)
    return [option for option in options if option is not type(None)]


def _call(frame: typing.Any) -> typing.Tuple[str, str]:
    """The path of the construct that is made or called, and what was called: the outermost function of the library, as structs are made within others."""
    while frame.f_back and frame.f_back.f_globals is frame.f_globals:
        frame = frame.f_back
    given, name = frame.f_locals, frame.f_code.co_name
    owner = given.get("cls") or type(given.get("self"))
    what = owner.__name__ if name == "__init__" else f"{owner.__name__}.{name}"
    try:
        path = "/".join(part for part in (given["scope"].node.path, given["id"]) if part) if name == "__init__" else given["self"].node.path
        return f"[{path}] ", what
    except Exception:
        return "", what


def _shown(value: typing.Any) -> str:
    if hasattr(type(value), "__jsii_type__"):
        return _a(type(value))
    text = repr(value)
    return f"{text[:77]}..." if len(text) > 80 else text


def _allowed(expected: typing.Any) -> str:
    options = _options(expected)
    fixes = [_fix(option) for option in options if isinstance(option, type)]
    return " ".join([f"{_joined(_named(option, _a) for option in options)}.", *filter(None, fixes)])


def _named(expected: typing.Any, name: typing.Callable[[typing.Any], str]) -> str:
    origin, args = typing.get_origin(expected), typing.get_args(expected)
    if origin not in (collections.abc.Sequence, collections.abc.Mapping):
        return name(expected)
    return f"a {'list' if origin is collections.abc.Sequence else 'dict'} of {_joined(_named(option, _name) for option in _options(args[-1]))}"


def _joined(names: typing.Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(names))


def _name(named: typing.Any) -> str:
    return "number" if named in (int, float) else getattr(named, "__name__", str(named))


def _a(named: typing.Any) -> str:
    name = _name(named)
    return f"{'an' if name[0] in 'AEIOaeio' else 'a'} {name}"


def _fix(expected: type) -> str:
    """How a value of a type is made."""
    if issubclass(expected, enum.Enum):
        return f"One of {_listed([f'{expected.__name__}.{member.name}' for member in expected])}."
    made = [f"{expected.__name__}.{name}" for name, member in vars(expected).items() if _returned(member) == expected.__name__]
    if made:
        return f"Make one by {_listed(made)}."
    if hasattr(expected, "__jsii_type__") and not inspect.isabstract(expected) and not getattr(expected, "_is_protocol", False):
        return f"Write {expected.__name__}(…)."
    return ""


def _returned(member: typing.Any) -> str:
    """The class of what a factory or a constant of a class gives, as it is written there."""
    function = getattr(getattr(member, "fget", member), "__func__", None)
    return str(getattr(function, "__annotations__", {}).get("return", "")).strip("'\"")


def _listed(names: typing.List[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names)
