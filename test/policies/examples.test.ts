import { parseAllDocuments } from 'yaml';
import { stacks } from '../../apps/stacks';
import { type AssembledStack, judge, type Pack, packWith, type Resource, terraformDocuments } from '../../lib';
import { synthesizePlatform } from '../../lib/testing';
import { baseline, encryptedClasses, strict } from '../../policies';

const { files } = synthesizePlatform(stacks);
const assembled: readonly AssembledStack[] = JSON.parse(files.get('cdktf.out/assembly.json')!).stacks;

function resourcesOf({ terraform, clusters }: AssembledStack): readonly Resource[] {
  const objects = clusters.flatMap(({ name, manifests }) =>
    manifests.flatMap(({ file }) =>
      parseAllDocuments(files.get(`dist/${file}`)!).map((document): Resource => {
        const values = document.toJS();
        const { kind, apiVersion, metadata } = values;
        const address = [name, ...(metadata.namespace ? [metadata.namespace] : []), kind, metadata.name].join('/');
        return { type: `${apiVersion}/${kind}`, address, path: metadata.annotations['slipway.dev/path'], values };
      }),
    ),
  );
  return [...terraformDocuments(JSON.parse(files.get(`cdktf.out/${terraform.file}`)!)), ...objects];
}

/** The storage class is set up with the clusters. */
const parameters = [encryptedClasses.set(['encrypted'])];

/** `<policy> <workload>`, once for each. */
function findings(pack: Pack, stack: AssembledStack): readonly string[] {
  const { violations } = judge(resourcesOf(stack), [packWith(pack, { parameters })], {
    protected: stack.protected,
    kubernetesVersions: Object.fromEntries(stack.clusters.map(({ name }) => [name, '1.34'])),
  });
  return [...new Set(violations.map(({ policy, verdict, resource }) => `${policy.name} ${verdict} ${resource.path.split('/')[1]}`))].sort();
}

test.each(assembled.map((stack) => [stack.id, stack] as const))('%s passes the baseline', (_id, stack) => {
  expect(findings(baseline, stack)).toEqual([]);
});

test('what strict finds in production is what developers and operators chose, and nothing else', () => {
  const found = new Set(assembled.filter(({ environment }) => environment === 'production').flatMap((stack) => findings(strict, stack)));
  const everywhere = /^k8s\/(image\/digest|probes\/liveness) fail /;
  expect([...found].filter((finding) => !everywhere.test(finding)).sort()).toEqual([
    'aws/rds/query-logging fail receipts',
    'aws/rds/tags-monitoring fail receipts',
    'aws/s3/access-logging fail receipts',
    'aws/secrets/rotation fail receipts',
    'k8s/replicas/min fail loadgenerator',
    'k8s/resources/cpu-request fail loadgenerator',
    'k8s/resources/memory fail loadgenerator',
  ]);
});
