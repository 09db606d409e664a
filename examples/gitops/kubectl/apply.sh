#!/bin/sh
# Brings one stack to one cluster with kubectl alone, and removes what the folder no longer holds.
#
#   apply.sh <context> dist/<environment>/<cluster>/<stack> <namespace>
#
# Not for a platform's stack, which is never pruned: kubectl apply --server-side --field-manager=slipway -f <folder>
set -eu
context=$1 folder=$2 namespace=$3
stack=$(basename "$folder")
export KUBECTL_APPLYSET=true # ApplySets are alpha

kubectl() { command kubectl --context "$context" "$@"; }
apply() { kubectl apply --server-side --field-manager=slipway --validate=strict "$@"; }
holds() { grep -qr "^ *slipway.dev/$1\$" "$folder"; }

# Migrations that are not through yet come first, with what they stand on.
if holds 'stage: migration'; then
  names=$(kubectl create --dry-run=client --output name --selector slipway.dev/stage=migration -f "$folder")
  jobs=$(echo "$names" | grep ^job)
  complete() { kubectl wait --namespace "$namespace" --for=condition=complete --timeout="$1" $jobs; }
  if ! complete 1s >/dev/null 2>&1; then
    apply -f "$folder" --selector slipway.dev/stage
    complete 15m
  fi
fi

# Disks are applied and never removed: they are no members of the ApplySet.
if holds 'prune: never'; then apply -f "$folder" --selector slipway.dev/prune=never; fi

# The rest, as the members of an ApplySet: what was one and is none any more goes. The record is a Secret named as the stack.
members=$(kubectl create --dry-run=client --output yaml --selector '!slipway.dev/prune' -f "$folder")
printf "%s\n" "$members" | apply --prune --applyset="$stack" --namespace "$namespace" -f -
