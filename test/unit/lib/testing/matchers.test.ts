import '../../../../lib/testing/jest';
import { Workload } from '../../../../constructs';
import type { DeploymentStack } from '../../../../lib';
import { matchers, synthesize, synthesizeAlone } from '../../../../lib/testing';
import { baseline } from '../../../../policies';
import { cloudless } from '../../../kit/environments';

const image = 'ghcr.io/acme/orders';
const made = synthesizeAlone((stack) => {
  new Workload(stack, 'orders', { image, replicas: 3, resources: { limits: { memory: '64Mi' } } });
  new Workload(stack, 'cart', { image, replicas: 1 });
});

test('a resource of a type is found by some of what it holds, at any depth, in all that was made and in a part of it', () => {
  expect(made).toHaveResource('apps/v1/Deployment');
  expect(made).toHaveResource('apps/v1/Deployment', { spec: { replicas: 3 } });
  expect(made.resources).toHaveResource('apps/v1/Deployment', {
    metadata: { name: expect.stringMatching(/^ord/) },
    spec: { template: { spec: { containers: [{ name: 'orders', resources: { limits: { memory: '64Mi' } } }] } } },
  });
  expect(made).not.toHaveResource('apps/v1/Deployment', { spec: { replicas: 2 } });
  expect(made).not.toHaveResource('aws_s3_bucket');
  // Of a list, every item.
  expect(made).not.toHaveResource('apps/v1/Deployment', { spec: { template: { spec: { containers: [{}, {}] } } } });
  expect(made.resources.below('shop-trial-eu-west-1/cart')).not.toHaveResource('apps/v1/Deployment', { spec: { replicas: 3 } });
});

test('the types of Kubernetes’ own kinds are known', () => {
  // @ts-expect-error: replica is no property of a Deployment
  expect(made).not.toHaveResource('apps/v1/Deployment', { spec: { replica: 3 } });
  const { spec } = made.resources.only('apps/v1/Deployment', { name: 'orders' }).values;
  const name: string = spec.template.spec.containers[0].name;
  expect(name).toBe('orders');
  // @ts-expect-error: replica is no property of a Deployment
  expect(spec.replica).toBeUndefined();
});

test('what is not found is told with what is there, and how it differs first', () => {
  expect(() => expect(made).toHaveResource('aws_s3_bucket')).toThrow(
    "There is no resource of type 'aws_s3_bucket' (there: v1/Namespace, v1/ServiceAccount, apps/v1/Deployment, policy/v1/PodDisruptionBudget",
  );
  expect(() => expect(made).toHaveResource('apps/v1/Deployment', { spec: { replicas: 2 } })).toThrow(
    [
      "No resource of type 'apps/v1/Deployment' has all that is expected:",
      '  trial/shop/Deployment/cart: spec.replicas is 1, not 2',
      '  trial/shop/Deployment/orders: spec.replicas is 3, not 2',
    ].join('\n'),
  );
  expect(() => expect(made).not.toHaveResource('apps/v1/Deployment', { spec: { replicas: 3 } })).toThrow(
    "Expected no such resource of type 'apps/v1/Deployment': trial/shop/Deployment/orders.",
  );
  expect(() => expect('made').toHaveResource('v1/Service')).toThrow(
    "toHaveResource takes what synthesize gives, or its resources; this is 'made'",
  );
});

test('what policies refuse is told with rule, place and cure', () => {
  const terms = { reason: 'the agent reads the network of the node', expires: '2099-01-01' };
  const orders = (stack: DeploymentStack) => new Workload(stack, 'orders', { image });
  const place = cloudless({ policies: [baseline] });
  const good = synthesize(place, (stack) => void orders(stack));
  const bad = synthesize(place, (stack) => void orders(stack).override('Deployment.spec.template.spec.hostNetwork', true, terms));
  expect(good).toPassPolicies();
  expect(bad).not.toPassPolicies();
  expect(() => expect(bad).toPassPolicies()).toThrow(/^Policies refuse it:\n(?:.*\n)* {2}k8s\/[\w/-]+: kind\/shop\/Deployment\/orders: /);
  expect(matchers.toPassPolicies(good).message()).toBe('Expected policies to refuse it, and none does.');
  expect(() => matchers.toPassPolicies(undefined)).toThrow(
    'toPassPolicies takes what synthesize gives, with its report; this is undefined',
  );
});
