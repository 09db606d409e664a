export { type Admission, type AdmissionOptions, admission, type NotExported } from './admission/admission';
export { podSecurityLabels } from './admission/pod-security-labels';
export type { AwsDocuments } from './aws-documents';
export type { Controls } from './controls';
export type { Documents } from './documents';
export { allOf, anyOf, Condition, implies, not, unless } from './expression/condition';
export { type KubernetesVersion, since, whereProtected } from './expression/place';
export {
  type AnyTerm,
  concat,
  joined,
  type ListTerm,
  listed,
  type MapTerm,
  type NumberTerm,
  type ObjectTerm,
  related,
  type ScalarTerm,
  type Term,
  type TextTerm,
} from './expression/term';
export { ExpressionRule, expression } from './expression-rule';
export { Graph } from './graph';
export { GraphRule, graph, type Problem } from './graph-rule';
export { type Judgements, type JudgePlace, judge, type Violation } from './judge';
export { autoscaled, leastReplicas, scaleTarget } from './kubernetes/autoscaled';
export type { KubernetesDocuments, LabelSelector } from './kubernetes/documents';
export { labelsOf } from './kubernetes/labelled';
export type { Container, Handler, PodSpec, PodTemplate } from './kubernetes/pod';
export { allContainers, containersOf, keptPods, pods } from './kubernetes/pods';
export { matches } from './kubernetes/selector';
export { type Level, type Pack, type PackChanges, packWith } from './pack';
export { Parameter, type Setting } from './parameter';
export type { PlannedValues } from './plan/planned-values';
export type { Policy, Rule } from './policy';
export { readWaivers } from './read-waivers';
export { blocks, blocksWaiver, isBlocked, type Strictness } from './report/blocking';
export { documentVerdicts } from './report/document-verdicts';
export type {
  Finding,
  Imported,
  JudgedDocument,
  JudgedStack,
  NotMapped,
  Output as ReportedOutput,
  Report,
  ReportedRule,
  ReportedWaiver,
  WaiverTerms,
} from './report/report';
export { Reporter, type StackToJudge } from './report/reporter';
export { textReport } from './report/text';
export { looksRandom, secretFormats, secretNames } from './secrets';
export type { Severity } from './severity';
export type { Subject } from './subject';
export { type AppliesTo, type DocumentOf, documents, everything, Target } from './target';
export { terraformDocuments } from './terraform-documents';
export { Unknown } from './unknown';
export type { Verdict } from './verdict';
export { verdictOf } from './verdict-of';
export { longestWaiver, Waiver, type WaiverProps } from './waiver';
