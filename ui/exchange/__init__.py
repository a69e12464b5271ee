"""What goes between a table and other programs: as text, as a workbook, and back by pasting."""
