import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../lab/sandbox';

const root = join(__dirname, '../../..');

/** The example's output, as its own program writes it. */
export interface Example {
  /** Ids of all stacks. */
  readonly stacks: readonly string[];
  /** Folder of a stack's `cdk.tf.json`. */
  folderOf(stack: string): string;
  /** Folder of the manifests. */
  readonly manifests: string;
}

/** Runs `apps/main.ts`, into a sandbox. */
export async function synthesizeExample(sandbox: Sandbox): Promise<Example> {
  const [terraform, manifests] = [sandbox.path('cdktf.out'), sandbox.path('dist')];
  await sandbox.run({
    name: 'synth',
    command: [process.execPath, '--require', 'ts-node/register/transpile-only', 'apps/main.ts'],
    cwd: root,
    env: { ...sandbox.env, CDKTF_OUTDIR: terraform, CDK8S_OUTDIR: manifests },
  });
  const { stacks } = JSON.parse(readFileSync(join(terraform, 'assembly.json'), 'utf8'));
  return { stacks: stacks.map(({ id }: { id: string }) => id), folderOf: (stack) => join(terraform, 'stacks', stack), manifests };
}
