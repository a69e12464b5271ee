"""The day-end: every loan brought to a business date in short chunks, by lines that the domain wrote."""
