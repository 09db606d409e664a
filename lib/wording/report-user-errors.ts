import { Source, UserError } from '../errors';
import { printSource, sourceIn } from '../source/source';
import { printableLines } from './printable';

const installed = Symbol.for('slipway.reportUserErrors');

/**
 * Prints a `UserError` that nobody caught as one paragraph and exits with 1, in whatever program defines a platform.
 * Compile errors of ts-node are printed as the compiler words them.
 * Any other error stays with Node: it is a bug, and its stack is wanted.
 *
 * Called by every copy of the library in a process, it acts once.
 */
export function reportUserErrors(): void {
  const registry = globalThis as { [installed]?: true };
  if (registry[installed]) return;
  registry[installed] = true;
  process.on('uncaughtExceptionMonitor', (error: unknown) => {
    const report = isUserError(error) ? paragraph(error, sourceIn(error.stack)) : (compileErrors(error) ?? missingProvider(error));
    if (report === undefined) return;
    console.error(report);
    process.exit(1);
  });
}

/**
 * One paragraph: where, what is wrong, and the cure.
 *
 * @param source the user's line, where the error names none
 */
export function paragraph({ what, cure, at }: UserError, source?: Source): string {
  const place = at ?? source;
  return printableLines(`Error: ${place ? `${printSource(place)}: ` : ''}${what}\n${cure}`);
}

/** A `UserError` of this or another copy of the library: the command line may be installed apart from the project. */
export function isUserError(error: unknown): error is UserError {
  const { name, what, cure } = (error ?? {}) as Partial<UserError>;
  return error instanceof Error && name === 'UserError' && typeof what === 'string' && typeof cure === 'string';
}

/** The cure, where a provisioner's provider binding is not installed: those are optional. */
function missingProvider(error: unknown): string | undefined {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  const [, binding] = /^Cannot find module '(@cdktf\/provider-[a-z]+)\//.exec(String(message)) ?? [];
  if (code !== 'MODULE_NOT_FOUND' || !binding) return undefined;
  return `Error: ${binding} is not installed, and a provisioner of the environment needs it.\nRun \`npm install --save-dev ${binding}\`.`;
}

/** What the compiler says, where an error is a `TSError` of ts-node. */
function compileErrors(error: unknown): string | undefined {
  const { name, diagnosticText } = (error ?? {}) as { readonly name?: unknown; readonly diagnosticText?: unknown };
  return name === 'TSError' && typeof diagnosticText === 'string' ? diagnosticText.trimEnd() : undefined;
}
