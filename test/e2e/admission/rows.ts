import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgePlace, Policy, Resource, Setting, Verdict } from '../../../lib';
import { pods } from '../../../lib/policy/kubernetes/pods';
import { rulesOf } from '../../../lib/policy/policy';
import { passingOf, whole } from '../../unit/policies/rows';
import type { Row, Table } from '../../unit/policies/table';

/** A row of a policy's table that one API server can judge: one object, with the verdict that is right. */
export interface AdmissionRow {
  readonly policy: Policy;
  readonly sentence: string;
  readonly resource: Resource;
  readonly verdict: Verdict;
  readonly parameters: readonly Setting[];
  readonly place: JudgePlace;
}

/** Every row that complies or does not, of the tables of Kubernetes' policies. A test file that calls it mocks the table kit. */
export function admissionRows(): readonly AdmissionRow[] {
  const rows: AdmissionRow[] = [];
  // Tests beside the tables are not of this suite.
  const unused = Object.assign(() => undefined, { each: () => () => undefined });
  const { test, describe, beforeAll, beforeEach, afterAll, afterEach } = globalThis;
  Object.assign(globalThis, { test: unused, describe: unused, beforeAll: unused, beforeEach: unused, afterAll: unused, afterEach: unused });
  const kit: { describePolicy: (policy: Policy, table: Table) => void } = require('../../unit/policies/table');
  kit.describePolicy = (policy, table) => {
    const expected = { pass: passingOf(table), fail: table.fail ?? {} };
    for (const verdict of ['pass', 'fail'] as const)
      for (const [sentence, row] of Object.entries(expected[verdict])) rows.push({ policy, sentence, verdict, ...contextOf(row) });
  };
  for (const folder of ['kubernetes', 'pod-security'].map((name) => join(__dirname, '../../unit/policies', name))) {
    for (const file of readdirSync(folder)) if (/(?<!conformance)\.test\.ts$/.test(file)) require(join(folder, file));
  }
  Object.assign(globalThis, { test, describe, beforeAll, beforeEach, afterAll, afterEach });
  return rows;
}

function contextOf(row: Row): Pick<AdmissionRow, 'parameters' | 'place' | 'resource'> {
  const { resources, parameters = [], ...place } = whole(row);
  return { resource: resources[0]!, parameters, place };
}

/** A row about a pod, as rows about everything else that holds one. */
export function inTemplates(row: AdmissionRow): readonly AdmissionRow[] {
  const { type, values } = row.resource;
  if (type !== 'v1/Pod' || values.spec?.ephemeralContainers || !rulesOf(row.policy).some(({ target }) => target.part['v1/Pod'])) return [];
  const template = { metadata: { labels: values.metadata.labels, annotations: values.metadata.annotations }, spec: values.spec };
  return Object.entries(pods.part)
    .filter(([other]) => other !== 'v1/Pod')
    .map(([other, path]) => {
      const [kind = '', ...version] = other.split('/').reverse();
      const { name, namespace } = values.metadata;
      const object = { apiVersion: version.reverse().join('/'), kind, metadata: { name, namespace } };
      const content = path.reduceRight<object>((inner, key) => ({ [key]: inner }), structuredClone(template));
      return {
        ...row,
        sentence: `${row.sentence}, in a ${kind}`,
        resource: { ...row.resource, type: other, values: { ...object, ...content } },
      };
    });
}
