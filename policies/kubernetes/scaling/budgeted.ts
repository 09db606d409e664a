import type { Graph } from '../../../lib/rules';
import { replicas } from './replicas';

/** Addresses of what makes pods of which a budget keeps some: one that lets all of them go at once keeps none. */
export const budgeted = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack.all('policy/v1/PodDisruptionBudget').flatMap(({ document, namespace }) => {
      const { maxUnavailable, minAvailable, selector = {} } = document.spec ?? {};
      const selected = stack.selectedPods(selector, namespace).map(({ address }) => address);
      const total = selected.reduce((sum, address) => sum + (stack.index(replicas).get(address) ?? 0), 0);
      return keepsNone(maxUnavailable, minAvailable, total) ? [] : selected;
    }),
  );

/** @param total pods that it selects; 0 where nobody knows */
function keepsNone(maxUnavailable: unknown, minAvailable: unknown, total: number): boolean {
  if (maxUnavailable === undefined || maxUnavailable === null)
    return minAvailable !== undefined && Number.parseFloat(String(minAvailable)) === 0;
  const most = Number.parseFloat(String(maxUnavailable));
  if (!String(maxUnavailable).endsWith('%')) return total > 0 && most >= total;
  // Kubernetes rounds up: 51% of two pods are both.
  return most >= 100 || (total > 0 && Math.ceil((total * most) / 100) >= total);
}
