import { admit } from '../../src/admission/admission';
import { check } from '../../src/admission/check';
import type { Finding } from '../../src/admission/finding';
import { renderReport } from '../../src/admission/report';
import { featureGates } from '../../src/manifests/feature-gate';
import type { AdmissionProfile } from '../../src/manifests/profile';
import { UPSTREAM } from '../../src/manifests/releases';

const GATES = featureGates(UPSTREAM.kubevirt);

/** How manifests are judged. */
export type Judge = 'admit' | 'check';

/** What must not happen, whatever a manifest is. */
export interface Defect {
  /** Where it happened, and the message. Defects of one cause have one title. */
  readonly title: string;
  readonly manifests: readonly unknown[];
}

/** Milliseconds of processor time that one object may take, for each 5,000,000 characters of the text that it is read from. */
export const SLOWEST = 1000;
const CHARACTERS = 5_000_000;
/** Bytes by which judging may make the process grow. */
export const LARGEST_GROWTH = 512 * 2 ** 20;

export const PROFILES: readonly AdmissionProfile[] = [
  {},
  { enabledFeatureGates: [...GATES.keys()] },
  { enabledFeatureGates: [...GATES.keys()], architecture: 'arm64' },
  { architecture: 's390x', kubevirtVersion: '1.7.0', storageClasses: [{ name: 'fast' }] },
];

/** What goes wrong with some objects of one cluster; if one of them alone is the reason, that one is shown. */
export function defectIn(manifests: readonly unknown[], profile: AdmissionProfile, judge: Judge): Defect | undefined {
  const title = complaint(manifests, profile, judge);
  if (title === undefined) return undefined;
  for (const manifest of manifests.length > 1 ? manifests : []) {
    const alone = complaint([manifest], profile, judge);
    if (alone === SLOW && complaint([manifest], profile, judge) !== SLOW) continue;
    if (alone !== undefined) return { title: alone, manifests: [manifest] };
  }
  return title === SLOW ? undefined : { title, manifests };
}

const SLOW = 'slow';

function complaint(manifests: readonly unknown[], profile: AdmissionProfile, judge: Judge): string | undefined {
  const text = judge === 'check' ? manifests.map(toYaml).join('\n---\n') : '';
  const start = processorTime();
  const before = process.memoryUsage().heapUsed;
  try {
    const findings = judge === 'admit' ? admit(manifests.map((manifest) => ({ manifest })), profile, { trackingThreshold: 2 }) : checked(text, profile);
    const failed = findings.find(({ rule }) => rule === 'rule/failed');
    if (failed) return `rule/failed ${failed.got}`;
    if (judge === 'admit') renderReport(findings);
    JSON.stringify(findings);
    const unprintable = findings.find((finding) => Object.values(finding).flat().some((value) => value !== undefined && typeof value !== 'string'));
    if (unprintable) return `${unprintable.rule}: not all of the finding is text`;
  } catch (error) {
    return `${judge} throws ${error instanceof Error ? error.stack?.split('\n').slice(0, 3).map((line) => line.trim()).join(' ') : 'what is no error'}`;
  }
  if (process.memoryUsage().heapUsed - before > LARGEST_GROWTH) return 'memory';
  return processorTime() - start > SLOWEST * Math.max(1, text.length / CHARACTERS) ? SLOW : undefined;
}

function checked(text: string, profile: AdmissionProfile): Finding[] {
  const { subjects } = check([{ file: 'a.yaml', text }], profile);
  return subjects.flatMap(({ findings }) => findings.map(({ line: _line, column: _column, ...finding }) => finding));
}

/** As flow style on one line: JSON, with the numbers that JSON lacks. */
export function toYaml(manifest: unknown): string {
  return textOf(manifest) ?? 'null';
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
  if (Array.isArray(value)) return `[${value.map((entry) => textOf(entry) ?? 'null').join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).flatMap(([key, field]) => {
      const text = textOf(field);
      return text === undefined ? [] : [`${JSON.stringify(key)}: ${text}`];
    });
    return `{${fields.join(', ')}}`;
  }
  return typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function' ? undefined : JSON.stringify(value);
}

/** Milliseconds that this process has kept processors busy: what others do at the same time does not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
