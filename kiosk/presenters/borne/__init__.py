"""The lobby's borne: three steps at most, and twenty seconds after the last touch it knows nothing any more."""
