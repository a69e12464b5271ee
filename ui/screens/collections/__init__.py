"""The collections workbench."""
