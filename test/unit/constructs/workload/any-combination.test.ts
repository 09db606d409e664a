import * as fc from 'fast-check';
import { noSchema, schemaErrors } from '../../../kit/kubernetes-schema';
import { anyApp, synthesizeApp } from './any/app';
import { inconsistencies, objectsByCluster } from './any/inconsistencies';
import { externals } from './any/pods';

/** Kinds of others: the end-to-end tests check them against their definitions. */
const custom = [
  'external-secrets.io/v1/ExternalSecret',
  'gateway.networking.k8s.io/v1/HTTPRoute',
  'gateway.networking.k8s.io/v1/GRPCRoute',
  'cilium.io/v2/CiliumNetworkPolicy',
  'keda.sh/v1alpha1/ScaledObject',
  'monitoring.coreos.com/v1/ServiceMonitor',
  'monitoring.coreos.com/v1/PodMonitor',
  'monitoring.coreos.com/v1/PrometheusRule',
];

/** The same combinations in every run; `SEED=7 npm test -- any-combination` looks at others. */
const seed = Number(process.env.SEED ?? 1);

describe('any valid combination of properties', () => {
  test('makes objects of the schema, whose selectors and references fit together', () => {
    const property = fc.property(anyApp, (wish) => {
      const synthesized = synthesizeApp(wish);
      const objects = [...objectsByCluster(synthesized).values()].flat();
      const errors = objects.flatMap((object) => {
        const type = `${object.apiVersion}/${object.kind}`;
        return schemaErrors(object)
          .filter((error) => error !== noSchema || !custom.includes(type))
          .map((error) => `${type}: ${error}`);
      });
      expect([...errors, ...inconsistencies(synthesized, externals)]).toEqual([]);
    });
    fc.assert(property, { numRuns: 60, seed });
  }, 120_000);

  test('makes the same bytes twice', () => {
    const property = fc.property(anyApp, (wish) => {
      expect([...synthesizeApp(wish).files]).toEqual([...synthesizeApp(wish).files]);
    });
    fc.assert(property, { numRuns: 12, seed });
  }, 120_000);
});
