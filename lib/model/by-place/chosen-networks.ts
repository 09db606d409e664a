import { listedBy } from '../../source/listed';
import type { Region } from '../region';

/** A region with the networks of its clusters as an environment lists them: what they make is approved. */
export function chosenNetworks(region: Region): Region {
  return { ...region, clusters: region.clusters.map((cluster) => ({ ...cluster, network: listedBy(cluster.network, 'allow') })) };
}
