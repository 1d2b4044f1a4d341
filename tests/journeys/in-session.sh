#!/usr/bin/env bash
# Runs a test in a desktop session of its own, or in the one that it is in already.
set -euo pipefail
if [ "${1:-}" != --fresh ] && [ -n "${SESSION:-}" ] && [ -n "${DISPLAY:-}" ] && [ "${SESSION##*/desktop-session.}" != "${SESSION}" ]; then
    exec "$@"
fi
[ "${1:-}" != --fresh ] || shift
exec "$(dirname "$0")/../support/desktop-session.sh" "$@"
