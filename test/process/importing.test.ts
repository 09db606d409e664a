import { spawnSync } from 'node:child_process';
import { Project } from '../kit/compiled';
import { root } from '../kit/root';

/** What a fresh program prints, as JSON; it has `load`, which imports a module of the library. */
function printed(program: string): unknown {
  const start = `
    require('ts-node').register({ transpileOnly: true });
    const load = (name) => require(${JSON.stringify(root)} + '/' + name);
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', start + program], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('importing the library changes no class of the engines, and listens for nothing but errors that nobody caught', () => {
  const program = `
    const { Node } = require('constructs');
    const { addChild } = Node.prototype;
    const { prepareStackTrace } = Error;
    const before = process.eventNames();
    load('lib');
    const added = process.eventNames().filter((name) => !before.includes(name));
    console.log(JSON.stringify([Node.prototype.addChild === addChild, added, Error.prepareStackTrace === prepareStackTrace]));
  `;
  expect(printed(program)).toEqual([true, ['uncaughtExceptionMonitor'], true]);
});

test('loading the constructs loads no provider binding, and a class loads its own only', () => {
  const program = `
    const bindings = () => Object.keys(require.cache).filter((file) => file.includes('/@cdktf/provider-'));
    load('constructs');
    const first = bindings();
    const { tfResourceType } = load('constructs/aws/resources/sqs').sqs.SqsQueue;
    const then = bindings();
    console.log(JSON.stringify([first, tfResourceType, then.length > 0, then.filter((file) => !file.includes('/sqs-queue/'))]));
  `;
  expect(printed(program)).toEqual([[], 'aws_sqs_queue', true, []]);
});

describe('what is written already is read without the engines that write it, by', () => {
  let project: Project;
  beforeAll(() => {
    project = new Project(['lib', 'policies']);
    project.write(
      'given/pod.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: it }\nspec: { containers: [{ name: it, image: nginx }] }\n',
    );
    project.write(
      'told.js',
      "process.on('exit', () => console.error(Object.keys(require.cache).filter((file) => /node_modules.(cdktf|cdk8s|constructs).lib.index/.test(file)).join()));",
    );
  });
  afterAll(() => project.remove());

  test.each(['validate given --pack strict', 'explain k8s/image/tag', 'admission', 'plan --base given --head given'])(
    'slipway %s',
    (line) => {
      const args = ['-r', './told.js', 'node_modules/slipway/lib/cli/main.js', ...line.split(' ')];
      const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: project.folder, encoding: 'utf8' });
      expect(stdout).not.toBe('');
      expect(stderr.split('\n').at(-2)).toBe('');
    },
  );
});

test('a second engine is found whenever it is loaded, and as long as it is', () => {
  const program = `
    const { refuseSecondEngine } = load('lib/synth/second-engine');
    require('cdktf');
    const copies = () => {
      try {
        refuseSecondEngine();
        return 1;
      } catch {
        return 2;
      }
    };
    const found = [copies(), copies()];
    require.cache['/other/node_modules/cdktf/lib/index.js'] = module;
    found.push(copies(), copies());
    delete require.cache['/other/node_modules/cdktf/lib/index.js'];
    console.log(JSON.stringify([...found, copies()]));
  `;
  expect(printed(program)).toEqual([1, 1, 2, 2, 1]);
});

test("V8's slow compiler waits while a platform is defined and rendered", () => {
  const program = `
    const v8 = require('node:v8');
    const set = [];
    v8.setFlagsFromString = (text) => set.push(text.split('=')[0]);
    const { Listening } = load('lib/synth/render/origins');
    const listening = new Listening();
    const meanwhile = set.length;
    listening.stop();
    console.log(JSON.stringify([meanwhile, set.length, new Set(set).size]));
  `;
  expect(printed(program)).toEqual([1, 2, 1]);
});

test('a runner without a global expect is told what to do', () => {
  const program = `
    try {
      load('lib/testing/jest');
    } catch (error) {
      console.log(JSON.stringify(error.message));
    }
  `;
  expect(printed(program)).toContain("'slipway/testing/jest' finds no global `expect` to extend.");
});
