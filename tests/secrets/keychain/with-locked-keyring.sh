#!/bin/sh
# Runs a command in a D-Bus session of its own whose keyring exists and is locked, and where nobody can be asked for
# the password (no display): as if the person had declined.
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/data" XDG_CURRENT_DESKTOP=GNOME
unset DISPLAY WAYLAND_DISPLAY
dbus-run-session -- sh -c 'printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "$@"' \
    keyring "$@" writes
dbus-run-session -- sh -c 'gnome-keyring-daemon --start --components=secrets >/dev/null; "$@"' \
    keyring "$@" isRefusedWhenLocked
