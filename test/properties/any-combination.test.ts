import * as fc from 'fast-check';
import { noSchema, schemaErrors } from '../kit/kubernetes-schema';
import { check } from '../kit/property';
import { anyApp, synthesizeApp } from './workload/app';
import { inconsistencies, objectsByCluster } from './workload/inconsistencies';
import { externals } from './workload/pods';

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
    check(property, { short: 10, long: 80 });
  }, 300_000);

  test('makes the same bytes twice', () => {
    const property = fc.property(anyApp, (wish) => {
      expect([...synthesizeApp(wish).files]).toEqual([...synthesizeApp(wish).files]);
    });
    check(property, { short: 2, long: 50 });
  }, 300_000);
});
