import { admissionRows } from '../../e2e/admission/rows';

test('the tables about Kubernetes can be read for the API server that judges them too, with what stands beside them', () => {
  const rows = admissionRows();
  const sentences = rows.map(({ policy, verdict, sentence }) => `${policy.name} ${verdict}: ${sentence}`);
  expect(sentences).toEqual(
    expect.arrayContaining([
      'k8s/namespace/not-default pass: a namespace of its own',
      'k8s/namespace/not-default pass: what the cluster itself makes',
      'k8s/namespace/not-default fail: no namespace',
    ]),
  );
  expect(typeof test.each).toBe('function');
});
