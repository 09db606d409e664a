import { Claims } from '../assembly/claims';
import { Bindings } from './bindings/bindings';
import { Endpoint } from './endpoint';

/** What the stacks of one platform must know of each other: what is taken, where data is, who answers calls. */
export class Registry {
  private readonly regions = new Map<string, string>();
  private readonly places = new Map<string, Map<string, Endpoint>>();
  readonly claims = new Claims();
  readonly bindings = new Bindings();

  constructor(
    /** First part of the names of everything in a cloud account. */
    readonly organization: string,
  ) {}

  /** Notes that data lives in a region, and tells in which other region of its environment it was noted first. */
  claimData(data: string, region: string): string | undefined {
    const first = this.regions.get(data) ?? region;
    this.regions.set(data, first);
    return first === region ? undefined : first;
  }

  /** Makes a workload known to its neighbours in one region of an environment. */
  register(place: string, endpoint: Endpoint): void {
    this.places.set(place, (this.places.get(place) ?? new Map<string, Endpoint>()).set(endpoint.key, endpoint));
  }

  /** The workloads, by place and then by `<app>/<workload>`. */
  get endpoints(): ReadonlyMap<string, ReadonlyMap<string, Endpoint>> {
    return this.places;
  }
}
