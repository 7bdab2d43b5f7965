"""How a script in a page calls us, and is answered, where the browser only carries text."""

import json

from lite_builder.browsers.engine import PageScript
from lite_builder.browsers.page_bridge import Call, answers_to, bridged, read_call

SCRIPT = PageScript("main();", {"double": lambda number: 2 * number, "name": lambda nothing: "O'Neil </script>"})


def test_the_functions_are_there_before_the_script_runs() -> None:
    text = bridged(SCRIPT, "post")
    assert text.index('liteBuilderBridge(["double", "name"], post);') < text.index("main();")


def test_a_call_is_read_as_it_was_posted() -> None:
    assert read_call('{"call": 3, "name": "double", "argument": {"a": [1]}}') == Call(3, "double", {"a": [1]})
    assert read_call('{"call": 4, "name": "name"}') == Call(4, "name", None)


def test_each_call_is_answered_with_what_our_function_gives() -> None:
    answers = answers_to(SCRIPT, [Call(1, "double", 21), Call(2, "name", None)])
    assert "(1, 42)" in answers
    assert f"(2, {json.dumps(SCRIPT.functions['name'](None))})" in answers
