import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { binary } from './binary';
import { generatePairs } from './generate';
import type { Pair } from './generate';
import { NEWEST } from './releases';
import { admit } from '../lib/admission/admission';
import { compareSets } from '../lib/analysis/changes/compare';
import { USUAL_SITUATION } from '../lib/analysis/changes/situation';
import { clusterOf } from '../lib/manifests/cluster';
import { Catalog } from '../lib/manifests/effective/catalog';
import { judgedGates } from '../lib/manifests/gate-state';
import type { Manifest } from '../lib/manifests/manifest';
import { UPSTREAM } from '../lib/manifests/releases';
import { FindingLevel } from '../lib/rules/finding-level';

/**
 * A real API server with KubeVirt's webhooks and `src/analysis/changes` judge the same updates. Prints how often they agree, and by kind and field where not.
 *
 *     tsx conformance/changes.ts [COUNT [SEED]]
 */
interface Answer { readonly id: string; readonly verdict: 'refused' | 'accepted' | 'uncreated'; readonly message?: string }

const ENOUGH = 99.5;
const [count = 2_000, seed = 1] = process.argv.slice(2).map(Number);
const pairs = [...generatePairs(count, seed, NEWEST.version)];
const answers = answersTo(pairs);
const differences = new Map<string, { count: number; example: string }>();
const verdicts = { accepted: 0, refused: 0, uncreated: 0 };
let agreed = 0;
for (const [i, pair] of pairs.entries()) {
  const { id, verdict, message = '' } = answers[i];
  if (id !== pair.id) throw new Error(`the answer to ${pair.id} is about ${id}`);
  verdicts[verdict]++;
  if (verdict === 'uncreated') continue;
  const ours = refusalOf(pair);
  if ((verdict === 'refused') === (ours !== undefined)) { agreed++; continue; }
  const topics = pair.changes.map(({ path }) => path).join(' + ');
  const key = `${ours === undefined ? 'FALSE ACCEPT' : 'FALSE REFUSAL'} ${String(pair.before.kind)} ${topics}`;
  const known = differences.get(key);
  differences.set(key, { count: (known?.count ?? 0) + 1, example: known?.example ?? `${id}: ${(ours ?? message).replace(/\s+/g, ' ').slice(0, 300)}` });
}
for (const [key, { count: times, example }] of [...differences].sort(([, a], [, b]) => b.count - a.count)) process.stdout.write(`${times} ${key}\n    ${example}\n`);
const judged = verdicts.accepted + verdicts.refused;
const share = judged ? 100 * agreed / judged : 0;
process.stdout.write(`${judged} changes: ${verdicts.refused} refused, ${verdicts.accepted} accepted; ${verdicts.uncreated} objects could not be made; ${share.toFixed(2)} % agree\n`);
process.exitCode = share >= ENOUGH ? 0 : 1;

function answersTo(asked: readonly Pair[]): Answer[] {
  const input = asked.map(({ id, before, after }) => `${JSON.stringify({ id, before, after })}\n`).join('');
  const { status, stdout } = spawnSync(binary(), ['change', '-schemas', join(__dirname, '..', 'imports', 'schemas'), '-log', join(__dirname, '.cache', 'changes.log')], {
    input, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('the API server did not judge');
  return stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as Answer);
}

/** Why we say that the update is refused, if we do: by a rule for the new object, or for the change. */
function refusalOf({ before, after }: Pair): string | undefined {
  const kubevirtVersion = `${NEWEST.version}.0`;
  const profile = {
    kubevirtVersion, cdiVersion: UPSTREAM.cdi, kubernetesVersion: NEWEST.kubernetes, architecture: 'amd64', enabledFeatureGates: judgedGates({ kubevirtVersion, featureGates: [] }),
  };
  const finding = admit([{ manifest: after }], profile).find(({ level, rule }) => level === FindingLevel.REJECTED || rule === 'schema/fits-release');
  if (finding) return `${finding.rule} ${finding.field}: ${finding.summary}`;
  const { objects } = compareSets(setOf(before), setOf(after), { situation: USUAL_SITUATION, prunes: true, remakes: false });
  const refused = objects.flatMap(({ consequences }) => consequences).find(({ effect }) => effect === 'refused');
  return refused && `${refused.field}: ${refused.why}`;
}

function setOf(object: unknown) {
  const manifest = object as Manifest;
  return { objects: [{ manifest, isReadable: true }], manifests: [manifest], cluster: clusterOf({}, new Catalog([manifest]), [manifest]) };
}
