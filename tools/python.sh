#!/bin/sh
# Says which Python Kiosk can be set up with, by its name, and installs the distribution's where there is none.
# Nothing is said, and it ends with 1, where none can be had.
set -u

usable() {
  for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    "$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null || continue
    echo "$name"
    return 0
  done
  return 1
}

usable && exit 0
here=$(dirname "$0")
sh "$here/install.sh" python3 python3-venv >&2 || exit 1
usable && exit 0
# The usual one is too old (Ubuntu 22.04), and a newer one lies beside it.
sh "$here/install.sh" python3.11 python3.11-venv >&2 || exit 1
usable
