import type { Comparison, Verdict } from './compare';
import { isKnown } from './known';

/** Prints what the two agree and disagree on. True: all that is refused here and admitted by KubeVirt is explained. */
export function printReport(comparisons: readonly Comparison[]): boolean {
  const agreed = comparisons.filter(({ ours, theirs }) => ours === theirs.verdict);
  const stricter = comparisons.filter(({ ours, theirs }) => theirs.verdict === 'accept' && ours !== 'accept');
  const known = stricter.filter(({ theirs, findings }) => !theirs.instances && findings.every(isKnown));
  const fruitless = stricter.filter(({ theirs }) => theirs.instances);
  const falseRejects = stricter.filter((each) => !known.includes(each) && !fruitless.includes(each));
  const falseAccepts = comparisons.filter(({ ours, theirs }) => theirs.verdict !== 'accept' && ours === 'accept');
  const refusedByBoth = comparisons.filter(({ ours, theirs }) => theirs.verdict !== 'accept' && ours !== 'accept');

  printMatrix(comparisons);
  print(`same verdict: ${share(agreed, comparisons)}`);
  print(`false rejects: ${share(falseRejects, comparisons)}, and ${known.length} that KNOWN.md explains`);
  print(`refused here, admitted by KubeVirt, which then refuses what the set or pool makes: ${fruitless.length}`);
  print(`false accepts: ${share(falseAccepts, comparisons)}`);
  const withFields = refusedByBoth.filter(({ theirs }) => theirs.causes?.some(({ field }) => field));
  print(`refused by both, and a field of ours is one of KubeVirt's: ${share(withFields.filter(sameField), withFields)}`);

  printGroups('False rejects, by our rule', falseRejects, ({ findings }) => findings.map(({ rule }) => rule));
  printGroups('False accepts, by KubeVirt\'s cause', falseAccepts, ({ theirs }) => [causeOf(theirs)]);
  printGroups('Other field than KubeVirt\'s, by our rule', withFields.filter((both) => !sameField(both)), ({ findings }) => findings.map(({ rule }) => rule));
  printGroups('Refused where KubeVirt only does not start it, or the other way round, by our rule',
    refusedByBoth.filter(({ ours, theirs }) => ours !== theirs.verdict), ({ findings }) => findings.map(({ rule }) => rule));
  return falseRejects.length === 0;
}

function printMatrix(comparisons: readonly Comparison[]): void {
  const verdicts: readonly Verdict[] = ['accept', 'reject', 'unstartable'];
  console.table(Object.fromEntries(verdicts.map((theirs) => [`KubeVirt: ${theirs}`, Object.fromEntries(verdicts.map((ours) => [
    `ours: ${ours}`, comparisons.filter((each) => each.ours === ours && each.theirs.verdict === theirs).length,
  ]))])));
}

/** Groups, most frequent first, each with a sample to start from. */
function printGroups(title: string, comparisons: readonly Comparison[], keysOf: (comparison: Comparison) => readonly string[]): void {
  if (!comparisons.length) return;
  const groups = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    for (const key of new Set(keysOf(comparison))) groups.set(key, [...groups.get(key) ?? [], comparison]);
  }
  print(`\n${title}`);
  for (const [key, members] of [...groups].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))) {
    const [{ sample, theirs, findings }] = [...members].sort((a, b) => a.sample.changes.length - b.sample.changes.length);
    print(`${String(members.length).padStart(6)}  ${key}`);
    print(`        ${sample.id} ${sample.manifest.kind as string}: ${sample.changes.join(', ') || 'unchanged'}`);
    if (theirs.message) print(`        KubeVirt: ${theirs.message.slice(0, 200)}`);
    if (findings.length) print(`        ours: ${findings[0].field} ${findings[0].summary} ${findings[0].got ?? ''}`);
  }
}

function causeOf({ causes = [], message = '' }: Comparison['theirs']): string {
  const [{ type, field } = { type: undefined, field: undefined }] = causes;
  return field ? `${type} ${general(field)}` : general(message).slice(0, 120);
}

function sameField({ findings, theirs }: Comparison): boolean {
  const fields = new Set(theirs.causes?.map(({ field = '' }) => general(field)));
  return findings.some(({ field, reported = field }) => fields.has(general(reported)) || fields.has(general(field)));
}

/** A path or message without the indexes, names and numbers of one manifest, and the same for every kind that holds a guest. */
function general(text: string): string {
  return text
    .replace(/^spec\.virtualMachineTemplate\.spec\.template\.spec|^spec\.template\.spec|^spec(?=\.(domain|networks|volumes))/, '§')
    .replace(/\[\d+\]/g, '[]')
    .replace(/vm-\d+/g, 'NAME')
    .replace(/\d+/g, 'N');
}

function share(part: readonly unknown[], whole: readonly unknown[]): string {
  return `${part.length} of ${whole.length} (${whole.length ? (100 * part.length / whole.length).toFixed(2) : '-'} %)`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
