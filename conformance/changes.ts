import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { answersOf } from './binary';
import { isKnownChange } from './changes/known';
import { refusalOf } from './changes/ours';
import type { Refusal } from './changes/ours';
import { generatePairs } from './generate-pairs';
import type { Pair } from './generate-pairs';
import { profileOf } from './profile';
import { NEWEST } from './releases';

/**
 * A real API server with KubeVirt's webhooks and `src/changes` judge the same updates. Prints how often they agree, and by kind and field where not.
 *
 *     tsx conformance/changes.ts [COUNT [SEED...]]
 */
interface Answer { readonly id: string; readonly verdict: 'refused' | 'accepted' | 'uncreated' | 'failed'; readonly message?: string }

const ENOUGH = 99.5;
/** Gates without which whole kinds are refused. */
const GATES = ['IncrementalBackup'];
const GIVEN = join(__dirname, 'changes', 'given.yaml');
const profile = profileOf(NEWEST, GATES);
const [count = 2_000, ...stated] = process.argv.slice(2).map(Number);
const seeds = stated.length ? stated : [1];
const given = loadAll(readFileSync(GIVEN, 'utf8'));
const pairs = seeds.flatMap((seed) => [...generatePairs(Math.ceil(count / seeds.length), seed, profile)]);
const answers = answersTo(pairs);
const groups = new Map<string, Difference[]>();
const verdicts = { accepted: 0, refused: 0, uncreated: 0, failed: 0 };
let differing = 0;
let known = 0;
let unexplained = 0;

/** A pair on which the two do not agree. */
interface Difference { readonly pair: Pair; readonly message: string; readonly ours?: Refusal }

for (const [i, pair] of pairs.entries()) {
  const { id, verdict, message = '' } = answers[i];
  if (id !== pair.id) throw new Error(`the answer to ${pair.id} is about ${id}`);
  verdicts[verdict]++;
  if (verdict === 'uncreated' || verdict === 'failed') continue;
  const ours = refusalOf(pair, given, profile);
  if ((verdict === 'refused') === (ours !== undefined)) continue;
  differing++;
  const isExplained = isKnownChange(message, ours);
  if (isExplained) known++;
  else if (ours) unexplained++;
  const topics = pair.changes.map(({ path }) => path).join(' + ');
  const key = `${isExplained ? 'known' : 'TO MEND'}: ${ours ? 'we refuse' : 'the server refuses'} ${String(pair.before.kind)} ${topics}`;
  groups.set(key, [...groups.get(key) ?? [], { pair, message, ...ours && { ours } }]);
}
for (const [key, members] of [...groups].sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))) {
  const [{ pair: { id }, message, ours }] = members;
  process.stdout.write(`${members.length} ${key}\n    ${id}: ${(ours ? `${ours.field}: ${ours.why}` : message).replace(/\s+/g, ' ').slice(0, 300)}\n`);
}
const judged = verdicts.accepted + verdicts.refused;
const [same, explained] = [differing, differing - known].map((some) => (judged ? 100 * (judged - some) / judged : 0));
process.stdout.write([
  `${judged} changes: ${verdicts.refused} refused, ${verdicts.accepted} accepted; ${verdicts.uncreated} objects could not be made; the server failed ${verdicts.failed} times`,
  `the same verdict: ${same.toFixed(2)} %, with what KNOWN.md explains ${explained.toFixed(2)} %, wanted ${ENOUGH} %; ${unexplained} that we refuse and KNOWN.md does not explain\n`,
].join('\n'));
process.exitCode = explained >= ENOUGH && !unexplained ? 0 : 1;

function answersTo(asked: readonly Pair[]): Answer[] {
  const flags = ['-log', join(__dirname, '.cache', 'changes.log'), '-gates', GATES.join(','), GIVEN];
  return answersOf('change', asked.map(({ id, before, after, status }) => ({ id, before, after, status })), { flags });
}
