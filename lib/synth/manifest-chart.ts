import * as cdk8s from 'cdk8s';
import type { TerraformStack } from 'cdktf';
import { shorten } from '../model/names';
import { keepsPlain } from './fast/fast-objects';
import { refuseTokens } from './render/token-guard';
import { noteOrigins } from './render/trees';

/** A chart of its own for the manifests of a stack in one cluster: it is no part of the stack's tree. */
export function manifestChart(stack: TerraformStack, namespace: string): cdk8s.Chart {
  const app = new cdk8s.App({ resolvers: [keepsPlain(refuseTokens(stack))] });
  noteOrigins(app);
  return new cdk8s.Chart(app, stack.node.id, {
    namespace,
    labels: { 'app.kubernetes.io/managed-by': 'slipway', 'slipway.dev/stack': shorten(stack.node.id, 63) },
  });
}
