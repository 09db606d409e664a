import type { TerraformStack } from 'cdktf';
import { atOnce } from '../at-once';
import type { Place } from '../model/environment';
import { asListed } from '../source/listed';
import { setAside } from './set-aside';

/** Gives a stack the backend and the providers of its environment. */
export function setUp(stack: TerraformStack, place: Place): void {
  const { terraform, name } = place.environment;
  const what = `A function in 'terraform' of environment '${name}'`;
  for (const add of terraform)
    atOnce(
      what,
      asListed(() => add(stack, place)),
    );
  setAside(stack);
}
