import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { Cluster, checkName, Deferred, Delivery, DeploymentStack, Reference, StoredSecret } from '../../lib';
import { ssm } from '../aws/resources/ssm';
import { properties } from '../properties';

export interface ExternalSecretsOptions {
  /**
   * How often the Secrets are read anew; 0 reads once.
   *
   * @minimum 0
   * @unit seconds
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
}

/** Where a value lies, outside the cluster. */
interface Entry {
  /** Key in the Secret. */
  readonly output: string;
  readonly store: 'secrets' | 'parameters';
  /** Name in the store. */
  readonly key: string;
}

/**
 * Delivers through External Secrets: facts become parameters of Parameter Store, secrets are in Secrets Manager, and one ExternalSecret for
 * each dependency reads both into one Secret, `<workload>-<dependency>`.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html for the length of a parameter's name
 */
export class ExternalSecrets implements Delivery {
  private readonly options: ExternalSecretsOptions;

  /** @throws UserError if an option is out of range */
  constructor(given: ExternalSecretsOptions = {}) {
    this.options = properties.check('ExternalSecretsOptions', given, 'ExternalSecrets');
  }

  /** @throws UserError if a cluster states no `secretStores` */
  deliver(
    workload: Construct,
    id: string,
    outputs: Readonly<Record<string, Deferred | StoredSecret>>,
  ): Readonly<Record<string, Reference>> {
    const stack = DeploymentStack.of(workload);
    const delivery = new Construct(workload.node.tryFindChild(id) ?? new Construct(workload, id), 'delivery');
    const name = checkName(`The Secret of '${workload.node.path}/${id}'`, `${workload.node.id}-${id}`);
    const folder = stack.physicalName(delivery.node.scope!, 'ssm', 900);
    const entries = Object.entries(outputs).map(
      ([output, value]): Entry =>
        value instanceof StoredSecret
          ? { output, store: 'secrets', key: value.name }
          : { output, store: 'parameters', key: parameter(delivery, output, `/${folder}/${output}`, value) },
    );
    for (const cluster of stack.clusters) this.externalSecret(stack, delivery, cluster, name, entries);
    return Object.fromEntries(entries.map(({ output }) => [output, { secretKeyRef: { name, key: output } }]));
  }

  /** Fields that the controller would default are written out, so that nobody sees a difference between git and the cluster. */
  private externalSecret(stack: DeploymentStack, delivery: Construct, cluster: Cluster, name: string, entries: readonly Entry[]): void {
    const stores = stack.required(cluster.secretStores, `clusters.${cluster.name}.secretStores`, delivery);
    new ApiObject(stack.chartScope(delivery, cluster), 'ExternalSecret', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name },
      spec: {
        refreshInterval: goDuration(this.options.refreshInterval ?? Duration.hours(1)),
        target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
        data: entries.map(({ output, store, key }) => ({
          secretKey: output,
          remoteRef: { key, conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' },
          sourceRef: { storeRef: { kind: stores[store].kind, name: stores[store].name } },
        })),
      },
    });
  }
}

function parameter(scope: Construct, output: string, name: string, { expression }: Deferred): string {
  new ssm.SsmParameter(scope, output, { name, type: 'String', insecureValue: expression });
  return name;
}

/** As Go prints durations: `1h0m0s`. */
function goDuration(duration: Duration): string {
  const seconds = duration.toSeconds();
  return `${Math.floor(seconds / 3600)}h${Math.floor((seconds % 3600) / 60)}m${seconds % 60}s`;
}
