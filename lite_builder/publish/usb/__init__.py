"""The course on a USB key: a folder that opens by double click, without a server."""
