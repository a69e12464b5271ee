"""What a loan contract is: its paper, the check before signing, and the states it passes through."""
