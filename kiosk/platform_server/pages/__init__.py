"""The few pages that this platform shows in a browser: plain HTML with one style of its own, and no script."""
