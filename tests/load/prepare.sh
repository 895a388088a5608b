# shellcheck shell=bash
# Sourced by the scripts beside it: goes to the top folder, gets what is missing, builds Release.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# need COMMAND PACKAGE: Debian's package is installed when the command is missing and root asks.
need() {
    command -v "$1" >/dev/null && return
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "$0: $1 is missing; on Debian, root gets it with 'apt-get install $2'." >&2
        exit 1
    fi
    apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null </dev/null
}

measure() {
    dotnet build tests/JatengPortal.Benchmarks -c Release --nologo --verbosity quiet -clp:NoSummary </dev/null >&2
    dotnet tests/JatengPortal.Benchmarks/bin/Release/net10.0/JatengPortal.Benchmarks.dll "$@"
}
