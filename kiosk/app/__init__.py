"""The composition root: makes every part and ties them; the only room that knows all."""
