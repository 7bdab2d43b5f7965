from email.message import Message

from lite_builder.site.licences import licence_named


def metadata(*fields: tuple[str, str]) -> Message:
    message = Message()
    for name, value in fields:
        message[name] = value
    return message


def test_the_spdx_expression_comes_first() -> None:
    assert licence_named(metadata(("License", "long text"), ("License-Expression", "BSD-3-Clause"))) == "BSD-3-Clause"


def test_classifiers_come_before_free_text() -> None:
    fields = metadata(
        ("License", "x"), ("Classifier", "License :: OSI Approved :: MIT License"), ("Classifier", "X :: Y")
    )
    assert licence_named(fields) == "MIT License"


def test_free_text_is_cut_to_its_first_line() -> None:
    assert licence_named(metadata(("License", "BSD\n\nCopyright ..."))) == "BSD"


def test_a_wheel_that_says_nothing_points_to_its_text() -> None:
    assert licence_named(metadata()) == "see its licence text"
