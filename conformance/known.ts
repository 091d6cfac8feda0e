import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from './compare';
import type { JsonObject } from './generator/guest';
import type { Finding } from '../lib/admission/finding';

const [, stricter, laxer] = readFileSync(join(__dirname, 'KNOWN.md'), 'utf8').split(/^## /m);
/** Which findings of ours upstream does not share, for a reason given there. */
const FINDINGS = cellsOf(stricter).map(([rule, ending]) => ({ rule, ending }));
/** What upstream says where we find nothing, for a reason given there. */
const REFUSALS = cellsOf(laxer).map(([text]) => text);
const COMMON = JSON.parse(readFileSync(join(__dirname, '..', 'imports', 'common-instancetypes.json'), 'utf8')) as Record<string, Record<string, unknown>>;

/** Whether KNOWN.md says why upstream admits what we refuse, or the other way round. */
export function isKnown({ sample, theirs, findings }: Comparison): boolean {
  if (findings.length) return findings.every(isKnownFinding);
  return namesWhatOnlyTheClusterKnows(sample.manifest) || REFUSALS.some((text) => theirs.message?.includes(text));
}

/** The words in backticks that a row of a table starts with. */
function cellsOf(section: string): string[][] {
  return section.split('\n').filter((line) => line.startsWith('| `')).map((line) => [...line.matchAll(/\| `([^`]+)` (?=\|)/g)].map(([, cell]) => cell));
}

function isKnownFinding({ rule, field }: Finding): boolean {
  const path = field.replace(/\[\d+\]/g, '[]');
  return FINDINGS.some((known) => known.rule === rule && path.endsWith(known.ending));
}

/** Whether the VM of a manifest has an instancetype or preference that KubeVirt does not bring. */
function namesWhatOnlyTheClusterKnows({ kind, spec }: JsonObject): boolean {
  const vm = kind === 'VirtualMachinePool' ? at(at(spec, 'virtualMachineTemplate'), 'spec') : spec;
  return [['instancetype', 'VirtualMachineClusterInstancetype'], ['preference', 'VirtualMachineClusterPreference']].some(([field, common]) => {
    const name = at(at(vm, field), 'name');
    return typeof name === 'string' && !(name in COMMON[common]);
  });
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
