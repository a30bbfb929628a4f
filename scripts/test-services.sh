#!/usr/bin/env bash
# The tests marked `services` against a real PostgreSQL that this script starts and always stops.
# PYTHON names the interpreter; arguments go to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=${PYTHON:-.venv/bin/python}

find_server() {
  local folder
  for folder in "$(dirname "$(command -v initdb || true)")" $(ls -d /usr/lib/postgresql/*/bin \
    /usr/local/opt/postgresql*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -V -r); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
      echo "$folder"
      return
    fi
  done
}

bin=$(find_server)
if [ -z "$bin" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql; } \
    >/dev/null 2>&1 || true
  bin=$(find_server)
fi
if [ -z "$bin" ]; then
  echo "test-services: no PostgreSQL server is installed; install one (initdb, pg_ctl) and run this again" >&2
  exit 1
fi

folder=$(mktemp -d /tmp/holdfire-pg.XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
  user=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$user" "$folder"
  as=(runuser -u "$user" --)
fi

stop() {
  "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

cd "$folder"
"${as[@]}" "$bin/initdb" -D "$folder/data" -U holdfire -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 &&
  "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w -t 60 \
    -o "-c listen_addresses='' -c unix_socket_directories=$folder -c fsync=off" start >>"$folder/log" 2>&1 ||
  {
    cat "$folder/log" >&2
    echo "test-services: PostgreSQL in $bin did not start; its words stand above" >&2
    exit 1
  }
cd - >/dev/null

HOLDFIRE_TEST_POSTGRES="postgresql://holdfire@/postgres?host=$folder" \
  "$python" -m pytest -m services "$@"
