import { UserError } from '../errors';
import { freezeMade, frozenCopy } from '../frozen';
import { libProperties } from '../properties/lib-properties';
import { Never } from './contradiction';
import { Dependency } from './dependency';
import { checkPath } from './names';

/** A port that a workload offers. */
export interface Port {
  /**
   * Port of the Service: 1 to 65535.
   *
   * @minimum 1
   * @maximum 65535
   * @field Service.spec.ports[].port
   */
  readonly port: number;
  /**
   * Port that the container listens on: 1 to 65535.
   *
   * @minimum 1
   * @maximum 65535
   * @default - the same as `port`
   * @field Service.spec.ports[].targetPort
   */
  readonly targetPort?: number;
  /**
   * Transport protocol.
   *
   * @default 'TCP'
   * @field Service.spec.ports[].protocol
   */
  readonly protocol?: 'TCP' | 'UDP';
  /**
   * Application protocol, such as `http`, `grpc` or `kubernetes.io/h2c`.
   *
   * @format app-protocol
   * @default - none
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
   * @field Service.spec.ports[].appProtocol
   */
  readonly appProtocol?: string;
}

/** Ports by name. */
export type Ports = Readonly<Record<string, Port>>;

/**
 * What others may call: a name and ports, apart from the workload that answers, so that two workloads can name each other.
 *
 * Name it as its workload in the same app, or `<app>/<workload>` across apps.
 */
export class Service<const P extends Ports = Ports> {
  /** @throws UserError if a port is none */
  constructor(
    readonly name: string,
    readonly ports: P,
  ) {
    checkPath('A service', name);
    this.ports = frozenCopy(libProperties.checkAll({ is: 'map', of: { is: 'object', type: 'Port' } }, ports, 'ports', `service '${name}'`));
    freezeMade(this, Service, new.target);
  }

  /**
   * A call to one port, as a dependency of the caller.
   *
   * @throws UserError if the port is unknown
   */
  at(port: Extract<keyof P, string>): Call {
    const { port: number } = (this.ports as Ports)[port] ?? {};
    if (number === undefined) {
      throw new UserError(
        `Service '${this.name}' has no port '${port}' (ports: ${Object.keys(this.ports).join(', ') || 'none'}).`,
        'Call one of its ports.',
      );
    }
    return new Call(this.name, port, number);
  }
}

/**
 * A call to a port of another workload in the same environment and region.
 *
 * Who answers is looked up at synth, so that workloads may call each other and be defined in any order.
 */
export class Call extends Dependency {
  readonly type = 'call';
  readonly outputs = { host: 'value', port: 'value', address: 'value' } as const;

  constructor(
    /** Workload in the same app, or `<app>/<workload>`. */
    readonly service: string,
    /** Name of the port. */
    readonly port: string,
    /** Number of the Service's port. */
    readonly number: number,
  ) {
    super();
    freezeMade(this, Call, new.target);
  }

  /** @throws UserError: a call keeps nothing */
  override formerly(..._names: readonly Never<'a call keeps nothing: rename it freely'>[]): never {
    throw ofNothing('formerly', this);
  }

  /** @throws UserError: a call keeps nothing */
  override knownAs(_name: Never<'a call keeps nothing: rename it freely'>): never {
    throw ofNothing('knownAs', this);
  }
}

function ofNothing(method: string, { service }: Call): UserError {
  return new UserError(`'${method}' is said of a call to '${service}', which keeps nothing.`, 'Drop it: a call is renamed freely.');
}
