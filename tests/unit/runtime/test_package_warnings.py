import warnings

from lite_builder.runtime import package_warnings


def warn(message: str, module: str) -> None:
    warnings.warn_explicit(message, RuntimeWarning, filename="threadpoolctl.py", lineno=1, module=module)


def test_what_a_package_should_ask_pyodide_otherwise_is_not_shown_to_learners() -> None:
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        package_warnings.change(None)
        warn("JsProxy.as_object_map() is deprecated. Use as_py_json() instead.", "threadpoolctl")
    assert shown == []


def test_other_warnings_of_it_and_this_one_of_others_are_shown() -> None:
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter("always")
        package_warnings.change(None)
        warn("Found Intel OpenMP and LLVM OpenMP", "threadpoolctl")
        warn("JsProxy.as_object_map() is deprecated. Use as_py_json() instead.", "__main__")
    assert len(shown) == 2
