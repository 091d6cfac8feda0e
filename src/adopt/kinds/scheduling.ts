import { topologyOf } from './pod';
import { at, listAt } from '../../kubernetes/untyped';
import type { Surroundings } from '../adopter';
import { call, fields, makePlus } from '../expression';
import type { Expression, Optional } from '../expression';
import { number, seconds as secondsOf, text, texts, textsByKey, value } from '../values';

/** Tolerations and affinities, by the scheduling of cdk8s-plus; what it has no words for is patched. */
export function schedulingCalls(spec: unknown, self: Expression, surroundings: Surroundings): Expression[] {
  const scheduling: Expression = { kind: 'property', of: self, name: 'scheduling' };
  const taints = listAt(spec, 'tolerations').map(taintOf);
  const nodes = at(spec, 'affinity', 'nodeAffinity');
  const required = listAt(nodes, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms').map(labelQueries);
  const preferred = listAt(nodes, 'preferredDuringSchedulingIgnoredDuringExecution');
  return [
    ...taints.length > 0 && !taints.includes(undefined) ? [call(scheduling, 'tolerate', makePlus('Node', 'tainted', ...taints))] : [],
    ...required.filter((queries) => queries !== undefined).map((queries) => call(scheduling, 'attract', makePlus('Node', 'labeled', ...queries))),
    ...preferred.flatMap((term) => {
      const queries = labelQueries(at(term, 'preference'));
      const weight = at(term, 'weight');
      return queries && typeof weight === 'number' ? [call(scheduling, 'attract', makePlus('Node', 'labeled', ...queries), fields({ weight: value(weight) }))] : [];
    }),
    ...podTerms(at(spec, 'affinity', 'podAffinity'), 'colocate', scheduling, surroundings),
    ...podTerms(at(spec, 'affinity', 'podAntiAffinity'), 'separate', scheduling, surroundings),
  ];
}

/** Pods by which this one stands, or does not stand. */
function podTerms(affinity: unknown, method: 'colocate' | 'separate', scheduling: Expression, surroundings: Surroundings): Expression[] {
  const term = (written: unknown, weight: unknown): Expression[] => {
    const labels = textsByKey(at(written, 'labelSelector', 'matchLabels'));
    if (!labels) return [];
    const pods = makePlus('Pods', 'select', surroundings.scope, surroundings.freshId(`${method}-pods`), fields({ labels }));
    return [call(scheduling, method, pods, fields({ topology: topologyOf(at(written, 'topologyKey')), weight: number(weight) }))];
  };
  return [
    ...listAt(affinity, 'requiredDuringSchedulingIgnoredDuringExecution').flatMap((each) => term(each, undefined)),
    ...listAt(affinity, 'preferredDuringSchedulingIgnoredDuringExecution').flatMap((each) => term(at(each, 'podAffinityTerm'), at(each, 'weight'))),
  ];
}

const EFFECTS: ReadonlyMap<unknown, string> = new Map([['NoSchedule', 'NO_SCHEDULE'], ['PreferNoSchedule', 'PREFER_NO_SCHEDULE'], ['NoExecute', 'NO_EXECUTE']]);

/** A toleration as a query of taints. */
export function taintOf(toleration: unknown): Optional {
  const [key, operator, effect, evictAfter] = ['key', 'operator', 'effect', 'tolerationSeconds'].map((field) => at(toleration, field));
  const constant = EFFECTS.get(effect);
  if (typeof key !== 'string' || (effect !== undefined && constant === undefined)) return undefined;
  const options = fields({
    effect: constant === undefined ? undefined : { kind: 'property', of: { kind: 'import', module: 'cdk8s-plus-28', name: 'TaintEffect' }, name: constant },
    evictAfter: secondsOf(evictAfter),
  });
  const written = at(toleration, 'value');
  if (operator === 'Exists') return makePlus('NodeTaintQuery', 'exists', value(key), options);
  return typeof written === 'string' ? makePlus('NodeTaintQuery', 'is', value(key), value(written), options) : undefined;
}

function labelQueries(term: unknown): Expression[] | undefined {
  const queries = listAt(term, 'matchExpressions').map(labelQuery).filter((query) => query !== undefined);
  return queries.length > 0 && queries.length === listAt(term, 'matchExpressions').length ? queries : undefined;
}

function labelQuery(requirement: unknown): Optional {
  const key = text(at(requirement, 'key'));
  const values = texts(at(requirement, 'values'));
  if (!key) return undefined;
  switch (at(requirement, 'operator')) {
    case 'In':
      return values && makePlus('NodeLabelQuery', 'in', key, values);
    case 'NotIn':
      return values && makePlus('NodeLabelQuery', 'notIn', key, values);
    case 'Exists':
      return makePlus('NodeLabelQuery', 'exists', key);
    case 'DoesNotExist':
      return makePlus('NodeLabelQuery', 'doesNotExist', key);
    default:
      return undefined;
  }
}
