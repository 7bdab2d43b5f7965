"""What Firefox is started with."""

from lite_builder.browsers.firefox.preferences import QUIET, as_user_js, preferences


def test_everything_but_the_sites_own_host_goes_to_the_proxy() -> None:
    wanted = preferences(4321, "127.0.0.1:8000")
    assert (wanted["network.proxy.type"], wanted["network.proxy.http_port"], wanted["network.proxy.ssl_port"]) == (
        1,
        4321,
        4321,
    )
    assert wanted["network.proxy.no_proxies_on"] == "127.0.0.1:8000"
    assert wanted["network.proxy.allow_hijacking_localhost"] is True
    assert wanted["media.peerconnection.ice.proxy_only"] is True
    assert wanted.items() >= QUIET.items()


def test_they_are_written_as_firefox_reads_them() -> None:
    assert as_user_js({"b.text": 'say "no"', "a.switch": False, "c.number": 5}) == (
        'user_pref("a.switch", false);\nuser_pref("b.text", "say \\"no\\"");\nuser_pref("c.number", 5);\n'
    )
