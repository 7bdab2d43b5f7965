import pytest

from lite_builder.datasets.remote import Remote


@pytest.mark.parametrize(
    ("remote", "name"),
    [
        (Remote("https://a.example.org/files/5976036", "houses.tgz"), "houses.tgz"),
        (Remote("https://a.example.org/b/heights.csv?year=2031"), "heights.csv"),
        (Remote("https://a.example.org/b/two%20words%2Fmore.csv"), "two_words_more.csv"),
        (Remote("https://a.example.org/..."), "index"),
        (Remote("https://a.example.org/"), "index"),
    ],
)
def test_the_name_of_a_file_is_plain(remote: Remote, name: str) -> None:
    assert remote.file_name == name


@pytest.mark.parametrize(
    ("remote", "places"),
    [
        (Remote("https://a.example.org/files/5976036", "houses.tgz"), ["houses.tgz"]),
        (
            Remote("https://api.openml.org/api/v1/json/data/77"),
            ["openml.org/api/v1/json/data/77.gz", "openml/openml.org/api/v1/json/data/77.gz"],
        ),
        (
            Remote("https://api.openml.org/data/v1/download/77/plants.arff"),
            [
                "plants.arff",
                "openml.org/data/v1/download/77/plants.arff.gz",
                "openml/openml.org/data/v1/download/77/plants.arff.gz",
            ],
        ),
    ],
)
def test_a_folder_may_have_it_where_scikit_learn_keeps_it(remote: Remote, places: list[str]) -> None:
    assert list(remote.places) == places
