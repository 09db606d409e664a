import { sha256 } from '../../documents/hash';
import { cureOf } from './cure';
import type { ToldViolation } from './expired-overrides';
import type { Finding } from './report';
import type { StackToJudge } from './stack-to-judge';

/** What is reported of a violation. */
export function findingOf(violation: ToldViolation, stack: StackToJudge): Finding {
  const {
    policy,
    pack,
    level,
    verdict,
    resource,
    pointer,
    field,
    message,
    extent,
    remediation = policy.remediation,
    cure = policy.cure,
  } = violation;
  const { app, environment } = stack;
  const output = stack.outputOf(resource);
  const path = resource.path || `${stack.id}/${resource.address}`;
  const owner = ownerOf(resource.path);
  const source = violation.source ?? stack.sourceOf(resource, pointer);
  return {
    fingerprint: fingerprintOf(policy.name, path, field),
    rule: policy.name,
    severity: policy.severity,
    level,
    pack,
    verdict,
    stack: stack.id,
    environment,
    workload: app === undefined ? output.file : workloadOf(app, resource.path),
    path,
    type: resource.type,
    addresses: [resource.address],
    field,
    pointer,
    message,
    cure: cureOf(
      { remediation, cure },
      app === undefined ? undefined : owner || app,
      stack,
      stack.providers?.get(resource.path.split('/').slice(0, 3).join('/')),
    ),
    ...(source && { source }),
    output,
    ...(extent && { extent }),
  };
}

/** The same wherever lines move. */
export function fingerprintOf(rule: string, path: string, field: string): string {
  return sha256(JSON.stringify([rule, path, field])).slice(0, 16);
}

/** `<app>/<workload>`, by a construct path. */
export function workloadOf(app: string, path: string): string {
  const owner = ownerOf(path);
  return owner ? `${app}/${owner}` : app;
}

function ownerOf(path: string): string {
  return path.split('/')[1] ?? '';
}
