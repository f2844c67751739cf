"""bantin: from YAML records of inspections and conclusions to a public bulletin site."""

__version__ = "0.1.0"
