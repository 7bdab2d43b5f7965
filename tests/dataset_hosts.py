"""Data sets of our own in the forms in which their hosts give them, and a server on loopback that plays these hosts."""

import io
import json
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

API = "https://api.openml.org/api/v1/json/data"
PLANTS_FILE = "https://api.openml.org/data/v1/download/77/three_plants.arff"
HOUSES_FILE = "https://ndownloader.figshare.com/files/5976036"
HEIGHTS_FILE = "https://data.example.org/people/heights.csv?year=2031"

PLANTS = """\
@RELATION three_plants
@ATTRIBUTE leaf_length REAL
@ATTRIBUTE leaves INTEGER
@ATTRIBUTE plant {moss, fern, reed}
@DATA
""" + "".join(f"{length},{leaves},{plant}\n" for length, leaves, plant in [
    (0.5, 40, "moss"), (0.7, 38, "moss"), (30.0, 12, "fern"), (28.5, 11, "fern"), (90.0, 5, "reed"), (110.5, 6, "reed"),
])  # fmt: skip

HEIGHTS = "name,height\nAda,167\nGrace,170\n"

SEABORN = "https://raw.githubusercontent.com/mwaskom/seaborn-data/master"
OTHERS = {
    HEIGHTS_FILE: HEIGHTS.encode(),
    f"{SEABORN}/dataset_names.txt": b"plants\n",
    f"{SEABORN}/plants.csv": b"island,mass\nA,3000\nB,4000\n",
}
"""Files that are asked for by their address."""


def openml_answers(data_id: int = 77, name: str = "three_plants") -> dict[str, bytes]:
    """What OpenML answers about a data set of six plants, and its file."""
    columns = ["leaf_length", "leaves", "plant"]
    features = [
        {
            "index": str(index),
            "name": column,
            "data_type": "nominal" if column == "plant" else "numeric",
            "is_target": str(column == "plant").lower(),
            "is_ignore": "false",
            "is_row_identifier": "false",
            "number_of_missing_values": "0",
            **({"nominal_value": ["moss", "fern", "reed"]} if column == "plant" else {}),
        }
        for index, column in enumerate(columns)
    ]
    description = {
        "id": str(data_id),
        "name": name,
        "version": "1",
        "description": "Six plants of three kinds.",
        "format": "ARFF",
        "status": "active",
        "url": PLANTS_FILE,
        "file_id": "77",
        "default_target_attribute": "plant",
        "md5_checksum": md5(PLANTS.encode()).hexdigest(),
    }
    found = {"data": {"dataset": [{"did": data_id, "name": name, "version": 1, "status": "active"}]}}
    answers = {
        f"{API}/list/data_name/{name}/limit/2/status/active/": found,
        f"{API}/list/data_name/{name}/limit/2/data_version/1": found,
        f"{API}/{data_id}": {"data_set_description": description},
        f"{API}/features/{data_id}": {"data_features": {"feature": features}},
        f"{API}/qualities/{data_id}": {"data_qualities": {"quality": [{"name": "NumberOfInstances", "value": "6.0"}]}},
    }
    return {address: json.dumps(answer).encode() for address, answer in answers.items()} | {
        PLANTS_FILE: PLANTS.encode()
    }


def houses_archive(rows: int = 12) -> bytes:
    """An archive in the form of the one from which scikit-learn takes the houses of California, with other houses."""
    lines = (
        f"-120.{i},38.{i},{i + 1},{100 + i},{20 + i},{60 + i},{10 + i},{2 + i / 4},{100000 + 1000 * i}\n"
        for i in range(rows)
    )
    content = "".join(lines).encode()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        member = tarfile.TarInfo("CaliforniaHousing/cal_housing.data")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


@dataclass
class Hosts:
    """Serves `files` by the addresses that they have at home, and writes down which were asked for."""

    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    mirror: str = ""


@contextmanager
def hosts(files: dict[str, bytes]) -> Iterator[Hosts]:
    """A server on loopback; its `mirror` is for `[datasets] mirror`. It says 412 for what it lacks, as OpenML does."""
    served = Hosts(files)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = f"https:/{self.path}"
            served.asked.append(address)
            body = served.files.get(address)
            self.send_response(200 if body is not None else 412)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.mirror = f"http://127.0.0.1:{server.server_port}/{{host}}/{{path}}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
