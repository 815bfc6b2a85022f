"""The agenda of a day, and the gestures made on it."""
