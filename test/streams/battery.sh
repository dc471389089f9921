#!/usr/bin/env bash
# A battery of tests on the words of the protocol, written to results.md beside this file: bash test/streams/battery.sh
# Needs dieharder and ent (apt-get install dieharder ent) and a build (npm run build). Takes some minutes on one core.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=test/streams/results.md
# Diehard birthdays, ranks of 32x32, counts of ones, runs; NIST STS monobit, runs, serial. TESTS="0 1 2 ..." takes others, KINDS other words.
tests=${TESTS:-"0 2 8 15 100 101 102"}
{
  echo "# The words of the protocol in a standard battery"
  echo
  echo "Written by \`bash test/streams/battery.sh\`: $(dieharder -h 2>&1 | grep -o 'version [0-9.]*' | head -1 | sed 's/^/dieharder /'), ent, tests $tests with their default sizes."
  echo "A p-value below 0.000001 would be a failure, below 0.005 or above 0.995 is called weak; of a hundred p-values one is so by chance."
  for kind in ${KINDS:-hash-stream seedrandom tickets seeds}; do
    echo
    echo "## $kind"
    echo
    echo '```text'
    node test/streams/words.js "$kind" 16777216 | ent | grep -E 'Entropy|Chi square|mean value|correlation'
    for number in $tests; do
      { node test/streams/words.js "$kind" || true; } | dieharder -g 200 -d "$number" -D test_name -D ntuple -D tsamples -D psamples -D pvalues -D assessment 2>/dev/null | grep -v '^#'
    done
    echo '```'
  done
} > "$out"
