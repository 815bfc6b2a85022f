#!/bin/sh
# Installs these Debian or Ubuntu packages where one may: at once as root, by sudo after asking, else says the line to paste.
# Ends with 1 where they are not there in the end. Nothing else of Kiosk has to be installed for it.
set -u

if ! command -v apt-get >/dev/null; then
  echo "À installer sur ce système (noms de Debian) : $*" >&2
  exit 1
fi

# What this system does not know by that name (Ubuntu has no Chromium among its packages) keeps nothing else away.
known() {
  for package in "$@"; do
    if apt-get -s -qq install "$package" >/dev/null 2>&1; then printf '%s ' "$package"; fi
  done
}

install() {
  $1 env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends $2 >/dev/null
}

if [ "$(id -u)" = 0 ]; then
  # What lists there are may be empty, or old.
  apt-get -qq update || true
  packages=$(known "$@")
  [ -n "$packages" ] || { echo "Aucun paquet de ce système ne s’appelle ainsi : $*" >&2; exit 1; }
  echo "Installation de ce qui manque à ce système : $packages"
  install "" "$packages"
  exit
fi

packages=$(known "$@")
packages=${packages:-$*}
line="sudo apt-get install --no-install-recommends $packages"
if ! command -v sudo >/dev/null || ! [ -t 0 ]; then
  printf 'Il manque à ce système de quoi faire tourner Kiosk. À coller dans un terminal :\n\n    %s\n\n' "$line" >&2
  exit 1
fi
printf 'Il manque à ce système : %s\nLes installer maintenant, par « sudo apt-get » ? [O/n] ' "$packages" >&2
read -r answer || answer=n
case $answer in
  "" | [oOyY]*)
    sudo apt-get -qq update || true
    install sudo "$packages"
    ;;
  *)
    printf 'À coller dans un terminal quand vous voudrez :\n\n    %s\n\n' "$line" >&2
    exit 1
    ;;
esac
