import { compareTexts } from '../../wording/compare-texts';
import { severities } from '../severity';
import type { Finding } from './report';

/** Findings by severity, then by the resource that they are about. */
export function worstFirst(a: Finding, b: Finding): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    compareTexts(a.workload, b.workload) ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.path, b.path) ||
    compareTexts(a.field, b.field)
  );
}
