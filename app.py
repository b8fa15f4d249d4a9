"""Meshwork: `streamlit run app.py`. Publishes the data set where it has to, warms up, and opens the dashboard."""

from report.server import app

__all__ = ["app"]
