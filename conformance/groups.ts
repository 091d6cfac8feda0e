import type { Comparison } from './compare';
import { FindingLevel } from '../lib/rules/finding-level';
import { objectRules } from '../lib/rules/registry';

/** How often the two agree, by the topic of the change. */
export function printTopics(comparisons: readonly Comparison[], isAgreed: (comparison: Comparison) => boolean): void {
  const topics = grouped(comparisons, ({ sample: { changes } }) => (changes.length ? changes.map(({ topic }) => topic) : ['unchanged']));
  console.table(Object.fromEntries([...topics].sort(([a], [b]) => (a < b ? -1 : 1)).map(([topic, members]) => [topic, {
    'samples': members.length,
    'refused by upstream': members.filter(({ theirs }) => theirs.verdict !== 'accept').length,
    'same verdict, %': percent(members.filter(isAgreed), members),
  }])));
}

/** The rules that no sample broke: nothing is known of them. */
export function printMissed(comparisons: readonly Comparison[]): void {
  const broken = new Set(comparisons.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const judged = objectRules.filter(({ level }) => level === FindingLevel.REJECTED || level === FindingLevel.UNSTARTABLE).map(({ id }) => id);
  const missed = judged.filter((id) => !broken.has(id));
  print(`rules that a sample broke: ${judged.length - missed.length} of ${judged.length}; not: ${missed.join(', ') || 'none'}`);
}

/** Groups, most frequent first, each with a sample to start from. */
export function printGroups(title: string, comparisons: readonly Comparison[], keysOf: (comparison: Comparison) => readonly string[]): void {
  if (!comparisons.length) return;
  print(`\n${title}`);
  for (const [key, members] of [...grouped(comparisons, keysOf)].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))) {
    const [{ sample, theirs, findings }] = [...members].sort((a, b) => a.sample.changes.length - b.sample.changes.length);
    print(`${String(members.length).padStart(6)}  ${key}`);
    print(`        ${sample.id} ${sample.manifest.kind as string}: ${sample.changes.map(({ topic, path }) => `${topic} ${path}`).join(', ') || 'unchanged'}`);
    if (theirs.message) print(`        upstream: ${theirs.message.slice(0, 200)}`);
    if (findings.length) print(`        ours: ${findings[0].field} ${findings[0].summary} ${findings[0].got ?? ''}`);
  }
}

export function share(part: readonly unknown[], whole: readonly unknown[]): string {
  return `${part.length} of ${whole.length} (${percent(part, whole)} %)`;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function percent(part: readonly unknown[], whole: readonly unknown[]): string {
  return whole.length ? (100 * part.length / whole.length).toFixed(2) : '-';
}

function grouped(comparisons: readonly Comparison[], keysOf: (comparison: Comparison) => readonly string[]): Map<string, Comparison[]> {
  const groups = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    for (const key of new Set(keysOf(comparison))) {
      const members = groups.get(key);
      if (members) members.push(comparison);
      else groups.set(key, [comparison]);
    }
  }
  return groups;
}
