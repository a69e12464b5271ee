"""From terms and events to the state of a loan on a day."""
