"""The frame of the window: places, top and bottom bars, bands."""
