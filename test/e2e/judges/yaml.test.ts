import * as fc from 'fast-check';
import { yamlOf } from '../../../lib/synth/render/yaml';
import { trickyText, trickyTexts } from '../../kit/texts';
import { describeWithLab } from '../lab/jest/with-lab';
import { toolPath } from '../lab/toolchain';

const texts = [...new Set([...trickyTexts, ...fc.sample(trickyText, { seed: 1, numRuns: 16_000 })])];

/** Objects that hold the texts as values, in lists and as keys, 500 texts each. */
const objects = Array.from({ length: Math.ceil(texts.length / 500) }, (_, index) => {
  const some = texts.slice(index * 500, (index + 1) * 500);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `texts-${index}` },
    data: Object.fromEntries(some.map((text, key) => [`text-${key}`, text])),
    keys: Object.fromEntries(some.map((text) => [text, 'key'])),
    list: some.map((text) => [text, { [text]: text }]),
  };
});

type Written = (typeof objects)[number];

describeWithLab('What kubectl reads', ['kubectl'], (sandbox) => {
  async function read(input: string): Promise<unknown[]> {
    const command = [toolPath('kubectl'), 'annotate', '--local', '-f', '-', 'read=yes', '-o', 'json'];
    const { stdout } = await sandbox().run({ name: 'kubectl', command, input });
    // One object after the other.
    return stdout
      .split(/(?<=^\})\n/m)
      .filter(Boolean)
      .map((text) => JSON.parse(text));
  }
  /** Texts that are read otherwise than they were written, anywhere. */
  function misread(found: readonly unknown[], written: readonly Written[]): readonly string[] {
    expect(found).toHaveLength(written.length);
    return written.flatMap(({ data, keys, list }, index) => {
      const read = found[index] as Written;
      expect(Object.keys(read.keys)).toHaveLength(Object.keys(keys).length);
      return Object.entries(data)
        .filter(([key, text], place) => {
          const same = JSON.stringify(read.list[place]) === JSON.stringify(list[place]);
          return read.data[key] !== text || read.keys[text] !== 'key' || !same;
        })
        .map(([, text]) => text);
    });
  }

  test('is what was written: at least 10,000 texts, as keys and as values, in a file of many objects', async () => {
    expect(texts.length).toBeGreaterThan(10_000);
    expect(misread(await read(yamlOf(objects)), objects)).toEqual([]);
  });

  test('is what was written, in a list', async () => {
    const some = objects.slice(0, 4);
    expect(misread(await read(yamlOf([{ apiVersion: 'v1', kind: 'List', items: some }])), some)).toEqual([]);
  });

  test('is the same after kustomize, as Flux runs it', async () => {
    // Neither control characters nor long keys can it write itself.
    const isWritable = (text: string) => !/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u.test(text);
    const values = objects.slice(0, 4).map(({ keys: _keys, list: _list, data, ...object }) => ({
      ...object,
      data: Object.fromEntries(Object.entries(data).filter(([, text]) => isWritable(text))),
    }));
    sandbox().write('texts.yaml', yamlOf(values));
    sandbox().write('kustomization.yaml', 'resources: [texts.yaml]\n');
    const { stdout } = await sandbox().run({ name: 'kustomize', command: [toolPath('kubectl'), 'kustomize', sandbox().folder] });
    const found = (await read(stdout)) as (typeof values)[number][];
    expect(found.map(({ data }) => data)).toEqual(values.map(({ data }) => data));
  });
});
