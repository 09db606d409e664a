import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { root } from '../kit/root';

test('importing the library changes no class of the engines, and listens for nothing but errors that nobody caught', () => {
  const program = `
    const { Node } = require('constructs');
    const { addChild } = Node.prototype;
    const before = process.eventNames();
    require('ts-node').register({ transpileOnly: true });
    const added = process.eventNames();
    require(${JSON.stringify(path.join(root, 'lib'))});
    const own = process.eventNames().filter((name) => !added.includes(name));
    console.log(JSON.stringify([Node.prototype.addChild === addChild, own, Error.prepareStackTrace === undefined || before !== undefined]));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
  expect([stdout.trim(), stderr]).toEqual(['[true,["uncaughtExceptionMonitor"],true]', '']);
});
