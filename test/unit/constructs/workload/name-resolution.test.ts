import { Workload, type WorkloadProps } from '../../../../constructs';
import { synthesize } from '../../../../lib/testing';
import { cloudless } from '../../../kit/environments';

type Asked = Pick<WorkloadProps, 'dnsConfig' | 'hostAliases'>;

function podOf(asked: Asked) {
  const { resources } = synthesize(cloudless(), (stack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', ...asked }));
  return resources.only('apps/v1/Deployment').values.spec.template.spec;
}

/** Domains of so many characters together, with a space between each two. */
function domains(count: number, characters: number): readonly string[] {
  const short = Math.floor((characters - (count - 1)) / count);
  const rest = characters - (count - 1) - short * count;
  return Array.from({ length: count }, (_, index) => domain(index, short + (index < rest ? 1 : 0)));
}

const domain = (index: number, length: number) =>
  `${String(index).padStart(Math.ceil(length / 2) - 1, 'a')}.${'b'.repeat(Math.floor(length / 2))}`;

test.each<[what: string, asked: Asked]>([
  ['servers', { dnsConfig: { nameservers: ['10.0.0.53', '10.0.0.54', '2001:db8::53'] } }],
  ['domains', { dnsConfig: { searches: domains(32, 1024) } }],
  ['characters of domains', { dnsConfig: { searches: domains(32, 2048) } }],
])('a pod asks for names with as many %s as Kubernetes takes', (_what, asked) => {
  expect(podOf(asked).dnsConfig).toEqual(asked.dnsConfig);
});

test.each<[what: string, asked: Asked, said: string]>([
  ['servers', { dnsConfig: { nameservers: ['10.0.0.53', '10.0.0.54', '10.0.0.55', '10.0.0.56'] } }, "'dnsConfig.nameservers' lists 4."],
  ['domains', { dnsConfig: { searches: domains(33, 1024) } }, "'dnsConfig.searches' lists 33."],
  ['characters of domains', { dnsConfig: { searches: domains(32, 2049) } }, "'dnsConfig.searches' has 2049 characters."],
])('one more of %s is refused', (_what, asked, said) => {
  expect(() => podOf(asked)).toThrow(said);
});

test('names that DNS does not know stand by address, whatever order they are stated in', () => {
  const hostAliases = { '10.0.0.9': ['b.example.com'], '10.0.0.7': ['c.example.com', 'a.example.com'] };
  expect(podOf({ hostAliases }).hostAliases).toEqual([
    { ip: '10.0.0.7', hostnames: ['c.example.com', 'a.example.com'] },
    { ip: '10.0.0.9', hostnames: ['b.example.com'] },
  ]);
});

test('each of them is a host', () => {
  const hostAliases = { '10.0.0.7': ['a.example.com', 'not a host'] };
  expect(() => podOf({ hostAliases })).toThrow("'hostAliases['10.0.0.7'][1]'");
});
