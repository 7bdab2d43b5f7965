# %% [markdown]
# # Calls in Python

# %%
import micropip
import piplite
from micropip import install

await micropip.install("seaborn")
await piplite.install(["pandas>=2", "scikit-learn"])
await install("pandas[timezone]", verbose=False)

# %%
import importlib.metadata

assert importlib.metadata.version("seaborn")


# %%
async def said_by(call):
    try:
        await call
    except ValueError as error:
        return str(error).split(", and has")[0]

works_offline = "cannot be installed: this site works offline"
assert await said_by(micropip.install("cowsay")) == f"cowsay {works_offline}"
assert await said_by(piplite.install("cowsay==6.1")) == f"cowsay==6.1 {works_offline}"
assert await said_by(install(["cowsay", "pandas"], index_urls="https://index.example.org/")) == f"cowsay {works_offline}"
assert await said_by(install("pandas", index_urls="https://index.example.org/")) is None
assert await said_by(install("numpy<2", reinstall=True)) == f"numpy<2 {works_offline}"
address = "https://files.example.org/cowsay-6.1-py3-none-any.whl"
assert await said_by(install(f"cowsay @ {address}")) == f"cowsay @ {address} {works_offline}"

# %% [markdown]
# A wheel among the course's own files is fine.

# %%
import zipfile

with zipfile.ZipFile("own-1.0-py3-none-any.whl", "w") as wheel:
    info = "own-1.0.dist-info"
    wheel.writestr("own.py", "value = 42\n")
    wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: own\nVersion: 1.0\n")
    wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: us\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    wheel.writestr(f"{info}/RECORD", f"own.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")
# %pip install own-1.0-py3-none-any.whl
import importlib

assert importlib.import_module("own").value == 42
