"""The platform's rules, without HTTP."""
