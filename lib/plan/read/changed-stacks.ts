import type { Side, SideFile } from './side';

/** The Terraform files of each stack. */
export function terraformStacks({ files }: Side): ReadonlyMap<string, readonly SideFile[]> {
  const stacks = new Map<string, SideFile[]>();
  for (const file of files) {
    if (file.format !== 'terraform') continue;
    const { stack = '' } = file.place;
    stacks.set(stack, [...(stacks.get(stack) ?? []), file]);
  }
  return stacks;
}

/** Stacks of the head whose Terraform files are others than those of the base. */
export function changedStacks(base: Side, head: Side): readonly string[] {
  const before = terraformStacks(base);
  const text = (files: readonly SideFile[] = []) => files.map(({ file, sha256 }) => `${file} ${sha256}`).join('\n');
  return [...terraformStacks(head)].filter(([stack, files]) => text(files) !== text(before.get(stack))).map(([stack]) => stack);
}
