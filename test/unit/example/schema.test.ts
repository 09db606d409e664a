import { stacks } from '../../../apps/stacks';
import { synthesizePlatform } from '../../../lib/testing';
import { schemaErrors } from '../../kit/kubernetes-schema';

/** Their own definitions say what is right: the proving ground asks them. */
const otherProjects = /^(external-secrets\.io|gateway\.networking\.k8s\.io|keda\.sh|monitoring\.coreos\.com)\//;

test('every object of the example is one that Kubernetes knows, field by field', () => {
  const { resources } = synthesizePlatform(stacks);
  const objects = resources.all.filter(({ type }) => type.includes('/') && !otherProjects.test(type));
  expect(objects.length).toBeGreaterThan(300);
  expect(objects.flatMap(({ address, values }) => schemaErrors(values).map((error) => `${address}: ${error}`))).toEqual([]);
});
