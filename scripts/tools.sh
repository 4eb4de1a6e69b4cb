# What ./run and ./check share: finding tools, and building what is missing.

say() { printf '%s\n' "$*" >&2; }
fail() { say "tallystick: $*"; exit 1; }

# Puts a JDK of 25 or later first, wherever it is; the newest of those that are installed.
need_jdk() {
  local java found="" candidate
  for candidate in "${JAVA_HOME:-/nonexistent}" $(ls -d /usr/lib/jvm/*25* /usr/lib/jvm/*26* \
      /Library/Java/JavaVirtualMachines/*25*/Contents/Home "$HOME"/.sdkman/candidates/java/25* \
      "$HOME"/.jdks/*25* 2>/dev/null) ""; do
    java="${candidate:+$candidate/bin/}java"
    if command -v "$java" >/dev/null && "$java" -version 2>&1 | grep -qE 'version "(2[5-9]|[3-9][0-9])'; then
      found=$java
      [ -n "$candidate" ] && export JAVA_HOME=$candidate
      break
    fi
  done
  [ -n "$found" ] || fail "JDK 25 is needed: install one (https://adoptium.net) and set JAVA_HOME to it."
  JAVA=$found
}

need_node() {
  command -v npm >/dev/null || fail "node 20 or later is needed to build the web page: install it from https://nodejs.org."
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
    fail "node 20 or later is needed; this one is $(node --version)."
}

# Whether anything under the given places is newer than a file.
stale() {
  local made=$1
  shift
  [ ! -e "$made" ] || [ -n "$(find "$@" -newer "$made" -type f -not -path '*/target/*' -not -path '*/node_modules/*' -not -path '*/results/*' -print -quit)" ]
}

build_java() {
  local jar=server/target/tallystick.jar log=target/build.log
  stale "$jar" pom.xml kernel domains ledger server edge simulation bench || return 0
  say "Building Tallystick (the first time this fetches its libraries, which takes a few minutes) …"
  mkdir -p target
  ./mvnw -B package -Dmaven.test.skip=true 2>&1 | tee "$log" |
    sed -un 's/^\[INFO\] Building Tallystick \([a-z]*\) .*\(\[.*\]\)$/  \2 \1/p' >&2 || {
    grep -E '^\[ERROR\]' "$log" | head -20 >&2
    fail "the build failed; see $log."
  }
  touch "$jar"
}

build_web() {
  stale web/dist/index.html web || return 0
  need_node
  say "Building the web page …"
  (cd web && { [ -d node_modules ] && ! stale node_modules package-lock.json || npm ci --no-audit --no-fund --loglevel=error; } &&
    npm run --silent build -- --logLevel warn) >&2 || fail "the web page could not be built; see above."
  touch web/dist/index.html
}

# The JVM for everything that is long-lived. ZGC, because G1's pauses of up to 50 ms under load made the
# slowest answers; it costs some of the peak. See docs/decisions/0009.
exec_java() {
  exec "$JAVA" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -XX:+UseZGC -Xms512m -XX:+UseCompactObjectHeaders ${TALLYSTICK_JAVA_OPTS:-} "$@"
}
