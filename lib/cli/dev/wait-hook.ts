import * as fs from 'node:fs';
import { waitForGo } from './wait-for-go';

// Loaded with `--require` into every process of a program that `slipway dev` prepares.
waitForGo(process.env, fs.realpathSync.native(process.cwd()));
