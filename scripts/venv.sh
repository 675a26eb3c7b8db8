# Read by scripts/start and scripts/test: Debian packages and the virtual environment.

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# need PACKAGE...: install the Debian packages that are not there yet
need() {
  missing=
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  as_root apt-get update -qq
  # shellcheck disable=SC2086 # the names are words
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# the newest Python from 3.11 on that is here
find_python() {
  for python in python3.11 python3.12 python3.13 python3.14 python3; do
    if command -v "$python" >/dev/null 2>&1 &&
      "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      echo "$python"
      return
    fi
  done
  echo "Python 3.11 or later is needed; on Debian 12: apt-get install python3" >&2
  exit 2
}

# make_venv LOCK [-e]: .venv with the locked packages and reportctl itself, compiled or editable
make_venv() {
  python=$(find_python)
  if [ ! -x .venv/bin/python ]; then
    # Debian keeps the venv module in a package of its own
    if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
      version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
      need "python$version-venv"
    fi
    "$python" -m venv .venv
  fi
  .venv/bin/python -m pip install -q --require-hashes -r "$1"
  .venv/bin/python -m pip install -q --no-deps $2 .
}
