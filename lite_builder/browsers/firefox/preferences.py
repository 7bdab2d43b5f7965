"""With which preferences is Firefox started, so that it sends nothing by itself and pages reach nobody unseen?

Firefox would set more of the kind by itself when it is started to be driven (its `RecommendedPreferences.sys.mjs`).
"""

import json
from collections.abc import Mapping

Preference = bool | int | str

QUIET: Mapping[str, Preference] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.contentblocking.report.lockwise.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.region.update.enabled": False,
    "browser.safebrowsing.blockedURIs.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.search.serpEventTelemetryCategorization.enabled": False,
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.usage.uploadEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "geo.provider.network.url": "",
    "media.gmp-manager.updateEnabled": False,
    "media.gmp-manager.url": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.http.speculative-parallel-limit": 0,
    "network.prefetch-next": False,
    "network.trr.mode": 5,
    # With them Firefox lets a page of file:// read its neighbours, which it does for no learner.
    "remote.prefs.recommended": False,
    "security.OCSP.enabled": 0,
    "security.remote_settings.crlite_filters.enabled": False,
    "security.remote_settings.intermediates.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "signon.management.page.breach-alerts.enabled": False,
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
    "toolkit.telemetry.unified": False,
}
"""What keeps Firefox's own housekeeping (updates, lists, metrics, experiments) off the network."""


ENVIRONMENT = {"MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}
"""Without it a release of Firefox asks its own server for remote settings, whatever the preference says."""


def preferences(proxy_port: int, own_host: str) -> dict[str, Preference]:
    """Those of a fresh profile: quiet, and everything but `own_host` (`127.0.0.1:8000`) goes to the proxy."""
    return {
        **QUIET,
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": proxy_port,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": proxy_port,
        "network.proxy.no_proxies_on": own_host,
        # Without it whatever is on loopback goes around the proxy.
        "network.proxy.allow_hijacking_localhost": True,
        # Where the proxy refuses, Firefox would ask without one for some of its own requests.
        "network.proxy.failover_direct": False,
        # WebRTC's UDP would go around the proxy that records what the page asks for.
        "media.peerconnection.ice.proxy_only": True,
    }


def as_user_js(wanted: Mapping[str, Preference]) -> str:
    """The text of a profile's `user.js` that sets these preferences."""
    return "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in sorted(wanted.items()))
