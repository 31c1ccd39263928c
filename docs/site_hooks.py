"""Hooks of the web page: what README is to the repository, the first page is to it."""


def on_page_markdown(markdown: str, **_page: object) -> str:
    """Lead links to README to the page that takes its place."""
    return markdown.replace("](../README.md)", "](index.md)")
