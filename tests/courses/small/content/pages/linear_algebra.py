# %% [markdown]
# # Who does the linear algebra?

# %%
import json

import numpy
import scipy
import scipy.linalg
import sklearn
import threadpoolctl

matrix = numpy.arange(9.0).reshape(3, 3) + numpy.eye(3)
assert numpy.allclose(scipy.linalg.inv(matrix) @ matrix, numpy.eye(3))

# %%
libraries = [
    {key: info[key] for key in ("internal_api", "version", "filepath")} for info in threadpoolctl.threadpool_info()
]
versions = {module.__name__: module.__version__ for module in (numpy, scipy, sklearn, threadpoolctl)}
print(json.dumps({"libraries": libraries, "versions": versions}))
