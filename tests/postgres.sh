# shellcheck shell=bash
# Sourced by tests/run and tests/load/tenants: a PostgreSQL server of their own, on a socket.

# The folder of initdb and pg_ctl; empty where there is none. Debian keeps them out of the path.
postgres_programs() {
    local programs
    programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$programs" ] || programs=$(dirname "$(command -v initdb 2>/dev/null)" 2>/dev/null || true)
    [ -x "${programs:-/nowhere}/initdb" ] && echo "$programs" || true
}

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

postgres_folder=
# start_postgres FOLDER [durable]: leaves the connection string in $postgres. Without "durable", a power cut may cost everything.
start_postgres() {
    local programs settings="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    [ "${2:-}" = durable ] && settings="-c fsync=on -c max_wal_size=8GB"
    programs=$(postgres_programs)
    postgres_folder=$(mktemp -d "$1/jatengportal-pg.XXXXXX")
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$postgres_folder"; fi
    chmod 755 "$postgres_folder"
    {
        as_postgres "$programs/initdb" -D "$postgres_folder/data" -U portal -A trust --locale=C.UTF-8 -E UTF8 --no-sync
        as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -w -l "$postgres_folder/server.log" start -o "\
            -c listen_addresses='' -c unix_socket_directories=$postgres_folder $settings \
            -c max_connections=400 -c max_locks_per_transaction=512 -c shared_buffers=256MB"
    } >"$postgres_folder/start.log" 2>&1 </dev/null || { cat "$postgres_folder/start.log" >&2; return 1; }
    # What this leaves is read by whoever sources it.
    # shellcheck disable=SC2034
    postgres="Host=$postgres_folder;Username=portal"
}

stop_postgres() {
    [ -n "$postgres_folder" ] || return 0
    as_postgres "$(postgres_programs)/pg_ctl" -D "$postgres_folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$postgres_folder"
}
