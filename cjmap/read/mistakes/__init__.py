"""What an author meant where YAML reads something else, and the line as it should be written."""
