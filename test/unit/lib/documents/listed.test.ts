import { listedIn } from '../../../../lib/documents/listed';

const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
const { kind: _kind, apiVersion: _apiVersion, ...bare } = pod;

// As `kubectl label --local -o json` tells.
test.each<readonly [string, object, unknown]>([
  ['a List', { kind: 'List', items: [pod] }, [pod]],
  ['a list of one kind, of items that do not say it', { kind: 'PodList', items: [bare] }, [pod]],
  ['what is called otherwise', { kind: 'Thing', apiVersion: 'acme.com/v1', items: [pod] }, [pod]],
  ['an object of a kind of its own', { kind: 'Pod', items: [bare, pod] }, [pod, pod]],
  ['an object that looks like another', { kind: 'ConfigMap', metadata: { name: 'c' }, data: { a: 'b' }, items: [pod] }, [pod]],
  ['items that are no objects', { kind: 'List', items: [null, 'a', [pod]] }, [null, 'a', [pod]]],
  ['an empty list, of whatever kind', { kind: 'NetworkPolicy', spec: {}, items: [] }, []],
  ['items that are nothing', { kind: 'NetworkPolicy', spec: {}, items: null }, []],
  ['an object without items', pod, undefined],
  ['a List without items', { kind: 'List' }, undefined],
])('what kubectl applies of %s', (_name, document, items) => {
  expect(listedIn({ apiVersion: 'v1', ...document })).toEqual(items);
});
