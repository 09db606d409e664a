import { AnnotationMetadataEntryType, Annotations, App, LocalBackend, TerraformStack } from 'cdktf';
import { StackSynthesizer } from 'cdktf/lib/synthesize/synthesizer';
import { fitInMemory, stacksInMemory } from '../../../../../lib/synth/fast/stacks-in-memory';

type Level = 'ERROR' | 'WARN' | 'INFO';

/** A stack with annotations, in order. */
function annotated(levels: readonly Level[], goesOn = false) {
  const app = new App({ stackTraces: false, outdir: '/nonexistent' });
  const stack = new TerraformStack(app, 'one');
  new LocalBackend(stack, { path: 'state' });
  stack.synthesizer = new StackSynthesizer(stack, goesOn);
  const annotations = Annotations.of(stack);
  for (const level of levels) {
    if (level === 'ERROR') annotations.addError('is an error');
    else if (level === 'WARN') annotations.addWarning('is a warning');
    else annotations.addInfo('is a remark');
  }
  return { app, stack };
}

test.each<[levels: readonly Level[], isRefused: boolean]>([
  [[], false],
  [['WARN'], false],
  [['INFO', 'WARN'], false],
  [['ERROR'], true],
  [['ERROR', 'WARN'], true],
  [['WARN', 'INFO', 'ERROR'], true],
  [['ERROR', 'ERROR'], true],
])('a stack with the annotations %j is refused: %p, unless its synthesizer goes on after errors', (levels, isRefused) => {
  for (const goesOn of [false, true]) {
    const { app, stack } = annotated(levels, goesOn);
    const refuse = jest.fn();
    const rendered = stacksInMemory(app, refuse);
    expect(JSON.parse(rendered.jsonOf(stack))).toHaveProperty('terraform.backend.local');
    expect(refuse.mock.calls.length > 0).toBe(isRefused && !goesOn);
    const { annotations } = JSON.parse(rendered.others().get('manifest.json')!).stacks.one;
    expect(annotations.map(({ level }: { readonly level: string }) => level)).toEqual(
      levels.map((level) => AnnotationMetadataEntryType[level]),
    );
  }
});

test('what writes files of its own needs a folder, and so does a stack with a synthesizer of its own or a move', () => {
  expect(fitInMemory([annotated([]).stack])).toBe(true);
  const { stack: writing } = annotated([]);
  Object.assign(writing, { [Symbol.for('cdktf/customSynthesis')]: { onSynthesize: () => undefined } });
  const { stack: own } = annotated([]);
  own.synthesizer = { synthesize: () => undefined, synthesizeManifest: () => undefined } as never;
  const { stack: moving } = annotated([]);
  moving.hasResourceMove = () => true;
  for (const stack of [writing, own, moving]) expect(fitInMemory([annotated([]).stack, stack])).toBe(false);
});
