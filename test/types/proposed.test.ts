import * as path from 'node:path';
import * as ts from 'typescript';
import { objectsIn } from '../../lib/cli/adopt/found-objects';
import { foundWorkloads } from '../../lib/cli/adopt/found-workloads';
import { proposeResources } from '../../lib/cli/adopt/propose-resources';
import { proposeWorkload } from '../../lib/cli/adopt/propose-workload';
import { proposedProgram } from '../../lib/cli/adopt/proposed-program';
import { root } from '../kit/root';
import { deployment, instance, service, state, table } from '../unit/lib/cli/adopt-samples';

test('what is proposed compiles as it stands', () => {
  const twice = foundWorkloads(objectsIn({ items: [deployment, service, deployment] }), undefined);
  const queue = instance('aws_sqs_queue', 'jobs', { name: 'jobs', url: 'https://q/jobs', visibility_timeout_seconds: 300 });
  const index = { name: 'by-time', hash_key: 'at', projection_type: 'ALL' };
  const indexed = { ...table, attributes: { ...table.attributes, global_secondary_index: [index] } };
  const text = proposedProgram({
    app: 'shop',
    workloads: twice.map(proposeWorkload),
    resources: proposeResources([...state, ...state, table, queue, indexed]).proposed,
    others: ['aws_lambda_function (1)'],
    left: ['a file'],
  });
  const nothing = proposedProgram({ app: 'shop', workloads: [], resources: [], others: [], left: [] });
  expect(typeErrors([text, nothing])).toEqual([]);
});

/** What TypeScript says of programs that import the library as its users do. */
function typeErrors(texts: readonly string[]): readonly string[] {
  const files = new Map(texts.map((text, index) => [path.join(root, `test/proposed-${index}.ts`), text]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    types: ['node'],
    paths: { slipway: ['./lib/index.ts'], 'slipway/constructs': ['./constructs/index.ts'] },
    baseUrl: root,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, version) =>
    files.has(name) ? ts.createSourceFile(name, files.get(name)!, version) : getSourceFile(name, version);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()]
    .map((file) => program.getSourceFile(file))
    .flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
