import { parseAllDocuments } from 'yaml';
import { stacks } from '../../../../apps/stacks';
import { judge, type Resource, terraformDocuments } from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { cross, encryptedClasses } from '../../../../policies';

const { files } = synthesizePlatform(stacks);

/** Documents of a stack in production, as they were written. */
function documentsOf(stack: string): readonly Resource[] {
  return [...files].flatMap(([file, content]) => {
    const parts = file.split('/');
    if (file === `cdktf.out/stacks/${stack}/cdk.tf.json`) return terraformDocuments(JSON.parse(content));
    if (!file.endsWith('.k8s.yaml') || parts[3] !== stack) return [];
    return parseAllDocuments(content).map((document): Resource => {
      const values = document.toJS();
      const { name, namespace, annotations } = values.metadata;
      const address = [parts[2], ...(namespace ? [namespace] : []), values.kind, name].join('/');
      return { type: `${values.apiVersion}/${values.kind}`, address, path: annotations['slipway.dev/path'], values };
    });
  });
}

/** `<policy>: <type>` of every finding, once each. */
function findings(resources: readonly Resource[]): readonly string[] {
  const { violations } = judge(
    resources,
    [{ name: 'cross', version: '0.0.0', policies: cross, parameters: [encryptedClasses.set(['encrypted'])] }],
    { protected: true },
  );
  return [...new Set(violations.map(({ policy, resource }) => `${policy.name}: ${resource.type}`))].sort();
}

/** The documents with a part of some written otherwise. */
function changed(resources: readonly Resource[], type: string, pattern: RegExp | string, text: string): readonly Resource[] {
  let count = 0;
  const result = resources.map((resource) => {
    if (resource.type !== type) return resource;
    const json = JSON.stringify(resource.values);
    const other = json.replaceAll(pattern, text);
    if (other !== json) count++;
    return { ...resource, values: JSON.parse(other) };
  });
  if (count === 0) throw new Error(`no ${type} has '${pattern}'`);
  return result;
}

const receipts = documentsOf('receipts-production-eu-west-1');
const shop = documentsOf('shop-production-eu-west-1');

test('the example has what the rules across both outputs ask for', () => {
  expect(findings(receipts)).toEqual([]);
  expect(findings(shop)).toEqual([]);
});

test.each([
  [
    'a namespace that is misspelt where the role is bound',
    'aws_eks_pod_identity_association',
    '"namespace":"receipts"',
    '"namespace":"receipt"',
    'x/irsa-binding: aws_eks_pod_identity_association',
  ],
  ['a statement about the queue of others', 'aws_iam_role_policy', 'receipts-orders', 'shop-orders', 'x/least-grant: aws_iam_role_policy'],
  ['a key that is left out', 'aws_iam_role_policy', 'kms:Decrypt', 'kms:ListAliases', 'x/kms-use: aws_iam_role'],
  [
    'a database that moves to another port',
    'aws_db_instance',
    '"port":5432',
    '"port":5433',
    'x/network-path: aws_db_instance',
    'x/port-agreement: apps/v1/Deployment',
    'x/port-agreement: aws_vpc_security_group_ingress_rule',
  ],
  [
    'a security group that opens every port',
    'aws_vpc_security_group_ingress_rule',
    /"from_port":5432,"ip_protocol":"tcp"(.*)"to_port":5432/g,
    '"from_port":0,"ip_protocol":"tcp"$1"to_port":65535',
    'x/network-path: aws_db_instance',
  ],
  [
    'a NetworkPolicy that lets pods out to anywhere',
    'networking.k8s.io/v1/NetworkPolicy',
    '10.0.144.0/22',
    '0.0.0.0/0',
    'x/network-path: aws_db_instance',
  ],
  ['a URL without TLS', 'apps/v1/Deployment', '?sslmode=require', '', 'x/tls-end-to-end: apps/v1/Deployment'],
  [
    'a label of another app',
    'apps/v1/Deployment',
    /"app.kubernetes.io\/part-of":"receipts"/g,
    '"app.kubernetes.io/part-of":"shop"',
    'x/labels-tags: apps/v1/Deployment',
  ],
  ['one pod', 'keda.sh/v1alpha1/ScaledObject', /"minReplicaCount":\d+/g, '"minReplicaCount":1', 'x/prod-durability: apps/v1/Deployment'],
  [
    'a password in a variable',
    'apps/v1/Deployment',
    '$(INDEX_PASSWORD)',
    '${random_password.it.result}',
    'x/secret-path: apps/v1/Deployment',
  ],
  [
    'a volume of a class that nobody knows',
    'apps/v1/StatefulSet',
    '"storageClassName":"encrypted"',
    '"storageClassName":"standard"',
    'x/volume-encrypted: apps/v1/StatefulSet',
  ],
])('they find %s', (_sentence, type, pattern, text, ...expected) => {
  expect(findings(changed(receipts, type, pattern, text))).toEqual(expect.arrayContaining(expected));
});

test('they find a database that a plan replaces, and what somebody makes who is not approved', () => {
  const database = receipts.find(({ type }) => type === 'aws_db_instance')!;
  const plan = { ...database, type: 'plan.aws_db_instance', values: { change: { actions: ['delete', 'create'] } } };
  expect(findings([...receipts, plan])).toEqual(['x/stateful-replace: plan.aws_db_instance']);
  expect(findings(receipts.map((resource) => ({ ...resource, origin: 'slipway' })))).toEqual([]);
  expect(findings([...receipts, { ...database, address: 'aws_db_instance.mine', origin: './apps/workloads/receipts/index.ts' }])).toContain(
    'x/approved-origin: aws_db_instance',
  );
});

test('they find a database beyond the cluster, and a route without TLS', () => {
  const exposed = changed(
    shop,
    'v1/Service',
    /"spec":\{"ports":\[\{"name":"grpc","port":7070,"protocol":"TCP","targetPort":7070\}\]/g,
    '"spec":{"type":"LoadBalancer","ports":[{"port":6379}]',
  );
  expect(findings(exposed)).toContain('x/database-exposed: v1/Service');

  const route = shop.find(({ type }) => type === 'gateway.networking.k8s.io/v1/HTTPRoute' || type === 'networking.k8s.io/v1/Ingress')!;
  const plain = {
    ...route,
    type: 'networking.k8s.io/v1/Ingress',
    values: { metadata: route.values['metadata'], spec: { rules: [{ host: 'shop.example.com' }] } },
  };
  expect(findings([...shop, plain])).toContain('x/public-route: networking.k8s.io/v1/Ingress');
});
