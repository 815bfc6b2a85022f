"""What a desk can count: RDVs and what became of them, waits, who came without an RDV."""
