import { kind } from '../../../../constructs';
import { Environment, EnvironmentProps } from '../../../../lib';

/** A cluster that nginx brings requests into, with these routes. */
export function routed(routes: EnvironmentProps['routes'], more: Partial<EnvironmentProps> = {}): Environment {
  const network = kind({ ingress: [{ namespace: 'ingress-nginx' }] });
  return new Environment({
    name: 'test',
    regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network }] }],
    provisioners: [],
    release: {
      schemaVersion: 1,
      images: { 'shop/frontend': { tag: '1.0' }, 'shop/admin': { tag: '1.0' }, 'blog/frontend': { tag: '1.0' } },
    },
    ...(routes && { routes }),
    ...more,
  });
}
