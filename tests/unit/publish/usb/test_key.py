"""Under which name a learner's work is kept."""

from lite_builder.publish.usb.key import storage_name
from lite_builder.site.manifest import Manifest


def manifest_of(title: str, course_id: str = "") -> Manifest:
    return Manifest(made_by="test", title=title, id=course_id, notebooks=(), files={})


def test_work_is_kept_under_the_title_until_the_course_has_an_id() -> None:
    assert storage_name(manifest_of("Statistik für alle: Teil 1")) == "JupyterLite Storage - statistik-für-alle-teil-1"


def test_a_course_with_an_id_keeps_work_when_its_title_changes() -> None:
    assert storage_name(manifest_of("Old", "stats")) == storage_name(manifest_of("New", "stats"))
