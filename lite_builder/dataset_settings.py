"""Which data of other hosts does the author put into the site? The section `[datasets]` of `course.toml`."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

LOADERS = (
    "20newsgroups",
    "20newsgroups_vectorized",
    "california_housing",
    "covtype",
    "kddcup99",
    "lfw_pairs",
    "lfw_people",
    "olivetti_faces",
    "rcv1",
    "species_distributions",
)
"""What scikit-learn's functions `fetch_...` fetch, but for `fetch_openml` and `fetch_file`."""

WebAddress = Annotated[str, Field(pattern=r"^https?://[^/\s]+/\S*$")]


class OpenmlDataset(BaseModel):
    """A data set of OpenML, named by what the notebooks give to `fetch_openml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str | None = None
    version: Annotated[int, Field(gt=0)] | Literal["active"] = "active"
    data_id: Annotated[int, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _is_named_once(self) -> Self:
        if (self.name is None) == (self.data_id is None):
            raise ValueError(
                "give either name (and perhaps version) or data_id, as the notebooks give it to fetch_openml"
            )
        if self.data_id is not None and self.version != "active":
            raise ValueError("a data_id has no version beside it")
        return self

    def __str__(self) -> str:
        if self.name is None:
            return f"data_id {self.data_id}"
        return self.name if self.version == "active" else f"{self.name}, version {self.version}"


class DatasetsSection(BaseModel):
    """`[datasets]`: what notebooks fetch from other hosts, and find in the site."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sklearn: tuple[str, ...] = Field((), description="Data sets that scikit-learn fetches: `california_housing`.")
    openml: tuple[OpenmlDataset, ...] = Field((), description="Data sets of OpenML, named as for `fetch_openml`.")
    addresses: tuple[WebAddress, ...] = Field((), description="Other files, by the address that the notebooks ask.")
    folder: str = Field("", description="A folder, from that of `course.toml`, with files that need not be fetched.")
    mirror: str = Field("", description="Where to fetch instead; {host} and {path} are those of the address.")

    @field_validator("sklearn")
    @classmethod
    def _are_loaders(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        names = tuple(name.removeprefix("fetch_") for name in names)
        if unknown := [name for name in names if name not in LOADERS]:
            raise ValueError(f"scikit-learn does not fetch {', '.join(unknown)}, only {', '.join(LOADERS)}")
        return names

    @property
    def is_empty(self) -> bool:
        """Whether the notebooks find nothing of other hosts in the site."""
        return not (self.sklearn or self.openml or self.addresses)


NO_DATASETS = DatasetsSection()
"""A section that names nothing."""
