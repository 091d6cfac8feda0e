import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from './compare';
import type { Sample } from './generate';
import type { Finding } from '../lib/admission/finding';

/** What the row of a rule has that is about all of its fields. */
const ANY_FIELD = '*';
const SECTIONS = readFileSync(join(__dirname, 'KNOWN.md'), 'utf8').split(/^## /m);
/** Which findings of ours upstream does not share, for a reason given there. */
const FINDINGS = rowsOf('We refuse, upstream admits').map(({ cells: [rule, ending], releases }) => ({ rule, ending, releases }));
/** What upstream says where we find nothing, for a reason given there. */
const REFUSALS = rowsOf('Upstream refuses or does not start, we admit').map(({ cells: [text], releases }) => ({ text, releases }));
const COMMON = JSON.parse(readFileSync(join(__dirname, '..', 'imports', 'common-instancetypes.json'), 'utf8')) as Record<string, Record<string, unknown>>;

/** A row of a table of KNOWN.md. */
export interface Row {
  /** The words in backticks that it starts with. */
  readonly cells: readonly string[];
  /** The releases it is about, which the first cell names; none: all. */
  readonly releases: readonly string[];
}

/** Whether KNOWN.md says why a release admits what we refuse, or the other way round. */
export function isKnown({ sample, theirs, findings }: Comparison, release: string): boolean {
  if (findings.length) return findings.every((finding) => isKnownFinding(finding, release));
  return namesWhatOnlyTheClusterKnows(sample) || REFUSALS.some((known) => isAbout(known, release) && theirs.message?.includes(known.text));
}

/** The rows of the table below a heading of KNOWN.md. */
export function rowsOf(heading: string): Row[] {
  const section = SECTIONS.find((each) => each.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`KNOWN.md has no part "${heading}"`);
  return section.split('\n').filter((line) => line.startsWith('| `')).map((line) => {
    const cells = [...line.matchAll(/\| `([^`]+)`(?: in ([\d., ]+))? (?=\|)/g)];
    return { cells: cells.map(([, cell]) => cell), releases: cells[0][2]?.split(', ') ?? [] };
  });
}

function isKnownFinding({ rule, field }: Finding, release: string): boolean {
  const path = field.replace(/\[\d+\]/g, '[]');
  return FINDINGS.some((known) => isAbout(known, release) && known.rule === rule && (known.ending === ANY_FIELD || path.endsWith(known.ending)));
}

function isAbout({ releases }: Pick<Row, 'releases'>, release: string): boolean {
  return !releases.length || releases.includes(release);
}

/** Whether the VM of a manifest has an instancetype or preference that neither KubeVirt brings nor the sample. */
function namesWhatOnlyTheClusterKnows({ manifest: { kind, metadata, spec }, beside }: Sample): boolean {
  const vm = kind === 'VirtualMachinePool' ? at(at(spec, 'virtualMachineTemplate'), 'spec') : spec;
  return [['instancetype', 'VirtualMachineClusterInstancetype'], ['preference', 'VirtualMachineClusterPreference']].some(([field, common]) => {
    const name = at(at(vm, field), 'name') ?? suggested(beside, field);
    const named = at(at(vm, field), 'kind') ?? common;
    return typeof name === 'string' && !(name in COMMON[common]) && !beside.some(({ manifest: { kind: other, metadata: place } }) => (
      other === named && at(place, 'name') === name && at(place, 'namespace') === at(metadata, 'namespace')
    ));
  });
}

/** What a label of a volume names, where nothing that is there has the name. */
function suggested(beside: Sample['beside'], field: string): unknown {
  const names = beside.map(({ manifest }) => at(at(manifest.metadata, 'labels'), `instancetype.kubevirt.io/default-${field}`));
  return names.find((name) => name !== undefined && !beside.some(({ manifest }) => at(manifest.metadata, 'name') === name));
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
