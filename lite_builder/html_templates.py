"""How is a page of HTML made of a template? What is filled in is escaped, and what is missing is an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def html_templates(package: str) -> Environment:
    """The templates in the folder `templates` of a package of ours. What fills them is text, unless they say `safe`."""
    return Environment(
        loader=PackageLoader(package), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
