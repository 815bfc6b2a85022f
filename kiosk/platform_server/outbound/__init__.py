"""What leaves by itself: messages, webhooks."""
