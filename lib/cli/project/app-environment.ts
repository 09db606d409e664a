import type { Project } from './project';

/**
 * What the cdktf CLI sets, and the hook that reports errors thrown while modules load.
 *
 * @param hooks modules of ours that every process of the program loads first, too
 */
export function environmentOf({ terraformOut, kubernetesOut, context }: Project, hooks: readonly string[] = []): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TF_VAR_')));
  return {
    ...own,
    NODE_OPTIONS: [
      ...[require.resolve('../terminal/report-hook'), ...hooks].flatMap(hookFlag),
      own.NODE_OPTIONS || '--max-old-space-size=4096',
    ].join(' '),
    ...(context && { CDKTF_CONTEXT_JSON: context }),
    ...(terraformOut !== 'cdktf.out' && { CDKTF_OUTDIR: terraformOut }),
    ...(kubernetesOut !== 'dist' && { CDK8S_OUTDIR: kubernetesOut }),
    ...(process.stderr.isTTY && !process.env.NO_COLOR && { TS_NODE_PRETTY: process.env.TS_NODE_PRETTY ?? 'true' }),
  };
}

/** Node loads compiled code only: run from its sources, slipway leaves reports to the platform. */
function hookFlag(file: string): readonly string[] {
  return file.endsWith('.js') ? [`--require "${file.replace(/["\\]/g, '\\$&')}"`] : [];
}
