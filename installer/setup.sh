#!/usr/bin/env bash
# Makes the virtual environment given as $1 and installs what a fresh Debian 12 with Python 3.11 lacks.
set -eu
venv=$1
packages="libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libgssapi-krb5-2 fonts-noto-cjk
  libcups2 libpulse0 poppler-utils tesseract-ocr tesseract-ocr-chi-sim openssl libnss3-tools
  libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-shape0
  libxcb-randr0 libxcb-xkb1 libxcb-sync1 libxcb-xfixes0 libx11-xcb1"

missing=""
python=$(command -v python3.11 || command -v python3)
"$python" -c 'import ensurepip' 2>/dev/null || packages="$packages python3-venv"
if command -v dpkg-query >/dev/null; then
  for package in $packages; do
    status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing="$missing $package"
  done
fi
if [ -n "$missing" ]; then
  line="apt-get -o DPkg::Lock::Timeout=500 install -y --no-install-recommends$missing"
  if [ "$(id -u)" = 0 ]; then
    apt-get -o DPkg::Lock::Timeout=500 update -qq
    DEBIAN_FRONTEND=noninteractive $line
  elif sudo -n true 2>/dev/null; then
    sudo apt-get -o DPkg::Lock::Timeout=500 update -qq
    sudo DEBIAN_FRONTEND=noninteractive $line
  else
    echo "These Debian packages are missing; please run as root:" >&2
    echo "  apt-get update && $line" >&2
    exit 3
  fi
fi

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed" >&2; exit 3; }
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
