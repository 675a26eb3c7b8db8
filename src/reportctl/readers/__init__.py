"""Other programs' files as paragraphs and tables with places; the form is not known here."""
