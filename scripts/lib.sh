# shellcheck shell=bash
# Shared by ./run, ./test and the scripts beside this file. Sourced, never run.
# Kept to what Bash 3.2 understands, because that is what macOS has.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034 # used by those who source this
cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/merestone

# Sentences go to the error channel, so that a script's own answer can be read from its output.
say() { printf '%s\n' "$*" >&2; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# lock DESCRIPTOR FILE SENTENCE: takes the lock, and says the sentence if that means waiting.
# The lock ends with the last process that holds the descriptor. Without flock (macOS) nothing is locked.
lock() {
  mkdir -p "$(dirname "$2")"
  eval "exec $1>>\"\$2\""
  have flock || return 0
  flock -n "$1" || {
    say "$3"
    flock "$1"
  }
}

# Starts a command in a session of its own, so that Ctrl-C in the terminal does not reach it.
detached() {
  if have setsid; then exec setsid "$@"; else exec "$@"; fi
}

secret() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# ---------------------------------------------------------------- ports

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the range from which the system takes ports for outgoing connections.
free_port() {
  local port
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    port=$((20000 + RANDOM % 12000))
    if ! port_taken "$port"; then
      printf '%s\n' "$port"
      return 0
    fi
  done
  die "Found no free port between 20000 and 32000 on this machine."
}

# alive PIDFILE TEXT: the process of that number runs, and its command line holds the text.
alive() {
  local pid
  pid=$(cat "$1" 2>/dev/null) || return 1
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null || return 1
  if [ -r "/proc/$pid/cmdline" ]; then
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$2"
  else
    ps -o command= -p "$pid" | grep -qF -- "$2"
  fi
}

# end PID SECONDS: asks the process to end, and makes it end when it has not after that time.
end_process() {
  local left=$(($2 * 10))
  kill -TERM "$1" 2>/dev/null || return 0
  while kill -0 "$1" 2>/dev/null; do
    if [ "$left" -le 0 ]; then
      kill -KILL "$1" 2>/dev/null || true
      return 0
    fi
    left=$((left - 1))
    sleep 0.1
  done
}

# ---------------------------------------------------------------- JDK and Maven

java_wanted=25
maven_wanted=3.8.7

# The major version of the JDK in a folder; nothing for a folder that holds none (a bare runtime cannot build).
jdk_major() {
  [ -x "$1/bin/javac" ] || return 0
  local major
  major=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -n 1)
  [ -n "$major" ] || major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
  printf '%s\n' "$major"
}

jdk_places() {
  local place
  printf '%s\n' "${JDK_HOME:-}"
  if have java; then
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
  for place in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /usr/local/openjdk* /opt/java/* /opt/*jdk* \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.jbang/cache/jdks/* \
    "${HOME:-}"/.gradle/jdks/* "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$place" ] && printf '%s\n' "$place"
  done
}

# Sets and exports JAVA_HOME: the one that is set if it fits, else the oldest fitting one of the usual places.
find_jdk() {
  local major place best='' best_major=1000 seen=''
  if [ -n "${JAVA_HOME:-}" ]; then
    major=$(jdk_major "$JAVA_HOME")
    [ "${major:-0}" -ge "$java_wanted" ] && {
      export JAVA_HOME
      return 0
    }
    seen="  ${major:-no JDK} in $JAVA_HOME (JAVA_HOME)"$'\n'
  fi
  while IFS= read -r place; do
    [ -n "$place" ] || continue
    major=$(jdk_major "$place")
    [ -n "$major" ] || continue
    if [ "$major" -ge "$java_wanted" ]; then
      if [ "$major" -lt "$best_major" ]; then
        best=$place
        best_major=$major
      fi
    else
      seen="$seen  $major in $place"$'\n'
    fi
  done < <(jdk_places)
  if [ -z "$best" ]; then
    say "Merestone needs a JDK $java_wanted or newer, and there is none in the usual places of this machine."
    [ -z "$seen" ] || say "Found only:"$'\n'"${seen%$'\n'}"
    say "Install one (Debian and Ubuntu: the package openjdk-25-jdk or temurin-25-jdk; macOS: brew install openjdk;"
    die "anywhere: sdk install java 25-tem), or set JAVA_HOME to the folder of one that you have."
  fi
  export JAVA_HOME=$best
}

# version_below A B: A is an older version than B.
version_below() {
  [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$1" ]
}

# Sets $maven: MERESTONE_MVN if set, else the mvn of the machine. Call find_jdk first, Maven runs on it.
find_maven() {
  local version
  maven=${MERESTONE_MVN:-}
  [ -n "$maven" ] || for maven in "$(command -v mvn || true)" "${MAVEN_HOME:-${M2_HOME:-/opt/maven}}/bin/mvn" \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}/candidates/maven/current/bin/mvn" /opt/homebrew/bin/mvn; do
    [ -n "$maven" ] && [ -x "$maven" ] && break
    maven=''
  done
  [ -n "$maven" ] || die "Merestone is built with Maven $maven_wanted or newer, and there is no mvn on this machine.
Install it (Debian and Ubuntu: apt-get install maven; macOS: brew install maven; anywhere: sdk install maven)."
  version=$("$maven" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*[0-9]\).*/\1/p' | head -n 1) || true
  [ -n "$version" ] || die "$maven does not tell its version. Run '$maven --version' to see what is wrong."
  ! version_below "$version" "$maven_wanted" ||
    die "Merestone is built with Maven $maven_wanted or newer, and $maven is $version. Please install a newer one."
}

# ---------------------------------------------------------------- what a build depends on

digest() { if have sha256sum; then sha256sum; else shasum -a 256; fi; }

# One line that changes when anything changes that goes into the packaged application.
fingerprint() {
  (
    cd "$root" || exit 1
    export LC_ALL=C
    {
      jdk_major "$JAVA_HOME"
      for path in pom.xml package.json package-lock.json src/main frontend themes; do
        [ -e "$path" ] && find "$path" -type f \
          ! -path 'frontend/generated/*' ! -path 'frontend/index.html' ! -path 'src/main/bundles/*' ! -path '*/node_modules/*' \
          ! -name '.DS_Store' ! -name '*~' ! -name '.*.swp' -print0
      done | sort -z | xargs -0 sh -c 'if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi' sh
    } | digest | cut -c1-16
  )
}
