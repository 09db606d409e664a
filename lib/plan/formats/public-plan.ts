import { isObject } from '../../documents/shape';
import { withoutAccounts } from '../../policy/report/formats/public-report';
import type { Plan } from '../plan';

/** The same plan for readers who are told no account id and no ARN. */
export function publicPlan(plan: Plan): Plan {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return withoutAccounts(value);
    if (Array.isArray(value)) return value.map(visit);
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [withoutAccounts(key), visit(inner)])) : value;
  };
  return visit(plan) as Plan;
}
