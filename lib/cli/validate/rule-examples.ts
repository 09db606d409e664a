import * as path from 'node:path';
import { readUntrusted } from '../../documents/untrusted';
import type { RuleExample } from '../../policy/policy-example';
import { packageFolder } from '../package-folder';

const domains = ['aws', 'k8s', 'x'];

/**
 * Examples and excuses of the library's own rules, by name: `docs/rules/<first part of the name>.yaml`.
 *
 * @param names of rules, of which some may be somebody else's
 */
export function ruleExamples(names: readonly string[] = domains): ReadonlyMap<string, RuleExample> {
  const asked = new Set(names.map((name) => name.split('/')[0]));
  const files = domains
    .filter((domain) => asked.has(domain))
    .flatMap((domain) => readUntrusted(path.join(packageFolder(), 'docs/rules', `${domain}.yaml`), 'yaml'));
  return new Map(files.flatMap(({ value }) => Object.entries(value as Readonly<Record<string, RuleExample>>)));
}
