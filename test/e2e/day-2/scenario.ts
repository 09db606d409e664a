import { keepsData, type Planned } from './applier';
import type { Pods } from './pods';
import type { Program } from './program';
import type { Life, Outcome, Row } from './row';
import type { World } from './world';

/** Applies the program of the first day, and each row on what the rows before it have made. */
export async function live(world: World, { firstDay, others, rows }: Life): Promise<readonly Outcome[]> {
  await others?.(world);
  await deploy(world, firstDay);
  const outcomes: Outcome[] = [];
  let program = firstDay;
  for (const row of rows) {
    const began = Date.now();
    const outcome = await outcomeOf(world, program, row);
    outcomes.push(outcome.outcome);
    program = outcome.program;
    process.stderr.write(`day 2: ${row.change}: ${Math.round((Date.now() - began) / 1000)} s\n`);
  }
  return outcomes;
}

async function outcomeOf(world: World, program: Program, row: Row): Promise<{ readonly outcome: Outcome; readonly program: Program }> {
  const before = await world.pods();
  const planned: Planned[] = [];
  let next = program;
  let refusal: string | undefined;
  for (const step of row.steps) {
    next = await step(next, world);
    const { code, stderr } = row.isDrawn ? await world.synth(next, row.tells?.()) : { code: 0, stderr: '' };
    if (code !== 0) {
      refusal = stderr;
      world.back();
      next = program;
    } else if (row.refused) {
      refusal = await refusalOf(world, row.change === 'synthesize an older checkout' ? undefined : next);
      next = program;
    } else if (row.isPutOff?.()) world.commit();
    else planned.push(...(await deploy(world, next, step === row.steps.at(-1) ? row.asks : undefined)));
  }
  const after = await world.pods();
  const gone = await world.marks.gone();
  world.marks.forget(gone);
  const outcome = {
    row,
    actions: countsOf(planned),
    lost: planned
      .filter(({ address, action }) => /\b(delete|replace)$/.test(action) && keepsData(address.split('.')[0]!))
      .map(({ address }) => address),
    gone,
    looked: world.marks.count,
    ...comparison(before, after),
    ...(refusal !== undefined && { refusal }),
  };
  return { outcome, program: next };
}

/** @param asks the stack whose state tells the ids of what leaves it */
async function deploy(world: World, program: Program, asks?: string): Promise<readonly Planned[]> {
  const { code, stderr } = await world.synth(program);
  if (asks !== undefined) {
    const told = await world.slipway('retire', '--quiet', '--from-state', `${asks}=${world.stateOf(asks)}`);
    if (told.code !== 0) throw new Error(`slipway retire: ${told.stderr}`);
  } else if (code !== 0) throw new Error(`slipway synth: ${stderr}`);
  const planned = await world.terraform();
  await world.manifests();
  world.commit();
  return planned;
}

async function refusalOf(world: World, program: Program | undefined): Promise<string> {
  const { code, stderr } = program ? await world.synth(program) : await world.slipway('synth', '--quiet', '--update-ids');
  world.back();
  return code === 0 ? '' : stderr;
}

function countsOf(planned: readonly Planned[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { action } of planned) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}

function comparison(before: Pods, after: Pods): Pick<Outcome, 'restarted' | 'pods' | 'made'> {
  const stayed = [...after].filter(([key]) => before.has(key));
  return {
    restarted: stayed.filter(([key, pods]) => [...before.get(key)!].some((uid) => !pods.has(uid))).map(([key]) => key),
    pods: stayed.reduce((sum, [, pods]) => sum + pods.size, 0),
    made: [...after.keys()].filter((key) => !before.has(key)),
  };
}
