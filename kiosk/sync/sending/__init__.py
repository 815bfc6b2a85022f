"""What was done and written here, on its way to the platform: written once, whatever answers are lost.

``gestures`` and ``errands`` send the two kinds of rows of the queue; ``kiosk.sync.ladder`` says what a failure means.
"""
