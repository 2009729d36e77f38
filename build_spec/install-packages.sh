#!/bin/sh
# Install the Debian packages listed in the file named, where any is missing and this user may.
# On other systems, and for other users, it says the line to run and carries on.
set -u
list=$1
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=
while read -r name; do
  case "$name" in ''|'#'*) continue ;; esac
  dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $name"
done < "$list"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then sudo=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo="sudo -n"
else
  echo "These system packages are missing; please install them: sudo apt-get install --no-install-recommends$missing" >&2
  exit 0
fi
echo "Installing system packages:$missing" >&2
$sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
