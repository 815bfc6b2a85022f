"""What is looked at when a desk is checked, what it means, and what to do: plain facts in, lines of French out."""
