import { isInternet } from '../../../../lib/policy/values/internet';
import { coversNetwork, networkLeaves } from '../../../../lib/policy/values/network-leaves';

const app = (name: string) => ({ matchLabels: { app: name } });
const among = { matchExpressions: [{ key: 'tier', operator: 'In', values: ['b', 'a'] }] };

test.each<[rule: Readonly<Record<string, unknown>>, leaves: readonly string[]]>([
  [{}, ['from: (any)', 'ports: (any)']],
  [{ from: [], ports: [] }, ['from: (any)', 'ports: (any)']],
  [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }, ['from: 10.0.0.0/8', 'ports: (any)']],
  [
    { from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.2.0.0/16', '10.1.0.0/16'] } }] },
    ['from: 10.0.0.0/8 but 10.1.0.0/16 10.2.0.0/16', 'ports: (any)'],
  ],
  [{ from: [{}] }, ['from: pods of the same namespace', 'ports: (any)']],
  [{ from: [{ podSelector: app('orders') }] }, ['from: pods of the same namespace & pod app=orders', 'ports: (any)']],
  [{ from: [{ namespaceSelector: {} }] }, ['from: pods ', 'ports: (any)']],
  [{ from: [{ namespaceSelector: app('shop'), podSelector: among }] }, ['from: pods namespace app=shop & pod tier In a,b', 'ports: (any)']],
  [
    { ports: [{}, { port: 80 }, { port: 'web', protocol: 'UDP' }, { port: 80, endPort: 90 }] },
    ['from: (any)', 'ports: TCP', 'ports: TCP 80', 'ports: UDP web', 'ports: TCP 80 to 90'],
  ],
])('a rule of %j goes as far as %j', (rule, leaves) => {
  expect(networkLeaves(rule, 'ingress')).toEqual(leaves);
});

test('a rule of what pods may reach is about where they go to', () => {
  expect(networkLeaves({ to: [{ ipBlock: { cidr: '::/0' } }] }, 'egress')).toEqual(['to: ::/0', 'ports: (any)']);
});

test.each<[wide: string, narrow: string, covers: boolean]>([
  ['TCP', 'TCP 80', true],
  ['TCP 80', 'TCP', false],
  ['TCP', 'UDP 80', false],
  ['TCP 80 to 90', 'TCP 80', true],
  ['TCP 80 to 90', 'TCP 90', true],
  ['TCP 80 to 90', 'TCP 91', false],
  ['TCP 80 to 90', 'TCP 79 to 80', false],
  ['10.0.0.0/8', '10.1.0.0/16', true],
  ['10.1.0.0/16', '10.0.0.0/8', false],
  ['10.0.0.0/8 but 10.1.0.0/16', '10.2.0.0/16', true],
  ['10.0.0.0/8 but 10.1.0.0/16', '10.0.0.0/8', false],
  ['10.0.0.0/8 but 10.1.0.0/16', '10.0.0.0/8 but 10.0.0.0/12', true],
  ['10.0.0.0/8', 'TCP 80', false],
  ['TCP 80', '10.0.0.0/8', false],
  ['pods ', 'pods pod app=orders', true],
  ['pods pod app=orders', 'pods ', false],
  ['pods pod app=orders', 'pods namespace app=shop & pod app=orders', true],
  ['10.0.0.0/8', 'pods ', false],
])('what says %j holds for %j: %p', (wide, narrow, covers) => {
  expect(coversNetwork(wide, narrow)).toBe(covers);
});

test.each<[cidrs: readonly string[], is: boolean]>([
  [['0.0.0.0/0'], true],
  [['::/0'], true],
  [['32.0.0.0/5', '40.0.0.0/5'], true],
  [['32.0.0.0/5', '32.0.0.0/6'], false],
  [['32.0.0.0/5', '10.0.0.0/8', '44.0.0.0/6'], false],
  [['10.0.0.0/8', '192.168.0.0/16'], false],
  [['x', ''], false],
])('%j are the internet in whatever order: %p', (cidrs, is) => {
  for (const order of [cidrs, [...cidrs].reverse()]) expect(isInternet(order)).toBe(is);
});
