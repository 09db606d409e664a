import { nearestFirst } from '../../../lib/wording/nearest';

test.each([
  ['prod', ['development', 'sandbox', 'production'], 'production'],
  ['devlopment', ['production', 'development'], 'development'],
  ['Staging', ['sandbox', 'staging'], 'staging'],
  ['', ['b', 'a'], 'a'],
  ['prot', ['appProtocol', 'port', 'protocol'], 'port'],
  ['hots', ['hosts', 'host', 'shorts'], 'host'],
  ['cahce', ['cached', 'cache'], 'cache'],
  ['xdb', ['xab', 'db'], 'db'],
  ['db', ['dz', 'dbx'], 'dbx'],
  ['dbx', ['dba', 'db'], 'db'],
  ['memory', ['limits.memory', 'meters'], 'limits.memory'],
])('%j is meant as %j: %s', (typed, names, nearest) => {
  expect(nearestFirst(typed, names)[0]).toBe(nearest);
  expect(nearestFirst(typed, names)).toHaveLength(names.length);
});
