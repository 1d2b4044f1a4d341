#!/bin/sh
# Runs a command where no D-Bus session can be reached, so there is no keychain.
export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus RELAYDESK_TEST_KEYCHAIN=none
unset DISPLAY WAYLAND_DISPLAY
exec "$@"
