import { reportUserErrors } from '../../wording/report-user-errors';

// Loaded with `--require` into the program that `slipway` runs: errors that are thrown before a platform is defined are reported too.
reportUserErrors();
