import { UserError } from '../../errors';
import { Environment } from '../../model/environment';
import { Region } from '../../model/region';
import { SharedFolder } from './shared-folder';

/** What is wrong with data in a second region of which no line says what it has to do with the first. */
export function dataElsewhere(
  { environment, region, app }: { readonly environment: Environment; readonly region: Region; readonly app: string },
  workload: string,
  dependency: string,
  type: string,
  elsewhere: string,
): UserError {
  const isShared = workload === SharedFolder.id;
  const who = isShared
    ? `App '${app}' of environment '${environment.name}' shares '${dependency}' (${type})`
    : `Workload '${app}/${workload}' of environment '${environment.name}' has the stateful dependency '${dependency}' (${type})`;
  const placing = isShared ? `(stack) => stack.share(${camelCase(dependency)})` : workload;
  const key = /^[a-zA-Z]\w*$/.test(dependency) ? dependency : `'${dependency}'`;
  return new UserError(
    `${who} in '${elsewhere}', and now in '${region.region}' too.`,
    `Say on the line that places it what the two have to do with each other: stack.place(${placing}, { data: { ${key}: 'independent' } }).`,
  );
}

function camelCase(name: string): string {
  return name.replace(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
