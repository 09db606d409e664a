import type { Imported, Report } from './report';

/** How many results about nothing that was written are listed. */
const most = 5;

/** What was imported, for people: a line for each file and scanner, and one for each finding that is about nothing that was written. */
export function importLines({ imports = [] }: Report): readonly string[] {
  return imports.flatMap((imported) => [headOf(imported), ...notMappedLines(imported)]);
}

function headOf({ tool, file, results, suppressed, notMapped }: Imported): string {
  const parts = [
    `${results} ${results === 1 ? 'finding' : 'findings'} of ${tool} in ${file}`,
    ...(suppressed > 0 ? [`${suppressed} suppressed there`] : []),
    ...(notMapped.length > 0 ? [`${notMapped.length} about nothing that was written`] : []),
  ];
  return `${parts.join(', ')}${notMapped.length > 0 ? ':' : '.'}`;
}

function notMappedLines({ notMapped }: Imported): readonly string[] {
  const shown = notMapped.slice(0, most).map(({ rule, file, line, message }) => {
    const place = file === '' ? 'without a file' : `${file}${line === undefined ? '' : `:${line}`}`;
    return `  ${rule} ${place}: ${message}`;
  });
  return notMapped.length > most ? [...shown, `  and ${notMapped.length - most} more`] : shown;
}
