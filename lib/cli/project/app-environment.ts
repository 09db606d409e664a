import type { Project } from './project';

/** What the cdktf CLI sets, and the hook that reports errors thrown while modules load. */
export function environmentOf({ terraformOut, kubernetesOut, context }: Project): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TF_VAR_')));
  return {
    ...own,
    NODE_OPTIONS: [...reportHook(), own.NODE_OPTIONS || '--max-old-space-size=4096'].join(' '),
    ...(context && { CDKTF_CONTEXT_JSON: context }),
    ...(terraformOut !== 'cdktf.out' && { CDKTF_OUTDIR: terraformOut }),
    ...(kubernetesOut !== 'dist' && { CDK8S_OUTDIR: kubernetesOut }),
    ...(process.stderr.isTTY && !process.env.NO_COLOR && { TS_NODE_PRETTY: process.env.TS_NODE_PRETTY ?? 'true' }),
  };
}

/** Node loads compiled code only: run from its sources, slipway leaves reports to the platform. */
function reportHook(): string[] {
  const file = require.resolve('../terminal/report-hook');
  return file.endsWith('.js') ? [`--require "${file.replace(/["\\]/g, '\\$&')}"`] : [];
}
