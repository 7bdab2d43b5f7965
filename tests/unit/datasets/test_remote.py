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
