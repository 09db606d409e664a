import { reportUserErrors } from '../assembly/report';

// Loaded with `--require` into the program that `slipway` runs: errors that are thrown before a platform is defined are reported too.
reportUserErrors();
