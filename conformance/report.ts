import type { Comparison, Verdict } from './compare';
import { print, printGroups, printMissed, printTopics, share } from './groups';
import { isKnown } from './known';
import type { Release } from './releases';
import { isSameField } from './same-field';

/** What must hold of a run. */
export interface Demands {
  /** In percent: the verdicts that must be the same, or explained in KNOWN.md. */
  readonly enough: number;
  /** Whether KNOWN.md must explain what we admit and upstream does not. */
  readonly explainsAccepts: boolean;
}

/** Prints what the two agree and disagree on. True: they agree often enough, and KNOWN.md explains all that it must. */
export function printReport(comparisons: readonly Comparison[], { version }: Release, { enough, explainsAccepts }: Demands): boolean {
  const agreed = comparisons.filter(isAgreed);
  const settled = comparisons.filter((each) => isAgreed(each) || isKnown(each, version));
  const falseRejects = comparisons.filter(({ ours, theirs }) => theirs.verdict === 'accept' && ours !== 'accept');
  const falseAccepts = comparisons.filter(({ ours, theirs }) => theirs.verdict !== 'accept' && ours === 'accept');
  const [rejectsToMend, acceptsToMend] = [falseRejects, falseAccepts].map((some) => some.filter((each) => !isKnown(each, version)));
  const refusedByBoth = comparisons.filter(({ ours, theirs }) => theirs.verdict !== 'accept' && ours !== 'accept');
  const withFields = refusedByBoth.filter(({ theirs }) => theirs.causes?.some(({ field }) => field));

  print(`KubeVirt ${version}`);
  printMatrix(comparisons);
  printTopics(comparisons, isAgreed);
  printMissed(comparisons);
  print(`same verdict: ${share(agreed, comparisons)}`);
  print(`same verdict, or explained in KNOWN.md: ${share(settled, comparisons)}, wanted ${enough} %`);
  print(`false rejects: ${share(falseRejects, comparisons)}, ${rejectsToMend.length} of them not explained in KNOWN.md`);
  print(`false accepts: ${share(falseAccepts, comparisons)}, ${acceptsToMend.length} of them not explained in KNOWN.md`);
  print(`refused by both, and a field of ours is one of upstream's: ${share(withFields.filter(isSameField), withFields)}`);

  printGroups('False rejects that KNOWN.md does not explain, by our rule', rejectsToMend, rulesOf);
  printGroups('False accepts that KNOWN.md does not explain, by upstream\'s cause', acceptsToMend, causesOf);
  printGroups('Refused where upstream only does not start it, or the other way round, by our rule', refusedByBoth.filter((both) => !isAgreed(both)), rulesOf);
  printGroups('Other field than upstream\'s, by our rule', withFields.filter((both) => !isSameField(both)), rulesOf);
  return !rejectsToMend.length && (!explainsAccepts || !acceptsToMend.length) && 100 * settled.length >= enough * comparisons.length;
}

function isAgreed({ ours, theirs }: Comparison): boolean {
  return ours === theirs.verdict;
}

function printMatrix(comparisons: readonly Comparison[]): void {
  const verdicts: readonly Verdict[] = ['accept', 'reject', 'unstartable'];
  console.table(Object.fromEntries(verdicts.map((theirs) => [`upstream: ${theirs}`, Object.fromEntries(verdicts.map((ours) => [
    `ours: ${ours}`, comparisons.filter((each) => each.ours === ours && each.theirs.verdict === theirs).length,
  ]))])));
}

function rulesOf({ findings }: Comparison): readonly string[] {
  return findings.map(({ rule }) => rule);
}

function causesOf({ theirs: { causes = [], message = '' } }: Comparison): readonly string[] {
  const [first] = causes;
  return [first?.field ? `${first.type} ${first.field.replace(/\d+/g, 'N')}` : message.replace(/\d+/g, 'N').slice(0, 120)];
}
