import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readForeign } from '../../../../../lib/cli/validate/foreign-documents';
import { sarifReport } from '../../../../../lib/policy/report/formats/sarif';
import { sampleReport } from '../reports';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-places-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Where a field stands, as what begins there. */
function textAt(name: string, text: string, address: RegExp, field: readonly (string | number)[]): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  const document = readForeign([file]).documents.find(({ resource }) => address.test(resource.address))!;
  return text.split('\n')[document.lineOf(field) - 1]!.slice(document.columnOf(field) - 1);
}

const listed = `{"resource": [
  {"aws_sqs_queue": {"jobs": [{"name": "jobs"}]}},
  {"aws_s3_bucket": [{"logs": {"bucket": "logs"}}, {"uploads": [{"tags": {"owner": "me"},
    "force_destroy": true}]}]}
], "provider": {"aws": [{"region": "eu-west-1"}, {"alias": "us",
    "region": "us-east-1"}]},
 "terraform": [{"required_version": "1"}, {"backend": {"s3": [{"bucket": "b",
    "encrypt": false}]}}],
 "module": [{"vpc": [{"source": "acme/vpc/aws"}]}]}
`;

test.each([
  [/^aws_sqs_queue\.jobs$/, ['name'], '"jobs"}'],
  [/^aws_s3_bucket\.logs$/, ['bucket'], '"logs"}'],
  [/^aws_s3_bucket\.uploads$/, ['force_destroy'], 'true}'],
  [/^aws_s3_bucket\.uploads$/, ['tags', 'owner'], '"me"}'],
  [/^provider\.aws$/, ['region'], '"eu-west-1"}'],
  [/^provider\.aws\.us$/, ['region'], '"us-east-1"}'],
  [/^backend\.s3$/, ['encrypt'], 'false}'],
  [/^module\.vpc$/, ['source'], '"acme/vpc/aws"}'],
] as const)('a field of %s in Terraform JSON with lists is told by line and column: %j', (address, field, begins) => {
  expect(textAt('main.tf.json', listed, address, field)).toMatch(new RegExp(`^(?:"${field.at(-1)}": )?${begins}`));
});

test('a field of a Kubernetes object is told by line and column, in the second document of a file and in an item of a list', () => {
  const yaml =
    'a: b\n---\napiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: {name: a}\n  spec:\n    type: NodePort\n';
  expect(textAt('all.yaml', yaml, /Service\/a$/, ['spec', 'type'])).toMatch(/^(?:type: )?NodePort$/);
});

test('of more findings than a forge takes the worst are kept, and the rest is counted', () => {
  const report = sampleReport();
  const [one] = report.findings;
  const many = (count: number, severity: 'low' | 'critical') =>
    Array.from({ length: count }, (_, index) => ({ ...one!, severity, fingerprint: `${severity}-${index}` }));
  const written = { ...report, findings: [...many(3000, 'critical'), ...many(4000, 'low')] };
  const { runs } = sarifReport(written, { terraform: 'cdktf.out', kubernetes: 'dist' }) as {
    readonly runs: readonly [
      { readonly results: readonly { readonly partialFingerprints: Readonly<Record<string, string>> }[]; readonly invocations: unknown },
    ];
  };
  const [{ results, invocations }] = runs;
  expect(results).toHaveLength(5000);
  expect(results.filter(({ partialFingerprints }) => partialFingerprints['slipway/v1']!.startsWith('critical'))).toHaveLength(3000);
  expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'])).size).toBe(5000);
  expect(JSON.stringify(invocations)).toContain('2000 more findings, none worse than these, are left out.');
});
