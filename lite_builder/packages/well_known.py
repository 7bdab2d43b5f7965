"""From which project does an import come whose name is not that of the project? Those that courses use.

What Pyodide has is known from its own lock. Each entry was compared with the modules in the project's wheel.
"""

PROJECTS = {
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "git": "gitpython",
    "github": "pygithub",
    "imblearn": "imbalanced-learn",
    "jwt": "pyjwt",
    "ot": "pot",
    "pptx": "python-pptx",
    "scikitplot": "scikit-plot",
    "skbio": "scikit-bio",
    "skfuzzy": "scikit-fuzzy",
    "sklego": "scikit-lego",
    "skopt": "scikit-optimize",
    "sksurv": "scikit-survival",
    "slugify": "python-slugify",
    "surprise": "scikit-surprise",
    "umap": "umap-learn",
}

SHARED = frozenset({"google", "azure"})
"""Names below which many projects put their modules; the project of that name on PyPI is none of them."""
