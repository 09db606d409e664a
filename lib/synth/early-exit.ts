/** What an exit amid a synthesis says: code that it calls, such as a rule, may end the program. */
const report = `Error: The program ended within \`platform.synth()\`, before it said what policies find.
Take \`process.exit\` out of what synthesis calls: rules of policies, provisioners, validations.`;

/**
 * Runs something that must not be left by `process.exit`: no code says that all is well then.
 */
export function withoutExit<T>(run: () => T): T {
  const refuse = (): void => {
    console.error(report);
    process.exitCode = 1;
  };
  process.once('exit', refuse);
  try {
    return run();
  } finally {
    process.off('exit', refuse);
  }
}
