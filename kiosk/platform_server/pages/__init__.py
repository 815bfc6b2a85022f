"""The few pages that this platform shows in a browser: plain HTML, without style or script."""
