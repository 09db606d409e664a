import * as path from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const root = path.resolve(__dirname, '../..');
const write = process.argv.includes('--write');

/** The package's entry points, by the name of their report. */
const entries = {
  slipway: 'build/lib/index.d.ts',
  'slipway-constructs': 'build/constructs/index.d.ts',
  'slipway-testing': 'build/lib/testing/index.d.ts',
};

let failed = 0;
for (const [name, entry] of Object.entries(entries)) {
  const current = report(name, entry);
  if (!current) failed++;
  console.log(`${current ? '✓' : '✗'} etc/${name}.api.md ${write ? 'is written' : 'is what the build offers'}`);
}
console.log(`${Object.keys(entries).length - failed} passed, ${failed} failed`);
if (failed > 0) console.log('Run `npm run api` and commit the reports: their diff is the change of the public interface.');
process.exitCode = failed > 0 ? 1 : 0;

/** What the framework exports: the other entry points refer to it. */
const framework = require('../lib') as Readonly<Record<string, unknown>>;

function report(name: string, entry: string): boolean {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: path.join(root, 'etc/api-extractor.json'),
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
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
          'ae-forgotten-export': { logLevel: ExtractorLogLevel.Error },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  const { succeeded, apiReportChanged } = Extractor.invoke(config, { localBuild: write });
  return succeeded && (write || !apiReportChanged);
}
