import type { ChangeContext, Consequence } from './change';
import { isSame } from './difference';
import { isRunning } from './running';
import { listed } from './words';
import type { LabelSelector } from '../../../imports/kubernetes';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, mappingAt } from '../../kubernetes/untyped';
import { LabelIndex, matchesSelector } from '../../manifests/label-index';
import type { Labels } from '../../manifests/label-index';
import { kindOf } from '../../manifests/manifest';
import type { Manifest } from '../../manifests/manifest';
import { VMI_SPEC_PATHS } from '../../manifests/vmi';

interface Relabelled {
  readonly manifest: Manifest;
  /** Those of the template, which the pod has after its next start. */
  readonly labels: Labels;
  /** Those of the running pod. */
  readonly current: Labels;
}

const RESTART = 'Restart them when it suits, one by one where others must answer meanwhile.';

/**
 * Services and policies select running pods by the labels of their start, which new labels of a template do not change. What selects a guest only
 * by its new labels does not reach it yet.
 */
export function* labelConsequences(
  pairs: readonly { readonly before: Manifest; readonly after: Manifest }[], { after: { manifests }, situation }: ChangeContext,
): Generator<readonly [selecting: Manifest, consequence: Consequence]> {
  const relabelled = pairs.filter(({ before }) => isRunning(before, situation)).flatMap(({ before, after }): Relabelled[] => {
    const [current, labels] = [before, after].map(podLabels);
    return current && labels && !isSame(current, labels) ? [{ manifest: after, labels, current }] : [];
  });
  if (!relabelled.length) return;
  const index = new LabelIndex(relabelled);
  const earlier = new LabelIndex(relabelled.map(({ manifest, labels, current }) => ({ manifest, labels: current, next: labels })));
  for (const manifest of manifests) {
    const found = selectorOf(manifest);
    if (!found) continue;
    const { selector, field, verb } = found;
    const { namespace } = manifest.metadata;
    const missed = index.findAll(namespace, selector).filter(({ current }) => !matchesSelector(selector, current));
    if (missed.length) {
      const guests = listed(missed);
      yield [manifest, { effect: 'silent', field, why: `it does not ${verb} ${guests} yet: a running pod keeps the labels of its start, and gets those that are selected here with the next one`, fix: RESTART }];
    }
    const lost = earlier.findAll(namespace, selector).filter(({ next }) => !matchesSelector(selector, next));
    if (lost.length) yield [manifest, { effect: 'next-start', field, why: `it goes on to ${verb} ${listed(lost)} until the next start, and then no longer: the new labels of the template do not match` }];
  }
}

function selectorOf(manifest: Manifest): { readonly selector: LabelSelector; readonly field: string; readonly verb: string } | undefined {
  switch (kindOf(manifest)) {
    case '/Service': {
      const matchLabels = at(manifest, 'spec', 'selector');
      if (!isMapping(matchLabels) || !Object.keys(matchLabels).length) return undefined;
      return { selector: { matchLabels: matchLabels as { [key: string]: string } }, field: 'spec.selector', verb: 'reach' };
    }
    case 'networking.k8s.io/NetworkPolicy': {
      const selector = mappingAt(manifest, 'spec', 'podSelector');
      return Object.keys(selector).length ? { selector: selector as LabelSelector, field: 'spec.podSelector', verb: 'isolate' } : undefined;
    }
    default: return undefined;
  }
}

function podLabels(manifest: Manifest): Labels | undefined {
  const path = VMI_SPEC_PATHS.get(kindOf(manifest));
  if (path === undefined || manifest.kind === 'VirtualMachineInstance') return undefined;
  return mappingAt(manifest, ...path.split('.').slice(0, -1), 'metadata', 'labels') as Labels;
}
