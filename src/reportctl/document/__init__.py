"""Any file as values with places. Nothing here knows the form."""
