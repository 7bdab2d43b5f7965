"""Which `operator.methodcaller` does not end the kernel? The one in Python that the library has beside the one in C.

Where garbage collection takes a cycle apart, it calls a function of each thing in it. That of the C type gives nothing
where a number is expected (python/cpython#156762): processors do not mind, WebAssembly ends. Any test that fails in
`scipy.special` leaves one in such a cycle.
"""

import operator
import sys
from importlib.util import find_spec, module_from_spec

_IN_C = "_operator"


def install() -> None:
    """Have whoever asks for `operator.methodcaller` from now on get the one in Python, made when first asked for."""
    del vars(operator)["methodcaller"]
    vars(operator)["__getattr__"] = missing


def missing(name: str) -> object:
    """What `operator` gives for a name that it does not have (yet)."""
    if name != "methodcaller":
        raise AttributeError(f"module 'operator' has no attribute {name!r}")
    vars(operator)[name] = made = in_python()
    return made


def in_python() -> type[operator.methodcaller]:
    """The class that the library's source defines, before it is told of the one in C."""
    spec = find_spec("operator")
    if spec is None or spec.loader is None:
        raise ImportError("operator")
    fresh = module_from_spec(spec)
    in_c = sys.modules.pop(_IN_C, None)
    sys.modules[_IN_C] = None  # type: ignore[assignment]  # whoever imports it is told that there is none
    try:
        spec.loader.exec_module(fresh)
    finally:
        del sys.modules[_IN_C]
        if in_c is not None:
            sys.modules[_IN_C] = in_c
    made: type[operator.methodcaller] = fresh.methodcaller
    return made
