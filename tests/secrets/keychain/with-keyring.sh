#!/bin/sh
# Runs a command in a D-Bus session of its own with an empty, unlocked keyring, in a home that is thrown away.
# Where that cannot be had, the command runs without one and is told so.
set -eu
here=$(dirname "$0")
for tool in dbus-run-session gnome-keyring-daemon; do
    command -v "$tool" >/dev/null || { echo "no $tool: testing without a keychain" >&2; exec "$here/without-keyring.sh" "$@"; }
done
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/data" XDG_CURRENT_DESKTOP=GNOME
unset DISPLAY WAYLAND_DISPLAY
export RELAYDESK_TEST_KEYCHAIN=real
dbus-run-session -- sh -c '
    printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    "$@"' keyring "$@"
