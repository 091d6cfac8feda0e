import { join } from 'node:path';
import { answersOf } from './binary';
import { consequencesOf } from './changes/ours';
import { generateMachinePairs } from './generate-pairs';
import type { Pair } from './generate-pairs';
import { profileOf } from './profile';
import { NEWEST } from './releases';
import type { Consequence } from '../lib/analysis/changes/change';
import { EFFECTS } from '../lib/analysis/changes/effect';

/**
 * KubeVirt's own VM controller and `src/analysis/changes` say what the same updates of VMs do to guests that run. Prints where they differ, by field.
 *
 *     tsx conformance/effects.ts [COUNT [SEED...]]
 */
interface Answer { readonly id: string; readonly verdict: 'unstarted' | 'refused' | 'applied'; readonly effects?: readonly string[]; readonly reason?: string; readonly message?: string }

const ENOUGH = 99.5;
/** What the controller shows of an update; `silent` and `next-start` are what it does not. */
const SHOWN: ReadonlySet<string> = new Set(['live', 'migration', 'restart', 'error', 'stop']);
const profile = profileOf(NEWEST, []);
const [count = 2_000, ...stated] = process.argv.slice(2).map(Number);
const seeds = stated.length ? stated : [1];
// A VM that stays as it is can need a restart already: cpu without sockets always does.
const pairs = seeds.flatMap((seed) => [...generateMachinePairs(Math.ceil(count / seeds.length), seed, profile)])
  .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
const answers = answersTo(pairs);
const groups = new Map<string, string[]>();
const seen = new Map<string, number>();
let unstarted = 0;
let differing = 0;

for (const [i, pair] of pairs.entries()) {
  const answer = answers[i];
  if (answer.id !== pair.id) throw new Error(`the answer to ${pair.id} is about ${answer.id}`);
  if (answer.verdict === 'unstarted') {
    unstarted++;
    continue;
  }
  const theirs = theirsOf(answer);
  seen.set(theirs, (seen.get(theirs) ?? 0) + 1);
  const found = consequencesOf(pair, [], profile);
  const ours = oursOf(found);
  if (ours === theirs) continue;
  differing++;
  const key = `we say ${ours}, KubeVirt ${theirs}: ${pair.changes.map(({ path }) => path).join(' + ')}`;
  groups.set(key, [...groups.get(key) ?? [], `${pair.id}: ${[answer.message ?? '', ...found.map(({ effect, field, why }) => `${effect} ${field}: ${why}`)].join('; ').replace(/\s+/g, ' ').slice(0, 400)}`]);
}
for (const [key, [first, ...others]] of [...groups].sort(([a, some], [b, more]) => more.length - some.length || (a < b ? -1 : 1))) process.stdout.write(`${1 + others.length} ${key}\n    ${first}\n`);
const judged = pairs.length - unstarted;
const same = judged ? 100 * (judged - differing) / judged : 0;
process.stdout.write([
  `${judged} updates of running guests (${[...seen].sort().map(([effects, times]) => `${effects}: ${times}`).join(', ')}); ${unstarted} guests could not be started`,
  `the same effects: ${same.toFixed(2)} %, wanted ${ENOUGH} %\n`,
].join('\n'));
process.exitCode = same >= ENOUGH ? 0 : 1;

function oursOf(found: readonly Consequence[]): string {
  if (found.some(({ effect }) => effect === 'refused')) return 'refused';
  return shown(found.map(({ effect }) => effect), found.find(({ effect }) => effect === 'error')?.reason);
}

function theirsOf({ verdict, effects = [], reason }: Answer): string {
  return verdict === 'refused' ? 'refused' : shown(effects, reason);
}

function shown(effects: readonly string[], reason = ''): string {
  const each = EFFECTS.filter((effect) => SHOWN.has(effect) && effects.includes(effect));
  return each.map((effect) => (effect === 'error' ? `error ${reason}` : effect)).join(' and ') || 'nothing';
}

function answersTo(asked: readonly Pair[]): Answer[] {
  return answersOf('effects', asked.map(({ id, before, after }) => ({ id, before, after })), { flags: ['-arch', 'amd64', '-log', join(__dirname, '.cache', 'effects.log')] });
}
