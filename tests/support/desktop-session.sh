#!/usr/bin/env bash
# Runs a command in a desktop of its own and takes it down again:
#   tests/support/desktop-session.sh COMMAND [ARGUMENTS…]
# A virtual screen, a D-Bus session, an unlocked keyring (gnome-keyring, password "test"), a sound server that plays
# into nothing, and a home folder that is thrown away. Ends with the exit code of the command.
set -euo pipefail

if [ $# -eq 0 ]; then
    echo "usage: $0 COMMAND [ARGUMENTS…]" >&2
    exit 2
fi

say() { echo "desktop-session: $*" >&2; }

# --- second half: inside the D-Bus session ------------------------------------------------------------------------
if [ "${1:-}" = --inside ]; then
    shift
    helpers=()
    stop() { for pid in "${helpers[@]}"; do kill "$pid" 2>/dev/null || true; done; }
    trap stop EXIT

    owned() {
        dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
            string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true'
    }
    if command -v gnome-keyring-daemon >/dev/null; then
        printf test | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>"$SESSION/keyring.log" &
        helpers+=($!)
        for _ in $(seq 100); do owned && break; sleep 0.05; done
        owned || say "the keyring did not come up: $(tail -n 3 "$SESSION/keyring.log")"
    else
        say "no gnome-keyring-daemon: there is no keychain in this session"
    fi

    if command -v pulseaudio >/dev/null; then
        # As root it grumbles but plays. It has no devices here, only a sink whose monitor is the microphone.
        pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no --log-target=stderr --log-level=error \
            -L "module-null-sink sink_name=nothing" -L "module-native-protocol-unix" >/dev/null 2>"$SESSION/sound.log" &
        helpers+=($!)
        for _ in $(seq 60); do [ -S "$XDG_RUNTIME_DIR/pulse/native" ] && break; sleep 0.05; done
    fi

    code=0
    "$@" || code=$?
    exit $code
fi

# --- first half: the screen, the folders, then the D-Bus session ---------------------------------------------------
SESSION=$(mktemp -d "${TMPDIR:-/tmp}/desktop-session.XXXXXX")
export SESSION
screen=
leave() {
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    rm -rf "$SESSION"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# What was compiled stays cached where it was.
command -v ccache >/dev/null && export CCACHE_DIR="${CCACHE_DIR:-$(ccache -k cache_dir)}"
export HOME="$SESSION/home"
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share" XDG_CACHE_HOME="$HOME/.cache"
export XDG_STATE_HOME="$HOME/.local/state" XDG_RUNTIME_DIR="$SESSION/run"
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME/keyrings" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY XAUTHORITY PULSE_SERVER GNOME_KEYRING_CONTROL

# The X server looks for a free display by itself and tells which.
mkdir -m 1777 /tmp/.X11-unix 2>/dev/null || true
mkfifo "$SESSION/display"
Xvfb -displayfd 3 -screen 0 1600x1200x24 -nolisten tcp -noreset 3>"$SESSION/display" >/dev/null 2>"$SESSION/screen.log" &
screen=$!
if ! read -r -t 20 number <"$SESSION/display"; then
    say "Xvfb did not start: $(tail -n 3 "$SESSION/screen.log")"
    exit 1
fi
export DISPLAY=":$number" XDG_SESSION_TYPE=x11

code=0
dbus-run-session -- "$BASH" "$0" --inside "$@" || code=$?
exit $code
