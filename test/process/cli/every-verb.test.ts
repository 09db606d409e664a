import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';
import { program } from '../../../lib/cli/main';
import { badFiles } from '../../kit/bad-files';
import { install } from '../../kit/compiled';
import { ApprovedShop } from '../approval/approved-shop';
import { Slipway } from './slipway';

/** One place of a command line where somebody may write anything. */
interface Door {
  readonly name: string;
  readonly args: (value: string) => readonly string[];
}

/** How a command line ended. */
interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** That this process worked, not what it ran. */
  readonly seconds: number;
  /** Files of the project that are not as they were. */
  readonly changed: readonly string[];
}

/** What a verb is given where it must be given something, by flag or argument, of one verb or of all. */
const valid: Readonly<Record<string, string>> = {
  '--env': 'production',
  '--reason': 'a reason',
  'promote --from': 'staging',
  'promote --to': 'production',
  'impact --from': 'nothing',
  'impact --to': 'nothing',
  'promote app': 'shop',
  'rollback what': 'shop',
  'hold what': 'shop',
  'release-hold what': 'shop',
  'comment file': 'README.md',
  'where commit|image': 'HEAD',
  'merge-release ancestor': 'releases/staging.json',
  'merge-release ours': 'releases/production.json',
  'merge-release theirs': 'releases/staging.json',
};

/** Flags for which any text is a good one, and what it is. */
const anyText: Readonly<Record<string, string>> = {
  '--reason': 'words for people',
  '--by': 'a name for people',
  '--marker': 'the name of a comment',
  '--exclude': 'a pattern, which may fit nothing',
  '--exclude-namespace': 'the name of what need not be there',
};

/** Doors through which a state of the file is nothing bad. */
const fine: Readonly<Record<string, readonly string[]>> = {
  // What is compared, or written to, may be a folder, and need not be there.
  'plan --base': ['that is a folder'],
  'plan --head': ['that is a folder'],
  'render --into': ['that is missing', 'that is a folder'],
  'evidence --out': ['that is missing', 'that is a folder'],
  // It says, in several lines, what an empty folder lacks.
  'bundle --from': ['that is a folder'],
  // Both sides began it.
  'merge-release ancestor': ['that is empty'],
};

/** Verbs that write all of it whatever they are asked to show, or whatever the gate says. */
const writing: ReadonlySet<string> = new Set(['synth', 'evidence']);

/** Every verb that does something, with the words that call it, of commander's own list. */
const verbs = verbsOf(program(), []);
function verbsOf(command: Command, words: readonly string[]): readonly (readonly [string, Command])[] {
  if (command.commands.length === 0) return [[words.join(' '), command]];
  return command.commands.flatMap((each) => verbsOf(each, [...words, each.name()]));
}

/** A verb with all that it must be given, and with a value for one argument, or with a flag as it is written. */
function lineOf(verb: string, command: Command, door: string, value: string): readonly string[] {
  const given = (name: string) => valid[`${verb} ${name}`] ?? valid[name] ?? `<this test knows no valid '${verb} ${name}'>`;
  return [
    ...verb.split(' '),
    '-q',
    ...command.registeredArguments
      .filter((each) => each.required || each.name() === door)
      .map((each) => (each.name() === door ? value : given(each.name()))),
    ...command.options.filter((each) => each.mandatory && each.long !== door).map(({ long }) => `${long}=${given(long!)}`),
    ...(door.startsWith('--') ? [value] : []),
  ];
}

/** Every flag of a verb that takes a value, but one of a few, and every argument. */
function doorsOf(verb: string, command: Command): readonly Door[] {
  const flags = command.options.filter(({ required, optional, argChoices }) => (required || optional) && argChoices === undefined);
  return [...command.registeredArguments.map((each) => each.name()), ...flags.map(({ long }) => long!)]
    .filter((name) => anyText[name] === undefined)
    .map((name) => ({ name, args: (value) => lineOf(verb, command, name, name.startsWith('--') ? `${name}=${value}` : value) }));
}

/** Flags that say nothing without others, or without files, by their help. */
function dependentFlags(): readonly (readonly [verb: string, flag: string, args: readonly string[]])[] {
  return verbs.flatMap(([verb, command]) =>
    command.options
      .filter(({ description }) => /^(?:with|of|for) (?:files|--[a-z-]+(?: or --[a-z-]+)*): /.test(description))
      .map(({ long, required }) => [verb, long!, lineOf(verb, command, long!, required ? `${long}=bad` : long!)] as const),
  );
}

