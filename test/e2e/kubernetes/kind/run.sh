#!/usr/bin/env bash
# On the cluster of kubectl's current context, where containers really start: a rollout and a drain lose no request.
# Needs at least three worker nodes. See .github/workflows/kind.yml.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Synthesizes a version of the app and applies it, as a user would.
bring() {
  VERSION=$1 CDKTF_OUTDIR=$out/cdktf.out CDK8S_OUTDIR=$out/dist npx ts-node --transpile-only test/e2e/kubernetes/kind/main.ts
  for stack in platform served; do
    kubectl apply --server-side --field-manager=slipway --validate=strict -f "$out/dist/kind/kind/$stack-kind-local"
  done
  kubectl rollout status --namespace served deployment/web --timeout=5m
}
nodes_of() {
  kubectl get pods --namespace served --selector "app.kubernetes.io/name=$1" --field-selector status.phase=Running \
    --output 'jsonpath={range .items[*]}{.spec.nodeName}{"\n"}{end}' | sort -u
}
count() { kubectl logs --namespace served deployment/load | grep -c "^$1$" || true; }

echo '== start'
bring 1
kubectl rollout status --namespace served deployment/load --timeout=5m
until [ "$(count answered)" -gt 50 ]; do sleep 1; done
before=$(count lost) # while the first policies and endpoints were being set up

echo '== a rollout under load'
bring 2
sleep 10

echo '== a drain under load, of a node that the load does not come from'
node=$(comm -23 <(nodes_of web) <(nodes_of load) | head -n 1)
kubectl drain "$node" --ignore-daemonsets --delete-emptydir-data --timeout=5m
kubectl rollout status --namespace served deployment/web --timeout=5m
sleep 10
kubectl uncordon "$node"

lost=$(($(count lost) - before))
echo "== $(count answered) requests were answered, $lost were lost"
[ "$lost" -eq 0 ]
[ "$(count answered)" -gt 200 ]
