"""Serves this folder to the browser of this computer, for where pages of files are refused: python3 serve.py

Only this computer can open it. Any Python from 3.8 on will do, and nothing else is needed.
"""

import sys
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# The first that is free: browsers keep work by the address, and so by the port.
PORTS = range(8642, 8652)


class Handler(SimpleHTTPRequestHandler):
    """Gives files with their kinds, which Windows may know wrongly, and has browsers ask for each of them anew."""

    extensions_map = {  # noqa: RUF012 - so it is declared by the class above
        "": "application/octet-stream",
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".jpg": "image/jpeg",
        ".js": "text/javascript",
        ".json": "application/json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """End the headers with one that has the browser ask whether its copy is still good."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: hundreds of lines would hide the address."""


def main() -> None:
    """Serve until Ctrl+C, and open the landing page unless `--no-browser` is given."""
    handler = partial(Handler, directory=str(Path(__file__).resolve().parent))
    for port in PORTS:
        try:
            server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
        break
    else:
        sys.exit("The ports %d to %d are all taken: close what was started before." % (PORTS[0], PORTS[-1]))  # noqa: UP031
    address = f"http://127.0.0.1:{port}/start.html"
    print(f"The course is at {address} until you press Ctrl+C here.", flush=True)
    if "--no-browser" not in sys.argv:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
