import { formatAmount } from '../../analysis/namespace/calculation';
import { boundedNamespaces } from '../../analysis/namespace/capacity';
import type { NamespaceCapacity } from '../../analysis/namespace/capacity';
import { claimOutOfBounds, podOutOfBounds } from '../../analysis/namespace/limit-range';
import type { OutOfBounds } from '../../analysis/namespace/limit-range';
import type { PodGroup } from '../../analysis/namespace/pod-group';
import { canonicalQuantity } from '../../kubernetes/canonical-quantity';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'limit-range/fits-pod',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A LimitRange must admit the pods of its namespace',
    why: 'A LimitRange is judged for every container of every pod, those of launchers too, after it has filled in its defaults: max without default is '
      + 'the default as well. A pod outside of it, or with a default limit below its request, is refused, and a VM never gets its launcher.',
    fix: 'Change the bounds, or give the workload requests and limits within them. In a namespace with VMs use a ResourceQuota instead of default and max.',
    * check(manifests, cluster) {
      for (const namespace of boundedNamespaces(manifests, cluster)) {
        for (const group of namespace.bounds.length ? namespace.pods : []) {
          const found = [...podOutOfBounds(group.containers, group.resources, namespace.bounds)];
          if (!found.length) continue;
          const certain = found.filter((each) => isCertain(each, group, namespace));
          const [first] = [...certain, ...found];
          yield {
            manifest: group.manifest,
            field: group.path,
            ...told(first),
            ...found.length > 1 ? { calculation: found.map((each) => `${told(each).got}; ${told(each).allowed}`) } : {},
            ...certain.length ? {} : { level: FindingLevel.ADVISED },
          };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'limit-range/fits-claim',
    level: FindingLevel.UNSTARTABLE,
    summary: 'A LimitRange must admit the claims of its namespace',
    why: 'The API server refuses a claim outside of the bounds: a DataVolume stays Pending, and a VM that waits for it never starts.',
    fix: 'Change the bounds, or the size of the claim.',
    * check(manifests, cluster) {
      for (const { bounds, claims, hasAlternatives } of boundedNamespaces(manifests, cluster)) {
        for (const { manifest, path, size, inflated } of bounds.length ? claims : []) {
          if (size === undefined || inflated === undefined) continue;
          const [found] = claimOutOfBounds(size, inflated, bounds);
          if (!found) continue;
          const level = hasAlternatives ? { level: FindingLevel.ADVISED } : {};
          yield { manifest, field: `${path}.resources.requests.storage`, ...told(found), ...level };
        }
      }
    },
  }),
];

/**
 * Whether the cluster is sure to judge so: what no default fills in, and a default where nothing else can. Containers beside `compute` get
 * what the KubeVirt CR says, limits what labels and quotas of the namespace say.
 */
function isCertain(
  { container, list, resource, isFilledIn, bound }: OutOfBounds, { launcher }: PodGroup, { isOwned, bounds, hasAlternatives }: NamespaceCapacity,
): boolean {
  const completing = new Set(bounds.filter(({ type, defaultRequest }) => type === 'Container' && defaultRequest.size > 0).map(({ limitRange }) => limitRange));
  if (hasAlternatives || (isFilledIn && (!isOwned || completing.size > 1))) return false;
  if (!launcher) return true;
  const { isConfigKnown, isOverheadKnown } = launcher.known;
  const isOther = container?.name !== 'compute';
  const isLimited = list !== 'request' && bound !== 'request';
  return (isConfigKnown || !isOther) && (isOverheadKnown || resource !== 'memory') && (isOwned || !isLimited);
}

function told({ limitRange, container, resource, list, amount, bound, bounded }: OutOfBounds): { readonly got: string; readonly allowed: string } {
  const of = container ? ` of ${container.name}` : '';
  const by = `${bound} of LimitRange ${limitRange}`;
  if (list === 'ratio') {
    const allowed = `a limit of at most ${canonicalQuantity(bounded, 'DecimalSI')} times the request, ${by}`;
    return { got: amount === undefined ? `no ${resource} request and limit${of}` : `${resource} limit ${Number(amount) / 1e9} times the request${of}`, allowed };
  }
  if (bound === 'request') {
    return {
      got: `${resource} limit ${formatAmount(resource, amount!)}${of}, a default of LimitRange ${limitRange}`,
      allowed: `at least ${formatAmount(resource, bounded)}, which it requests`,
    };
  }
  return {
    got: amount === undefined ? `no ${resource} ${list}${of}` : `${resource} ${list} ${formatAmount(resource, amount)}${of}`,
    allowed: `${bound === 'min' ? 'at least' : 'at most'} ${formatAmount(resource, bounded)}, ${by}`,
  };
}
