import { Postgres, Workload } from '../../../../constructs';
import { text } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { awsWithoutExternalSecrets } from '../../../kit/environments';

interface Outputs {
  readonly host: string;
  readonly password: string;
}
const open = ({ host }: Outputs) => ({ '/etc/app/url': text`postgres://${host}/orders` });
const closed = ({ host, password }: Outputs) => ({ '/etc/app/dsn': text`postgres://me:${password}@${host}` });

interface Volume {
  readonly configMap?: object;
  readonly secret?: object;
}

/** What Terraform writes of files in which values of a dependency stand, by kind, and from what the pod mounts them. */
function writtenOf(files: (outputs: Outputs) => object) {
  const { resources } = synthesize(awsWithoutExternalSecrets(), (stack) => {
    const dependencies = { db: new Postgres({ size: 'small' }) };
    new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies, files: ({ db }) => files(db as never) as never });
  });
  const keysOf = (type: string, data: string) =>
    resources
      .ofType(type)
      .filter(({ values }) => values.metadata.name === 'orders-joined-files')
      .map(({ values }) => Object.keys(values[data]));
  const { volumes } = resources.only('apps/v1/Deployment').values.spec.template.spec;
  return {
    maps: keysOf('kubernetes_config_map_v1', 'data'),
    secrets: keysOf('kubernetes_secret_v1', 'data_wo'),
    mounted: volumes.flatMap((one: Volume) => [...(one.configMap ? ['map'] : []), ...(one.secret ? ['secret'] : [])]).sort(),
  };
}

test.each<[what: string, files: (outputs: Outputs) => object, written: ReturnType<typeof writtenOf>]>([
  ['without a secret stand in a ConfigMap', open, { maps: [['0-url']], secrets: [], mounted: ['map'] }],
  ['with one stand in a Secret', closed, { maps: [], secrets: [['0-dsn']], mounted: ['secret'] }],
  [
    'of both kinds stand in both',
    (outputs) => ({ ...open(outputs), ...closed(outputs) }),
    { maps: [['1-url']], secrets: [['0-dsn']], mounted: ['map', 'secret'] },
  ],
])('texts that Terraform joins %s, which the pod mounts', (_what, files, written) => {
  expect(writtenOf(files)).toEqual(written);
});
