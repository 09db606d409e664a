import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckovFinding, checkov } from '../lab/checkov';
import { describeWithLab } from '../lab/jest/with-lab';
import { synthesizeExample } from '../terraform/example';
import { ACCEPTED, type Accepted } from './accepted';

const ENVIRONMENTS = ['development', 'sandbox', 'staging', 'production'];

interface Found extends Pick<Accepted, 'check' | 'type'> {
  readonly environment: string;
}

const isMeant = (accepted: Accepted, { check, type, environment }: Found): boolean =>
  accepted.check === check && accepted.type === type && accepted.environments.includes(environment);

describeWithLab('checkov, on the Terraform of every environment', ['checkov'], (sandbox) => {
  let failed: readonly CheckovFinding[];
  let passed: number;
  let found: readonly Found[];

  beforeAll(async () => {
    const example = await synthesizeExample(sandbox());
    const folder = sandbox().path('judged');
    for (const stack of example.stacks) {
      const document = JSON.parse(readFileSync(join(example.folderOf(stack), 'cdk.tf.json'), 'utf8'));
      delete document.terraform.required_version; // checkov expects blocks there only, and passes over the file
      mkdirSync(join(folder, stack), { recursive: true });
      writeFileSync(join(folder, stack, 'cdk.tf.json'), JSON.stringify(document, undefined, 2));
    }
    ({ failed, passed } = await checkov(sandbox(), folder, 'terraform_json'));
    found = failed.map(({ check, resource, file }) => ({
      check,
      type: resource.split('.')[0]!,
      environment: ENVIRONMENTS.find((each) => file.includes(`-${each}-`))!,
    }));
  });

  test('judges every resource that it knows', () => {
    expect(passed).toBeGreaterThan(200);
  });

  test('finds nothing but what is listed with an argument', () => {
    const unlisted = failed.filter((_, index) => !ACCEPTED.some((accepted) => isMeant(accepted, found[index]!)));
    expect(unlisted.map(({ check, title, resource, file }) => `${check} ${title}: ${resource} in ${file}`)).toEqual([]);
  });

  test('still finds all that is listed', () => {
    const gone = ACCEPTED.flatMap((accepted) =>
      accepted.environments
        .filter((environment) => !found.some((each) => each.environment === environment && isMeant(accepted, each)))
        .map((environment) => `${accepted.check} on ${accepted.type} in ${environment}`),
    );
    expect(gone).toEqual([]);
  });
});
