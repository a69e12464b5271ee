"""The lender's calendar: rest days and make-up workdays by year and version, and the next version's draft."""
