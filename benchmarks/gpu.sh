#!/usr/bin/env bash
# Builds Plumbline for NVIDIA GPUs in target/gpu and measures it there: devices, the same losses as on the CPU, training and
# evaluation images/s in float32 and bfloat16, checkpoints. Says what it could not do; exits with 0 only if it did all of it.
set -uo pipefail
root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
networks=${1:-resnet18,resnet50}

refuse() { printf 'gpu.sh: %s\n' "$1" >&2; exit 3; }

command -v nvidia-smi >/dev/null || refuse "no GPU found: this machine has no nvidia-smi, the tool of NVIDIA's driver; nothing was built or measured"
devices=$(nvidia-smi --query-gpu=index,name,memory.total,driver_version --format=csv 2>&1) \
  || refuse "no GPU found: nvidia-smi says: $devices; nothing was built or measured"
[ "$(wc -l <<<"$devices")" -gt 1 ] || refuse "no GPU found: nvidia-smi lists none; nothing was built or measured"
command -v mvn >/dev/null || refuse "no Maven found, which the build needs (Debian: apt-get install maven)"
printf '%s\n\n' "$devices"

# A build of its own, so that the usual one keeps the CPU's libraries.
build=$root/target/gpu
mkdir -p "$build"
(cd "$root" && git ls-files -z | xargs -0 cp --parents -t "$build") || refuse "the sources could not be copied to $build"
cd "$build" || exit 3
printf 'gpu.sh: building in %s (the first time downloads some GB; the log is build.log there) ...\n' "$build" >&2
mvn -B -Pgpu -Dquick -Dmaven.test.skip=true -pl benchmarks -am package </dev/null >build.log 2>&1 \
  || { grep -m 10 -E '^\[ERROR\]' build.log >&2; refuse "the build with -Pgpu failed; $build/build.log has all of it"; }

failed=()
measure() {
  printf '\n'
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -Djava.awt.headless=true -Dai.djl.offline=true \
    -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar:$(cat benchmarks/target/classpath)" \
    dev.plumbline.benchmarks.Main "$@" || failed+=("$*")
}
measure training device=gpu0 "networks=$networks" threads=1
measure evaluation device=gpu0 "networks=$networks" threads=1
measure resume resnet50 gpu0
if [ ${#failed[@]} -gt 0 ]; then
  printf '\ngpu.sh: could not do, for the reasons above:\n' >&2
  printf '  %s\n' "${failed[@]}" >&2
  exit 1
fi
