import { wholeUnits } from '../../kubernetes/quantity';
import type { Vmi } from '../../manifests/vmi';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { amount, thousandths } from '../subjects/resources';
import { vmi } from '../subjects/vmi';

type Resource = 'cpu' | 'memory';
type List = 'requests' | 'limits';
interface ResourceFacts {
  /** The resource as a sentence names it. */
  readonly name: string;
  /** The value in which KubeVirt compares amounts. */
  measure(nano: bigint): bigint;
}

const LISTS = ['requests', 'limits'] as const;
const FACTS: { readonly [R in Resource]: ResourceFacts } = {
  cpu: { name: 'CPU', measure: thousandths },
  memory: { name: 'memory', measure: wholeUnits },
};

/** The rule on negative amounts of a resource. */
export function excludesNegativeAmounts(resource: Resource): ObjectRule {
  return defineRule({
    id: `${resource}/excludes-negative-amounts`,
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: `The ${FACTS[resource].name} request and limit must not be negative`,
    why: 'KubeVirt refuses an amount below zero, as Kubernetes refuses such a pod.',
    fix: 'Write an amount above zero, or remove the field.',
    upstream: [`${resource}/requests-negative`, `${resource}/limits-negative`],
    * check({ spec }) {
      for (const list of LISTS) {
        if (measured(spec, list, resource) < 0n) yield { field: fieldOf(list, resource), got: written(spec, list, resource), allowed: '0 or more' };
      }
    },
  });
}

/** The rule on a request of a resource above its limit. */
export function fitsLimit(resource: Resource): ObjectRule {
  return defineRule({
    id: `${resource}/fits-limit`,
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: `The ${FACTS[resource].name} request must not exceed the limit`,
    why: 'KubeVirt refuses a request above the limit, as Kubernetes refuses such a pod. A limit of zero counts as none.',
    fix: 'Raise the limit, lower the request, or keep only one of them.',
    upstream: [`${resource}/requests-exceed-limits`],
    * check({ spec }) {
      const limit = measured(spec, 'limits', resource);
      if (limit <= 0n || measured(spec, 'requests', resource) <= limit) return;
      yield {
        field: fieldOf('requests', resource),
        got: written(spec, 'requests', resource),
        allowed: `at most ${written(spec, 'limits', resource)}, the limit`,
      };
    },
  });
}

function fieldOf(list: List, resource: Resource): string {
  return `domain.resources.${list}.${resource}`;
}

function written({ domain }: Vmi['spec'], list: List, resource: Resource): string | number | undefined {
  return domain.resources?.[list]?.[resource];
}

function measured(spec: Vmi['spec'], list: List, resource: Resource): bigint {
  return FACTS[resource].measure(amount(spec, list, resource));
}
