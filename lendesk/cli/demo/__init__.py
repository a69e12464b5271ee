"""The demo: the whole line on this machine, without a display or on one."""
