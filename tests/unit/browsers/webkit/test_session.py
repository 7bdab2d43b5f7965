"""What WebKitGTK's driver is asked for, and how its answers are read."""

import httpx
import pytest

from lite_builder.browsers.engine import BrowserFailure
from lite_builder.browsers.webkit.session import SessionGone, capabilities, value_of


def test_everything_but_the_sites_own_host_goes_to_the_proxy() -> None:
    assert capabilities(4321, "127.0.0.1:8000")["capabilities"]["alwaysMatch"]["proxy"] == {
        "proxyType": "manual",
        "httpProxy": "127.0.0.1:4321",
        "sslProxy": "127.0.0.1:4321",
        "noProxy": ["127.0.0.1:8000"],
    }


def test_an_answer_is_its_value() -> None:
    assert value_of(httpx.Response(200, json={"value": [1, 2]})) == [1, 2]


def test_an_error_is_told_in_one_line() -> None:
    answer = httpx.Response(400, json={"value": {"error": "no such element", "message": "not there\nat line 7"}})
    with pytest.raises(BrowserFailure, match="^no such element: not there$"):
        value_of(answer)


@pytest.mark.parametrize("error", ["invalid session id", "no such window"])
def test_a_browser_that_is_gone_is_told_apart(error: str) -> None:
    with pytest.raises(SessionGone, match=error):
        value_of(httpx.Response(404, json={"value": {"error": error, "message": ""}}))


@pytest.mark.parametrize("text", ["", "<html>", "[]", "{}"])
def test_what_is_not_the_protocol_is_a_failure(text: str) -> None:
    with pytest.raises(BrowserFailure, match="the driver answered 200 and nothing that can be read"):
        value_of(httpx.Response(200, text=text))
