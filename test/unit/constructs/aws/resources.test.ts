import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../../kit/root';

const folder = path.join(root, 'constructs/aws/resources');
const rooms = [...fs.readdirSync(folder).map((file) => path.join(folder, file)), path.join(root, 'constructs/kubernetes/resources.ts')];

test.each(rooms.map((file) => [path.basename(file), file]))('each class in %s is the one that its name says', (_, file) => {
  for (const classes of Object.values<Record<string, { readonly name: string }>>(require(file))) {
    for (const [name, { name: own }] of Object.entries(classes)) expect(own).toBe(name);
  }
});
