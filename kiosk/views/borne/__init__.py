"""The window of the lobby's borne: large, touched, read aloud, and worked by keyboard and scanner too."""
