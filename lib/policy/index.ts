export type { PlannedValues } from '../documents/plan/planned-values';
export { sensitiveAttributes, sensitiveTypes } from '../documents/terraform/sensitive';
export { terraformDocuments } from '../documents/terraform-documents';
export { type Admission, type AdmissionOptions, admission, type NotExported } from './admission/admission';
export { podSecurityLabels } from './admission/pod-security-labels';
export type { AwsDocuments } from './aws/aws-documents';
export type { Controls } from './controls';
export type { Documents } from './documents';
export { type KubernetesVersion, since, whereProtected } from './expression/choice';
export { allOf, anyOf, Condition, implies, not, unless } from './expression/condition';
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
export { told } from './expression/told';
export { type Judgements, type JudgePlace, judge, type Violation } from './judge/judge';
export type { Verdict } from './judge/verdict';
export { verdictOf } from './judge/verdict-of';
export { autoscaled, leastReplicas, mostReplicas, type ObjectReference, referredTo, scaleTarget } from './kubernetes/autoscaled';
export type { KubernetesDocuments, LabelSelector } from './kubernetes/kubernetes-documents';
export { labelsOf } from './kubernetes/labelled';
export type { Container, Handler, PodSpec, PodTemplate } from './kubernetes/pod';
export { allContainers, containersOf, keptPods, pods } from './kubernetes/pods';
export { matches } from './kubernetes/selector';
export { type Level, type Pack, type PackChanges, packWith } from './pack';
export { Parameter, type Setting } from './parameter';
export type { Policy, Rule } from './policy';
export type { PolicyExample } from './policy-example';
export { blocks, blocksWaiver, isBlocked, type Strictness } from './report/blocking';
export { documentVerdicts } from './report/document-verdicts';
export type { JudgedOverride } from './report/expired-overrides';
export { textReport } from './report/formats/text';
export type {
  Finding,
  Imported,
  JudgedDocument,
  JudgedStack,
  NotMapped,
  Report,
  ReportedOutput,
  ReportedRule,
  ReportedWaiver,
  WaiverTerms,
} from './report/report';
export { Reporter } from './report/reporter';
export type { StackToJudge } from './report/stack-to-judge';
export { ExpressionRule, expression } from './rules/expression-rule';
export { Graph } from './rules/graph';
export { GraphRule, graph, type Problem } from './rules/graph-rule';
export type { Severity } from './severity';
export type { Subject } from './subject';
export { type AppliesTo, type DocumentOf, documents, everything, Target } from './target';
export { holdsPrivateNetwork, isInternet, isPartlyPrivate } from './values/internet';
export { harmlessValues, keyForms, keyNames, loginNames, secretNames, waysToLogIn } from './values/secret-names';
export { holdsCredential, isCredential, looksRandom, secretFormats, secretSigns, secretWords, tellsCredential } from './values/secrets';
export { Unknown } from './values/unknown';
export { readWaivers } from './waivers/read-waivers';
export { longestWaiver, Waiver, type WaiverProps } from './waivers/waiver';
