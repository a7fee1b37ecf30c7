#!/bin/sh
# Installs what ibid needs to build and to test itself, if it is missing.
#
# On Debian and Ubuntu, as root or with sudo that asks for no password.
# Anywhere else, and where it may not, it prints the line to run and exits 2.
set -eu

base="gcc libc6-dev pkg-config lua5.4 liblua5.4-dev lua-lpeg lua-argparse
lua-dkjson libutf8proc-dev lua-busted lua-check luarocks perl unicode-data
clang clang-format"
# The sanitizers' library has the number of clang in its name.
rivals="libicu-dev libunistring-dev libpcre2-dev re2c mawk python3"
arm="gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user"
heavy="pandoc jing libxml2-utils valgrind gcovr"

wanted=$base
[ "${1:-}" = all ] && wanted="$base $heavy"
[ "${1:-}" = bench ] && wanted="$base $rivals"
[ "${1:-}" = neon ] && wanted="$base $arm"

if ! command -v dpkg-query >/dev/null 2>&1; then
  missing=
  for tool in cc pkg-config lua5.4 busted luacheck luarocks prove clang \
    clang-format; do
    command -v $tool >/dev/null 2>&1 || missing="$missing $tool"
  done
  for library in lua5.4 libutf8proc; do
    pkg-config --exists $library 2>/dev/null || missing="$missing $library"
  done
  [ -z "$missing" ] && exit 0
  echo "ibid needs:$missing (and LPeg, argparse and dkjson for Lua 5.4)" >&2
  echo "On Debian or Ubuntu: apt-get install" $wanted >&2
  exit 2
fi

installed() {
  dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

missing=
for package in $wanted; do
  installed "$package" || missing="$missing $package"
done
runtime() {
  [ -e "$(clang -print-file-name=libclang_rt.asan-x86_64.so 2>/dev/null)" ]
}
[ -z "$missing" ] && runtime && exit 0

if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  echo "ibid needs packages that only root may install; please run:" >&2
  echo "  sudo apt-get install --no-install-recommends$missing" >&2
  exit 2
fi

install() {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
    --no-install-recommends "$@"
}

echo "ibid: installing$missing"
$as_root apt-get update -q >build/setup.log 2>&1 || {
  cat build/setup.log >&2
  exit 2
}
if [ -n "$missing" ]; then
  install $missing >>build/setup.log 2>&1 || {
    cat build/setup.log >&2
    exit 2
  }
fi
if ! runtime; then
  number=$(clang -dumpversion | cut -d. -f1)
  install "libclang-rt-$number-dev" >>build/setup.log 2>&1 || {
    cat build/setup.log >&2
    exit 2
  }
fi
