import { Allowed, AllowedValue, frozenCopy, Monitoring, UserError } from '../../lib';
import { properties } from '../properties';

const alertings = new Allowed('alerts', ['refused', 'ignored']);

export interface ScrapeAnnotationsOptions {
  /**
   * What becomes of the alerts of workloads, which no annotation can hold.
   *
   * @default 'refused'
   */
  readonly alerts?: AllowedValue<typeof alertings>;
}

/**
 * Annotations of pods, `prometheus.io/scrape`, `port` and `path`, as a Prometheus set up by its Helm chart or an agent reads them. How often
 * metrics are collected is up to it.
 *
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus#scraping-pod-metrics-via-annotations
 */
export function scrapeAnnotations(given: ScrapeAnnotationsOptions = {}): Monitoring {
  const { alerts = 'refused' } = frozenCopy(properties.check('ScrapeAnnotationsOptions', given, 'scrapeAnnotations'));
  return {
    collect: ({ port, path }) => ({
      podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(port), 'prometheus.io/path': path },
    }),
    alert({ group }) {
      if (alerts === 'ignored') return undefined;
      throw new UserError(
        `'${group}' has alerts, and the environment's monitoring, by annotations, evaluates none.`,
        "Use prometheusOperator(), or say that nobody waits for them: scrapeAnnotations({ alerts: 'ignored' }).",
      );
    },
  };
}
