import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../kit/root';

const folder = path.join(root, 'constructs/aws/resources');
const rooms = [...fs.readdirSync(folder).map((file) => path.join(folder, file)), path.join(root, 'constructs/kubernetes/resources.ts')];

/** Bindings that are loaded now. */
const loaded = () => Object.keys(require.cache).filter((file) => file.includes('/@cdktf/provider-'));

test('loading the constructs loads no provider binding, and a class loads its own only', () => {
  require('../../../../constructs');
  expect(loaded()).toEqual([]);
  const { sqs } = require('../../../../constructs/aws/resources/sqs') as typeof import('../../../../constructs/aws/resources/sqs');
  expect(sqs.SqsQueue.tfResourceType).toBe('aws_sqs_queue');
  expect(loaded()).not.toEqual([]);
  expect(loaded().filter((file) => !file.includes('/sqs-queue/'))).toEqual([]);
});

test.each(rooms.map((file) => [path.basename(file), file]))('each class in %s is the one that its name says', (_, file) => {
  for (const classes of Object.values<Record<string, { readonly name: string }>>(require(file))) {
    for (const [name, { name: own }] of Object.entries(classes)) expect(own).toBe(name);
  }
});
