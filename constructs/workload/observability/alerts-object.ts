import type { ApiObjectProps } from 'cdk8s';
import { ClusterServices, returnedObjectIfAny } from '../../../lib';
import { Owner } from '../place/owner';
import { Alert, renderAlerts } from './alerts';

/** What a workload states of its alerts. */
interface Alerting {
  readonly alerts?: Readonly<Record<string, Alert>>;
  readonly owner?: Owner;
}

/**
 * The object that has the alerts of a workload told in a cluster, as its environment says; nothing where there are none, or nobody is told.
 *
 * @param group its name among the rules: `<app>/<workload>`
 * @throws UserError if an alert is malformed, or the environment does not say who is told
 */
export function alertsObject(
  { alerts = {}, owner }: Alerting,
  metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> },
  group: string,
  services: ClusterServices,
): ApiObjectProps | undefined {
  if (Object.keys(alerts).length === 0) return undefined;
  const rules = renderAlerts(alerts, owner);
  return returnedObjectIfAny<ApiObjectProps>(
    "The function 'alert' of the environment's monitoring",
    services.monitoring.alert({ metadata, group, rules }),
  );
}
