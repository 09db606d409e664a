import type { Finding } from '../report/report';
import type { Severity } from '../severity';

/** Ends of sentences about a waiver: what it covers, and what to write instead. */
const cure = 'or name the finding by its fingerprint';

/**
 * Why a path covers more than a waiver of such a rule may, whatever is found; nothing where that depends on what is found.
 *
 * @param severity that of the rule
 */
export function tooWideAnywhere(path: string, severity: Severity): string | undefined {
  if (severity === 'critical' && (path.includes('*') || !path.includes('/')))
    return `covers more than one workload by '${path}', and the rule is critical: write the path of one workload, or of one object of a file as in 'all.yaml/shop/Deployment/orders', without *, ${cure}`;
  if (severity === 'high' && /^\*+(\/|$)/.test(path))
    return `names no stack by '${path}', and the rule is high: write the stack, as in 'shop-production-eu-west-1', ${cure}`;
  return undefined;
}

/**
 * Why a path that covers a finding covers more than it may. A critical rule is waived for one workload, and in files, or in output that no
 * construct made, for one object; a high rule for the stacks of one app, and in files for one file.
 */
export function tooWideFor(
  path: string,
  finding: Pick<Finding, 'severity' | 'path' | 'stack' | 'workload' | 'addresses' | 'output'>,
): string | undefined {
  const { severity, output } = finding;
  const parts = path.split('/');
  if (severity === 'critical') {
    const least = isByAddress(finding) ? finding.path : finding.path.split('/').slice(0, 2).join('/');
    if (!path.includes('*') && parts.length >= least.split('/').length) return undefined;
    return `covers more than '${least}' by '${path}', and the rule is critical: write '${least}', ${cure}`;
  }
  if (severity !== 'high') return undefined;
  if (output.folder === 'input') {
    const file = output.file.split('/');
    if (parts.length >= file.length && !parts.slice(0, file.length).some((part) => part.includes('*'))) return undefined;
    return `covers more than the file '${output.file}' by '${path}', and the rule is high: write '${output.file}', ${cure}`;
  }
  const [stack = ''] = parts;
  const app = `${finding.workload.split('/')[0]}-`;
  const named = finding.stack.startsWith(app) ? app : finding.stack;
  if (!stack.includes('*') || stack.slice(0, stack.indexOf('*')).startsWith(named)) return undefined;
  return `names no stack by '${path}', and the rule is high: write '${finding.stack}', or * only after '${named}', ${cure}`;
}

/** Whether no construct is named, but the file or the stack, and the document in it. */
function isByAddress({ path, stack, addresses, output }: Pick<Finding, 'path' | 'stack' | 'addresses' | 'output'>): boolean {
  return output.folder === 'input' || addresses.some((address) => path === `${stack}/${address}`);
}
