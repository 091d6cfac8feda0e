import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { createAdmissionPolicy, POLICY_TYPE } from './admission-policy';
import { celList, celString } from './cel';
import { matching } from './tenant-policy';
import type { Validation } from '../../imports/kubernetes';
import { isLabelKey, isLabelValue, LABEL_KEY_WORDS, LABEL_VALUE_WORDS } from '../kubernetes/label';
import { throwIfAny, UsageError } from '../usage-error';

/** A label that objects must have. */
export interface RequiredLabel {
  /** The key of the label. */
  readonly key: string;

  /**
   * The values it may have.
   *
   * @default - any
   */
  readonly values?: string[];
}

/** Properties of `RequiredLabelsPolicy`. */
export interface RequiredLabelsPolicyProps extends kplus.ResourceProps {
  /** The namespaces in which it holds. */
  readonly namespaces: kplus.INamespaceSelector;

  /** The labels that objects must have. */
  readonly labels: RequiredLabel[];

  /**
   * Other kinds that must have them too, such as `kplus.ApiResource.DEPLOYMENTS`.
   *
   * @default - VirtualMachines alone
   */
  readonly otherResources?: kplus.IApiResource[];
}

/**
 * VMs of some namespaces must have labels, such as who pays for them. What was there before and does not change the label is let through, so that older
 * objects can still be operated.
 *
 * @example
 * new RequiredLabelsPolicy(chart, 'cost-centre', {
 *   namespaces: kplus.Namespaces.select(chart, 'Tenants', { labels: { kind: 'tenant' } }),
 *   labels: [{ key: 'cost-centre' }, { key: 'stage', values: ['test', 'production'] }],
 * });
 */
export class RequiredLabelsPolicy extends kplus.Resource {
  public readonly resourceType: string = POLICY_TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id, and the name of the policy and of its binding unless `metadata.name` is given
   * @param props where, and which labels
   * @throws without labels, and on keys and values that no label has. Synthesis fails on a Platform before Kubernetes 1.30.
   */
  constructor(scope: Construct, id: string, props: RequiredLabelsPolicyProps) {
    super(scope, id);
    throwIfAny(this, labelProblems(props));
    const { labels, namespaces, otherResources = [] } = props;
    this.apiObject = createAdmissionPolicy(this, id, {
      metadata: props.metadata,
      namespaces,
      spec: () => ({
        matchConstraints: {
          resourceRules: [
            matching('kubevirt.io', ['CREATE', 'UPDATE'], ['virtualmachines']),
            ...otherResources.map(({ apiGroup, resourceType }) => matching(apiGroup, ['CREATE', 'UPDATE'], [resourceType])),
          ],
        },
        variables: [
          { name: 'labels', expression: 'has(object.metadata.labels) ? object.metadata.labels : {}' },
          { name: 'labelsBefore', expression: 'oldObject != null && has(oldObject.metadata.labels) ? oldObject.metadata.labels : {}' },
        ],
        validations: labels.map(validation),
      }),
    });
  }
}

function validation({ key, values }: RequiredLabel): Validation {
  const label = celString(key);
  const allowed = values ? `${label} in variables.labels && variables.labels[${label}] in ${celList(values)}` : `${label} in variables.labels`;
  const unchanged = `(${label} in variables.labels) == (${label} in variables.labelsBefore) `
    + `&& (!(${label} in variables.labels) || variables.labels[${label}] == variables.labelsBefore[${label}])`;
  return {
    expression: `(${allowed}) || (oldObject != null && ${unchanged})`,
    message: values ? `the label ${key} is required, with one of: ${values.join(', ')}` : `the label ${key} is required`,
  };
}

function* labelProblems({ labels }: RequiredLabelsPolicyProps): Generator<UsageError> {
  if (labels.length === 0) yield { what: 'labels', got: [], allowed: 'at least one label', fix: 'Name the labels that are required.' };
  for (const { key, values } of labels) {
    if (!isLabelKey(key)) yield { what: 'labels.key', got: key, allowed: LABEL_KEY_WORDS, fix: 'Write the key as objects have it.' };
    if (values?.length === 0) yield { what: 'labels.values', got: [], allowed: 'at least one value, or none at all for any', fix: 'Leave values out to allow any.' };
    for (const value of values?.filter((one) => !isLabelValue(one)) ?? []) {
      yield { what: 'labels.values', got: value, allowed: LABEL_VALUE_WORDS, fix: 'Write the value as objects have it.' };
    }
  }
}