/** Runs command lines one after the other, in a program that loads each verb once. */
const runner = `
const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { main } = require('./lib/cli/main.js');
const { badFiles } = require('./test/kit/bad-files.js');
const own = (file) => file !== 'bad' && !/^\\.git\\/(?:index|FETCH_HEAD|logs|worktrees|objects)/.test(file);
const state = () => new Map(fs.readdirSync('.', { recursive: true, withFileTypes: true })
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).filter(own)
  .map((file) => [file, fs.lstatSync(file).isFile() ? createHash('sha256').update(fs.readFileSync(file)).digest('hex') : '']));
(async () => {
  for (const { state: made, args } of JSON.parse(fs.readFileSync(process.env.RUNS_FILE, 'utf8'))) {
    fs.rmSync('bad', { recursive: true, force: true });
    badFiles[made]('bad');
    const before = state();
    const said = { stdout: '', stderr: '' };
    const { write } = process.stdout;
    process.stdout.write = (text) => { said.stdout += text; return true; };
    process.stderr.write = (text) => { said.stderr += text; return true; };
    console.error = (text) => { said.stderr += require('node:util').format(text) + '\\n'; };
    const start = process.cpuUsage();
    const status = await main(args);
    const { user, system } = process.cpuUsage(start);
    process.stdout.write = write;
    const after = state();
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
    process.stdout.write(JSON.stringify({ status, ...said, seconds: (user + system) / 1e6, changed }) + '\\n');
  }
  process.exit(0);
})();
`;

let slipway: Slipway;
let approved: ApprovedShop;
beforeAll(() => {
  slipway = new Slipway();
  install(['test/kit/bad-files.ts'], slipway.folder);
  fs.writeFileSync(path.join(slipway.folder, 'runner.js'), runner);
  // A project in which every verb has something to do.
  approved = new ApprovedShop(slipway);
  approved.shop.project.write('README.md', '# A shop\n');
  fs.appendFileSync(path.join(approved.shop.folder, '.gitignore'), 'bad\n');
  approved.pin(approved.shop.commit('a shop'));
  approved.push();
  approved.approved();
});
afterAll(() => {
  approved.remove();
  slipway.remove();
});

/** How command lines end; nothing of those after one that never ends. */
function ends(runs: readonly { readonly state: string; readonly args: readonly string[] }[]): readonly (Ended | undefined)[] {
  const file = path.join(slipway.folder, 'runs.json');
  fs.writeFileSync(file, JSON.stringify(runs));
  const { shop } = approved;
  const { stdout } = spawnSync(process.execPath, [path.join(slipway.folder, 'runner.js')], {
    cwd: shop.folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: shop.cache, XDG_CACHE_HOME: shop.cache, RUNS_FILE: file },
    input: '',
    timeout: 280_000,
    killSignal: 'SIGKILL',
  });
  const ended = stdout.split('\n').filter((line) => line.startsWith('{"status"'));
  return runs.map((_run, index) => (ended[index] === undefined ? undefined : JSON.parse(ended[index])));
}

/** What is wrong with how something ended that could not be done. */
function faultsOf(ended: Ended | undefined): readonly string[] {
  if (!ended) return ['never ends'];
  const { status, stdout, stderr, seconds, changed } = ended;
  const said = `${stdout}${stderr}`;
  return [
    // A gate that stays closed has an exit code, and a table, of its own.
    ...(status === 1 || status === 4 ? [] : [`exit ${status}: ${said}`]),
    ...(/\n\s+at |node:internal|\[stack\]/.test(said) ? [`a stack: ${said}`] : []),
    ...(status === 4 || /^(?!.*^Error: .*^Error: )(?:.*\n)?Error: [^\n]+\n[^\n]+\n$/ms.test(stderr)
      ? []
      : [`no sentence and cure: ${said}`]),
    ...(seconds < 5 ? [] : [`works for ${seconds} s`]),
    ...changed.map((file) => `writes ${file}`),
  ];
}

test.each(verbs)(
  '%s: whatever stands where it is told something is an error in a sentence, soon, and nothing is written',
  (verb, command) => {
    const runs = doorsOf(verb, command).flatMap(({ name, args }) =>
      Object.keys(badFiles)
        .filter((state) => !fine[`${verb} ${name}`]?.includes(state))
        .map((state) => ({ door: `${verb} ${name}`, state, args: args('bad') })),
    );
    const ended = ends(runs);
    const faults = runs.flatMap(({ door, state }, index) =>
      faultsOf(ended[index])
        .filter((fault) => !(writing.has(verb) && fault.startsWith('writes ')))
        .map((fault) => `${door} ${state}: ${fault}`),
    );
    expect(faults).toEqual([]);
  },
);

test('a flag that says nothing without others is refused alone, by its name, and nothing is written', () => {
  const flags = dependentFlags();
  expect(flags.map(([verb, flag]) => `${verb} ${flag}`)).toEqual(
    expect.arrayContaining(['promote --base', 'images update --github', 'where --dry-run', 'gate --digest', 'validate --waivers']),
  );
  const ended = ends(flags.map(([, , args]) => ({ state: 'that is missing', args })));
  const faults = flags.flatMap(([verb, flag], index) => [
    ...faultsOf(ended[index]).map((fault) => `${verb} ${flag}: ${fault}`),
    ...(new RegExp(`^Error: '?${flag}'? `).test(ended[index]?.stderr ?? '') ? [] : [`${verb} ${flag}: ${ended[index]?.stderr}`]),
  ]);
  expect(faults).toEqual([]);
});

test('what takes any text is a flag of some verb', () => {
  const flags = new Set(verbs.flatMap(([, command]) => command.options.map(({ long }) => long)));
  expect(Object.keys(anyText).filter((flag) => !flags.has(flag))).toEqual([]);
});
