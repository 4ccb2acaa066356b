"""Ink on a page: SVG, PDF, PNG and matplotlib axes."""
