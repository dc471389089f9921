#!/bin/sh
# Makes publication/ and proofs/ from inputs/, byte for byte the same each time:
#   sh make.sh [FOLDER]
# FOLDER is this folder unless named; what it holds of the two is made anew. DOUBLE_RANDOM is the command to use.
# Nothing here is real but the beacon: the bureau, the opticians, the people and the dice are invented, and the keys
# are those of RFC 8032, section 7.1, which everybody knows.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
inputs=$here/inputs
publication=$out/publication
authority=$inputs/example-key-authority.hex
double_random() { ${DOUBLE_RANDOM:-node "$here/../../dist/cli/main.js"} "$@"; }

rm -rf "$publication" "$out/proofs"

# 14 September: plan, lists and sources are fixed and published, and a newspaper prints the hash.
double_random commit "$publication" --plan "$inputs/plan.json" --targets "$inputs/targets.json" \
  --inspectors "$inputs/inspectors.json" --avoidances "$inputs/avoidances.json" --as-of 2023-09-08 \
  --sources "$inputs/sources.json" --salt-key "$inputs/example-salt-key.hex" --not-before "$inputs/not-before.json" \
  --skip-reason unreachable-at-registered-address --skip-reason moved-out \
  --at 2023-09-14T02:00:00Z --sign "$authority"
double_random witness "$publication" --entry 1 --name invented-newspaper --at 2023-09-14T06:00:00Z \
  --key "$inputs/example-key-witness.hex"

# 15 September: the dice are rolled, round 657413 of drand is published, and everybody can draw.
double_random reveal "$publication" --sources "$inputs/values.json" --at 2023-09-15T11:05:00Z --sign "$authority"
double_random draw "$publication" --salt-key "$inputs/example-salt-key.hex" --at 2023-09-15T11:10:00Z --sign "$authority"

# October: somebody falls ill, somebody else comes, and the visit is made.
double_random replace "$publication" --draw 1 --visit T12/OPT-11 --inspector INS-4 --reason illness \
  --by "信用监管股（虚构）" --at-day 2023-10-10 --inspectors "$inputs/inspectors.json" \
  --avoidances "$inputs/avoidances.json" --at 2023-10-10T01:00:00Z --sign "$authority"
double_random result "$publication" --draw 1 --visit T12/OPT-11 --outcome no-problem --by "信用监管股（虚构）" \
  --at-day 2023-10-17 --at 2023-10-17T08:00:00Z --sign "$authority"

# One business that was drawn and one that was not get their proofs.
mkdir -p "$out/proofs"
double_random prove "$publication" --target OPT-11 --task T12 --out "$out/proofs/OPT-11.json" \
  --instructions "$out/proofs/OPT-11.md"
double_random prove "$publication" --target OPT-08 --task T12 --out "$out/proofs/OPT-08.json" \
  --instructions "$out/proofs/OPT-08.zh.md" --language zh
