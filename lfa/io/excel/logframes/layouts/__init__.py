"""The layouts: one file for each family of tables that people make."""
