import { tellCost } from './cost';
import { argumentsOf } from './place';
import { synthesizeStock } from './stock';

/** `main-stock.ts <count> <folder> <size of a stack>`: the same resources, in a project that has installed cdktf and cdk8s. */
const { count, outdirs, size } = argumentsOf(process.argv);
synthesizeStock(count, outdirs, size);
tellCost();
