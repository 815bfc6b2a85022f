"""The panel of the selected RDV."""
