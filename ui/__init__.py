"""The desktop: windows over use cases."""
