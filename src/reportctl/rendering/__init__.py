"""Painters: a page as PDF, HTML, DOCX, XLSX or Markdown."""
