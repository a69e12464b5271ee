"""Plans made again from all tranches, changes of terms and payments: cumulative engines."""
