import type { Source } from '../../errors';
import type { Controls } from '../controls';
import type { Verdict } from '../judge/verdict';
import type { Level } from '../pack';
import type { Severity } from '../severity';

/** What policies said of a synthesis, or of files: `cdktf.out/report.json`. It is never committed: waivers make it depend on the day. */
export interface Report {
  readonly schemaVersion: 1;
  /** What was judged, by id. */
  readonly stacks: readonly JudgedStack[];
  /** Every rule that was enforced somewhere, by name. */
  readonly rules: readonly ReportedRule[];
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** Findings that only repeat one of those above, which is not waived: they stand by themselves where that one is waived or not selected. */
  readonly superseded?: readonly Finding[];
  readonly waivers: readonly ReportedWaiver[];
  /** Waivers of rules of scanners, whose findings were not imported: nothing is known of them but that they have not expired. */
  readonly foreignWaivers?: readonly WaiverTerms[];
  /** What was imported of scanners. */
  readonly imports?: readonly Imported[];
  /** Where a baseline was given: what was weakened since, for whoever reviews the change. */
  readonly changes?: readonly WeakenedPolicy[];
  /** What every rule says of every document, where files were judged that Slipway did not write. */
  readonly documents?: readonly JudgedDocument[];
  /** Where files were judged: what was left out, and why. */
  readonly notJudged?: readonly NotJudged[];
}

/** A file, a folder, or a part of a file, that was given and of which nothing was judged. */
export interface NotJudged {
  /** Relative to the working directory. */
  readonly file: string;
  /** From 1; left out for the whole file. */
  readonly line?: number;
  /**
   * `foreign` is neither Kubernetes nor Terraform JSON, `incomplete` is a part of something that stands elsewhere, `excluded` was asked for;
   * `refused` could not be read, or was named in vain: that is an error.
   */
  readonly kind: 'foreign' | 'incomplete' | 'excluded' | 'refused';
  /** The end of a sentence about the file: `is empty`. */
  readonly reason: string;
}

/** A policy that asks for less than before, or a finding that goes further. */
export interface WeakenedPolicy {
  readonly kind: 'waiver-added' | 'rule-weakened' | 'rule-dropped' | 'finding-worse';
  readonly rule: string;
  /** What was weakened, with its old and its new value. */
  readonly detail: string;
}

/** The findings of a scanner, which stand among ours. */
export interface Imported {
  /** Name of the scanner, such as `Checkov`. */
  readonly tool: string;
  /** The SARIF file, as it was named. */
  readonly file: string;
  /** Results in it that are findings. */
  readonly results: number;
  /** How many of them the scanner itself suppresses: they are left out. */
  readonly suppressed: number;
  /** Those that are about nothing that synthesis writes. */
  readonly notMapped: readonly NotMapped[];
}

/** A finding of a scanner about something else than what synthesis writes. */
export interface NotMapped {
  readonly rule: string;
  /** As the scanner names it; empty where it names none. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  readonly message: string;
}

export interface JudgedDocument {
  /** Relative to the working directory. */
  readonly file: string;
  /** From 1; where it begins. */
  readonly line: number;
  readonly type: string;
  readonly address: string;
  /** Verdicts by rule, for the rules that apply to its type. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
}

export interface JudgedStack {
  /** `<app>-<environment>-<region>`; the folder, for files that Slipway did not write. */
  readonly id: string;
  readonly environment: string;
  /** `<name>@<version>` of each pack; none where nothing was checked. */
  readonly packs: readonly string[];
  readonly resources: number;
  /** Pairs of rule and resource that were judged. */
  readonly judged: number;
  /** SHA-256 of the plan that settled what synthesis cannot know; left out where there was none. */
  readonly plan?: string;
  /** Resources that no rule covers, by type: nothing was checked of them but what any resource has, such as tags. */
  readonly notCovered: Readonly<Record<string, number>>;
  /** Of files that Slipway did not write: those that were judged in sight of each other. */
  readonly files?: readonly string[];
}

export interface ReportedRule {
  readonly name: string;
  readonly description: string;
  readonly remediation: string;
  /** What to set in the user's code, such as `Workload.securityContext.runAsUser`; left out where only the remediation is known. */
  readonly cure?: string;
  /** The page that states it; a scanner may name none. */
  readonly source?: string;
  readonly severity: Severity;
  readonly controls: Controls;
  /** The scanner whose rule it is; left out for rules of packs. */
  readonly tool?: string;
  /** What a violation does, by environment. */
  readonly levels: Readonly<Record<string, Exclude<Level, 'off'>>>;
}

/** Something that a rule found, in one place of a construct's document: for all clusters together. */
export interface Finding {
  /** 16 hexadecimal digits: the same until rule, construct path or field change, wherever lines move. */
  readonly fingerprint: string;
  readonly rule: string;
  /** That of the rule, or of a worse one whose finding it stands for. */
  readonly severity: Severity;
  readonly level: Exclude<Level, 'off'>;
  /** Name of the pack that enforces it, or of the scanner that found it. */
  readonly pack: string;
  readonly verdict: Exclude<Verdict, 'pass'>;
  readonly stack: string;
  readonly environment: string;
  /** `<app>/<workload>`; the file, where Slipway did not write it. */
  readonly workload: string;
  /** Construct path. */
  readonly path: string;
  readonly type: string;
  /** Terraform address, or `<cluster>/<namespace>/<kind>/<name>` for each cluster; a kind that is not Kubernetes' own with its group. */
  readonly addresses: readonly string[];
  /** `spec.template.spec.containers[server].image`; empty for the whole document. */
  readonly field: string;
  /** JSON pointer into the document. */
  readonly pointer: string;
  /** What stands there. */
  readonly message: string;
  /** What to set, on one line. */
  readonly cure: string;
  /** The user's line; the line of the field, for files that Slipway did not write. */
  readonly source?: Source;
  readonly output: ReportedOutput;
  /** Left out where none holds for it. */
  readonly waiver?: { readonly reason: string; readonly owner: string; readonly expires: string };
  /** How far it goes, one by one, where the rule tells: a baseline accepts that much and no more. */
  readonly extent?: readonly string[];
  /** Fingerprints of the findings of stricter rules that it only repeats; left out where there are none. */
  readonly supersededBy?: readonly string[];
}

/** Where the document was written. */
export interface ReportedOutput {
  /** The output folder that the file is relative to; `input` for a file that Slipway did not write, relative to the working directory. */
  readonly folder: 'terraform' | 'kubernetes' | 'input';
  readonly file: string;
}

/** What a waiver states. */
export interface WaiverTerms {
  readonly rule: string;
  readonly path?: string;
  readonly fingerprint?: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly source?: Source;
  /** That list it, and in which it holds; left out where files are in none. */
  readonly environments?: readonly string[];
}

export interface ReportedWaiver extends WaiverTerms {
  /** `used` where it holds for a finding; `expired` and `refused` hold for none, and fail. */
  readonly state: 'used' | 'unused' | 'expired' | 'refused';
  /** Why it does not hold. */
  readonly problem?: string;
}
