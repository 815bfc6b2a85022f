"""Tables, migrations, data files, the demonstration."""
