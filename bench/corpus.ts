import { readFileSync } from 'node:fs';
import { admit } from '../src/admission/admission';
import type { Finding } from '../src/admission/finding';
import { isFatal } from '../src/admission/report';
import { gatesOnByDefault } from '../src/manifests/feature-gate';
import { UPSTREAM } from '../src/manifests/releases';

type Verdict = 'accept' | 'reject' | 'unstartable';

/** One manifest with the verdict of KubeVirt's own admission code. */
interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly gates: readonly string[];
  readonly arch: string;
  readonly manifest: unknown;
  readonly verdict: Verdict;
  readonly causes: readonly { readonly type: string; readonly field: string }[];
}

interface Judgement {
  readonly entry: Entry;
  readonly verdict: Verdict;
  readonly fatal: readonly Finding[];
  /** The fields upstream reports. */
  readonly theirs: ReadonlySet<string>;
  /** Ours, those as upstream would write them too: the webhook and the API server may differ in that. */
  readonly ours: ReadonlySet<string>;
}

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: npx tsx bench/corpus.ts FILE, a file with one judged manifest a line');

const judgements = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => judge(JSON.parse(line) as Entry));
const agreeing = judgements.filter(({ entry, verdict }) => entry.verdict === verdict);
const refusedByBoth = judgements.filter(({ entry, verdict }) => entry.verdict !== 'accept' && verdict !== 'accept');
const located = refusedByBoth.filter(({ theirs }) => theirs.size > 0);
const falseRefusals = judgements.filter(({ entry, verdict }) => entry.verdict === 'accept' && verdict !== 'accept');
const falseAccepts = judgements.filter(({ entry, verdict }) => entry.verdict !== 'accept' && verdict === 'accept');

console.log(`same verdict             ${share(agreeing.length, judgements.length)}`);
console.log(`false refusals           ${falseRefusals.length}`);
console.log(`false accepts            ${falseAccepts.length}`);
console.log(`other refusal            ${refusedByBoth.filter(({ entry, verdict }) => entry.verdict !== verdict).length}`);
console.log(`all upstream fields      ${share(located.filter(({ theirs, ours }) => covers(ours, theirs)).length, located.length)}`);
console.log(`exactly upstream fields  ${share(located.filter(({ theirs, ours, fatal }) => covers(ours, theirs) && fatal.every((finding) => isReported(finding, theirs))).length, located.length)}`);

list('false refusals by rule', falseRefusals.flatMap(({ entry, fatal }) => fatal.map((finding) => [`${finding.rule} ${general(finding.field)}`, entry.id])));
list('false accepts by upstream cause', falseAccepts.flatMap(({ entry }) => (
  entry.causes.length ? entry.causes.map(({ type, field }) => [`${type} ${general(field)}`, entry.id]) : [['(no cause)', entry.id]]
)));
list('other refusals', refusedByBoth.filter(({ entry, verdict }) => entry.verdict !== verdict).map(({ entry, verdict, fatal }) => (
  [`${entry.verdict} upstream, ${verdict} here: ${fatal[0].rule}`, entry.id]
)));
list('upstream fields that are missing', located.flatMap(({ entry, theirs, ours }) => (
  [...theirs].filter((field) => !ours.has(field)).map((field) => [general(field), entry.id])
)));
list('fields that upstream does not report', located.filter(({ entry }) => entry.causes.length < 10).flatMap(({ entry, fatal, theirs }) => (
  fatal.filter((finding) => !isReported(finding, theirs)).map((finding) => [`${finding.rule} ${general(reportedField(finding))}`, entry.id])
)));
byRule();
if (falseRefusals.length > 0) process.exitCode = 1;

function judge(entry: Entry): Judgement {
  const enabledFeatureGates = [...gatesOnByDefault(UPSTREAM.kubevirt), ...entry.gates];
  const findings = admit([{ manifest: entry.manifest }], { architecture: entry.arch, enabledFeatureGates });
  // Of other kinds that hold a template the corpus judges the object itself, not what is made from it.
  const fatal = findings.filter(isFatal).filter(({ level }) => entry.kind === 'VirtualMachine' || level === 'rejected');
  const verdict = fatal.some(({ level }) => level === 'rejected') ? 'reject' : fatal.length > 0 ? 'unstartable' : 'accept';
  const relevant = fatal.filter(({ level }) => verdict === 'unstartable' || level === 'rejected');
  const theirs = new Set(entry.causes.map(({ field }) => field).filter((field) => field !== ''));
  return { entry, verdict, fatal: relevant, theirs, ours: new Set(relevant.flatMap(({ field, reported = field }) => [field, reported])) };
}

function reportedField({ field, reported }: Finding): string {
  return reported ?? field;
}

function general(field: string): string {
  return field.replace(/\[[^\]]*\]/g, '[*]');
}

function covers(ours: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
  return [...theirs].every((field) => ours.has(field));
}

function isReported({ field, reported = field }: Finding, theirs: ReadonlySet<string>): boolean {
  return theirs.has(reported) || theirs.has(field);
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${(part / Math.max(whole, 1) * 100).toFixed(2)} %)`;
}

/** How often each line occurs, the most frequent first, with a few entries to look at. */
function list(title: string, lines: string[][]): void {
  if (!lines.length) return;
  const groups = new Map<string, string[]>();
  for (const [line, id] of lines) groups.set(line, [...groups.get(line) ?? [], id]);
  console.log(`\n${title}`);
  for (const [line, ids] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`${String(ids.length).padStart(5)}  ${line}  ${[...new Set(ids)].slice(0, 5).join(' ')}`);
  }
}

/** Of each rule: how often it refuses what upstream refuses, and how often upstream reports its very field. */
function byRule(): void {
  const rules = new Map<string, { refusals: number; agreeing: number; sameField: number }>();
  for (const { entry, fatal, theirs } of judgements) {
    for (const finding of fatal) {
      const counts = rules.get(finding.rule) ?? { refusals: 0, agreeing: 0, sameField: 0 };
      counts.refusals++;
      if (entry.verdict !== 'accept') counts.agreeing++;
      if (isReported(finding, theirs)) counts.sameField++;
      rules.set(finding.rule, counts);
    }
  }
  console.log('\nby rule');
  console.table(Object.fromEntries([...rules].sort(([a], [b]) => (a < b ? -1 : 1))));
}
