"""What a loan is: plain Python, exact money, no I/O, no clock."""
