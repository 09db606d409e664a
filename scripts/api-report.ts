import * as fs from 'node:fs';
import * as path from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

/** The public interface as text: `--write` writes the reports, otherwise they are compared with what the build offers. */

const root = path.resolve(__dirname, '../..');
const write = process.argv.includes('--write');

/** Declarations of the package's entry points, by the name of their report. */
const { exports: exported } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const entries = Object.entries<{ readonly types?: string }>(exported).flatMap(([subpath, { types }]) =>
  types ? [[subpath.replace('.', 'slipway').replaceAll('/', '-'), types] as const] : [],
);

const failed = entries.filter(([name, entry]) => {
  const passed = report(name, entry);
  console.log(`${passed ? '✓' : '✗'} etc/${name}.api.md ${write ? 'is written' : 'says what the build offers'}`);
  return !passed;
}).length;
if (failed > 0) console.log('Run `npm run api` and commit the reports: their diff is the change of the public interface.');
console.log(`${entries.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function report(name: string, entry: string): boolean {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: path.join(root, entry),
      newlineKind: 'lf',
      compiler: { tsconfigFilePath: path.join(root, 'tsconfig.build.json') },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: path.join(root, 'etc'),
        reportTempFolder: path.join(root, 'build/api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  const { errorCount, apiReportChanged } = Extractor.invoke(config, {
    localBuild: write,
    messageCallback: (message) => {
      message.handled = message.category === 'console' && message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  return errorCount === 0 && (write || !apiReportChanged);
}
