"""What do the JSON files of `lite-builder test` have in common? How they are written, and how their schema is."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Record(BaseModel):
    """A JSON object, made from a value of ours by its attributes."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Document(Record):
    """A JSON file. Its `format` grows when a key goes or means something else; keys may come without that."""

    def write(self, path: Path) -> None:
        """Write it as JSON, its keys in the order of the schema."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_json(self.model_dump(mode="json")), encoding="utf-8")

    @classmethod
    def schema_text(cls) -> str:
        """The JSON Schema of such files, as it is published in docs/."""
        return _json({"$schema": DIALECT, **cls.model_json_schema(mode="serialization")})


class RunDocument(Document):
    """What one run of a command over a site has seen."""

    format: int
    ok: bool = Field(description="True if everything is as it should be.")
    title: str = Field(description="Of the course.")
    browser: str = Field(description="Its name and version.")
    seconds: float = Field(description="How long the run took.")


def _json(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
