#!/usr/bin/env bash
# Exit 0 when the hub in this container is alive. Bash alone: the image need not have curl.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${SERAI_HUB_MANAGEMENT_PORT:-9876}"
printf 'GET /observe/health/live HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
head -n 1 <&3 | grep -q ' 200'
