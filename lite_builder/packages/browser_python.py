"""What does the browser's Python bring along, before any package? Modules of Pyodide 314 (Python 3.14).

The lists are what `sys.stdlib_module_names` of Pyodide 314.0.3 names, split by whether `import` works there.
"""

import sys

_WORKING = """
    abc annotationlib antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile
    calendar cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser
    contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal difflib dis doctest email encodings
    enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass
    gettext glob graphlib gzip hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json
    keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder multiprocessing netrc
    ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib
    poplib posix posixpath pprint profile pstats pty py_compile pyclbr pydoc pyexpat queue quopri random re reprlib
    rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver
    sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable sys
    sysconfig tabnanny tarfile tempfile termios textwrap this threading time timeit token tokenize tomllib trace
    traceback tracemalloc tty types typing unicodedata unittest urllib uuid warnings wave weakref webbrowser wsgiref
    xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
"""

_NOT_IN_THE_BROWSER = """
    curses dbm ensurepip grp idlelib msvcrt nt pwd readline resource syslog tkinter turtle turtledemo venv winreg
    winsound
"""

# PEP 594, PEP 632, and "What's New" of 3.12 and 3.13.
_GONE_SINCE_3_11 = """
    aifc asynchat asyncore cgi cgitb chunk crypt distutils imghdr imp lib2to3 mailcap msilib nis nntplib ossaudiodev
    pipes smtpd sndhdr spwd sunau telnetlib uu xdrlib
"""

STANDARD_LIBRARY = frozenset(_WORKING.split())

ABSENT_MODULES = frozenset((_NOT_IN_THE_BROWSER + _GONE_SINCE_3_11).split())
"""Modules of the standard library elsewhere, for which a project of the same name on PyPI would not stand."""

PYODIDE_MODULES = frozenset({"js", "pyodide", "pyodide_js", "_pyodide"})


BROWSER_PYTHON = (3, 14)
"""The version of Python in Pyodide 314."""


def is_built_in(name: str) -> bool:
    """Whether the browser's Python has this top-level module without any package."""
    private = name.startswith("_") and name in sys.stdlib_module_names
    return name in STANDARD_LIBRARY or name in PYODIDE_MODULES or name in {"__main__", "__future__"} or private
