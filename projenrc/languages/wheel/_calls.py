"""Calls of the library whose errors are told without the way on which they came. That of a fault of the library stays, as a report of it needs it."""
import re
import typing

import jsii

FAULT = re.compile(r"\b(?:Type|Range|Reference|Syntax)Error: ")


def _told(call: typing.Callable[..., typing.Any]) -> typing.Callable[..., typing.Any]:
    def told(*args: typing.Any) -> typing.Any:
        try:
            return call(*args)
        except RuntimeError as error:
            if FAULT.search(str(error.__cause__)):
                raise
            message = error.args
        raise RuntimeError(*message)

    return told


create = _told(jsii.create)
invoke = _told(jsii.invoke)
sinvoke = _told(jsii.sinvoke)
