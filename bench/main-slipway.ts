import { tellCost } from './cost';
import { argumentsOf } from './place';
import { plain } from './plain';
import { synthesizeSlipway } from './slipway';

/** `main-slipway.ts <count> <folder> <size of a stack>`: the program of a project that has installed the package. */
const { count, outdirs, size } = argumentsOf(process.argv);
synthesizeSlipway(plain, count, outdirs, [], size);
tellCost();
