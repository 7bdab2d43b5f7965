from lite_builder.packages.wheel import top_level_names


def test_names_what_can_be_imported() -> None:
    paths = [
        "seaborn/__init__.py",
        "seaborn/data/logo.svg",
        "_speed.cpython-314-wasm32-emscripten.so",
        "six.py",
        "google/protobuf/message.py",
        "art/logo.png",
        "seaborn-0.13.2.dist-info/METADATA",
        "thing-1.0.data/purelib/thing/__init__.py",
        "thing-1.0.data/scripts/run.py",
    ]

    assert top_level_names(paths) == ("_speed", "google", "seaborn", "six", "thing")
