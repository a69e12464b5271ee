"""Bulk posting: a list of payments pasted from Excel, judged row by row and posted together."""
