import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import type { SideFolders } from '../../plan/read/side';
import { readReport } from '../../policy/report/read-report';
import type { Report } from '../../policy/report/report';
import { selectFindings } from '../validate/select-findings';

/** What policies found in the stacks of an assembly; nothing where none looked. */
export function renderedReport({ terraform }: SideFolders, { stacks }: Pick<Assembly, 'stacks'>): Report | undefined {
  const file = path.join(terraform, bookkeeping.report);
  return fs.existsSync(file) ? selectFindings(readReport(file), new Set(stacks.map(({ id }) => id))) : undefined;
}
