"""Tables on paper: pages, their preview in the window, printing and PDF."""
