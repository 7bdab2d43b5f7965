"""What the browser is started with."""

from lite_builder.browsers.launch import QUIET_FLAGS, proxy_for


def test_only_the_sites_own_host_goes_around_the_proxy() -> None:
    proxy = proxy_for(4321, "127.0.0.1:8000")
    assert proxy["server"] == "http://127.0.0.1:4321"
    # The last rule that matches wins: the other way round the site itself would go through the proxy.
    assert proxy.get("bypass") == "<-loopback>,127.0.0.1:8000"


def test_no_flag_is_given_that_playwright_gives_with_a_list_of_its_own() -> None:
    # Of a switch that is given twice Chromium takes the last, and Playwright's list would be lost.
    assert not [flag for flag in QUIET_FLAGS if flag.startswith(("--disable-features", "--enable-features"))]
