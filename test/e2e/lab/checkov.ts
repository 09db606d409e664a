import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Sandbox } from './sandbox';
import { toolPath } from './toolchain';

export interface CheckovFinding {
  /** `CKV_AWS_27` */
  readonly check: string;
  readonly title: string;
  /** `aws_sqs_queue.orders`, `Deployment.shop.orders` */
  readonly resource: string;
  readonly file: string;
}

export interface CheckovReport {
  readonly failed: readonly CheckovFinding[];
  readonly passed: number;
}

/**
 * Scans a folder of `cdk.tf.json` or of YAML, without asking anybody.
 *
 * @throws Error if there is a file that it cannot read
 */
export async function checkov(sandbox: Sandbox, folder: string, framework: 'terraform_json' | 'kubernetes'): Promise<CheckovReport> {
  const options = [
    '--framework',
    framework,
    '--output',
    'json',
    '--quiet',
    '--compact',
    '--skip-download',
    '--skip-results-upload',
    '--soft-fail',
  ];
  const { stdout } = await sandbox.run({
    name: 'checkov',
    command: [toolPath('checkov'), '-m', 'checkov.main', '--directory', resolve(folder), ...options],
  });
  const reports: Report[] = [JSON.parse(stdout)].flat();
  const unread = reports.flatMap(({ results }) => results?.parsing_errors ?? []);
  if (unread.length > 0) throw new Error(`checkov could not read ${unread.join(', ')}`); // it exits 0, and says that nothing is wrong
  return {
    failed: reports
      .flatMap(({ results }) => results?.failed_checks ?? [])
      .map((each) => ({
        check: each.check_id,
        title: each.check_name,
        resource: framework === 'terraform_json' ? addressOf(each) : each.resource,
        file: each.file_path,
      })),
    passed: reports.reduce((sum, { summary }) => sum + (summary?.passed ?? 0), 0),
  };
}

/** Checkov says `resource.orders` in Terraform's JSON; the type stands above the lines that it names. */
function addressOf({ resource, file_abs_path: file, file_line_range: [line] }: FailedCheck): string {
  if (!resource.startsWith('resource.')) return resource;
  const above = readFileSync(file, 'utf8').split('\n').slice(0, line);
  const type = above.flatMap((each) => /^ {4}"(\w+)": \{/.exec(each)?.[1] ?? []).at(-1);
  return resource.replace('resource', type ?? 'resource');
}

interface FailedCheck {
  readonly check_id: string;
  readonly check_name: string;
  readonly resource: string;
  readonly file_path: string;
  readonly file_abs_path: string;
  readonly file_line_range: readonly [number, number];
}

interface Report {
  readonly results?: { readonly failed_checks: readonly FailedCheck[]; readonly parsing_errors: readonly string[] };
  readonly summary?: { readonly passed: number };
}
