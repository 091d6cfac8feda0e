import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { isLabelKey } from '../kubernetes/label';
import { Platform } from '../platform/platform';
import { createApiObject } from '../resource/create-api-object';
import { ResourceType } from '../resource/resource-type';
import { messagesOf, throwIfAny, UsageError } from '../usage-error';

const TYPE: ResourceType = { apiGroup: '', version: 'v1', kind: 'ConfigMap', resourceType: 'configmaps' };
/** The only one that virt-controller reads. */
const NAME = 'kubevirt-vm-labels-config';
/** The first release that reads it. */
const SINCE = '1.7';

/** Properties of `VmLabelsConfig`. */
export interface VmLabelsConfigProps extends kplus.ResourceProps {
  /**
   * The labels of VirtualMachines that `kubevirt_vm_labels` has, without patterns; `*` is all.
   *
   * @default - all
   */
  readonly labels?: string[];

  /**
   * Labels that it does not have, also where `labels` has them.
   *
   * @default - none
   */
  readonly ignoredLabels?: string[];

  /**
   * The namespace of KubeVirt itself, in which virt-controller reads it.
   *
   * @default 'kubevirt'
   */
  readonly kubevirtNamespace?: string;
}

/**
 * Which labels of VirtualMachines the metric `kubevirt_vm_labels` has, to join them to others: the ConfigMap `kubevirt-vm-labels-config`. There is one in
 * a cluster. Without it the metric has all labels, each of which is a series more where values differ. KubeVirt 1.7 and later.
 *
 * @example
 * new VmLabelsConfig(chart, 'labels', { labels: ['app.kubernetes.io/name', 'tier'] });
 */
export class VmLabelsConfig extends kplus.Resource {
  public readonly resourceType: string = TYPE.resourceType;
  protected readonly apiObject: ApiObject;

  /**
   * @param scope the construct it belongs to
   * @param id the construct's id
   * @param props the labels
   * @throws on what is no key of a label, on another name or namespace in `metadata`; at synthesis for KubeVirt before 1.7
   */
  constructor(scope: Construct, id: string, props: VmLabelsConfigProps = {}) {
    super(scope, id);
    throwIfAny(this, labelProblems(props));
    const { metadata, labels, ignoredLabels, kubevirtNamespace: namespace = 'kubevirt' } = props;
    this.apiObject = createApiObject(this, id, TYPE, {
      metadata: { ...metadata, name: NAME, namespace },
      data: { allowlist: labels?.join(','), ignorelist: ignoredLabels?.join(',') },
    });
    this.node.addValidation({ validate: () => messagesOf(releaseProblems(Platform.of(this))) });
  }
}

function* labelProblems({ labels = [], ignoredLabels = [], metadata }: VmLabelsConfigProps): Generator<UsageError> {
  for (const [what, keys] of Object.entries({ labels: labels.filter((key) => key !== '*'), ignoredLabels })) {
    for (const got of keys.filter((key) => !isLabelKey(key))) {
      yield { what, got, allowed: 'keys of labels', fix: 'Write the whole key, such as app.kubernetes.io/name: KubeVirt compares it as it is.' };
    }
  }
  if (metadata?.name !== undefined && metadata.name !== NAME) {
    yield { what: 'metadata.name', got: metadata.name, allowed: NAME, fix: 'Leave it out: KubeVirt reads no other.' };
  }
  if (metadata?.namespace !== undefined) {
    yield { what: 'metadata.namespace', got: metadata.namespace, allowed: 'none', fix: 'Name the namespace of KubeVirt in `kubevirtNamespace`.' };
  }
}

function* releaseProblems(platform: Platform): Generator<UsageError> {
  if (platform.kubevirtAtLeast(SINCE)) return;
  yield { what: 'KubeVirt', got: platform.kubevirtVersion, allowed: `${SINCE} or later`, fix: 'Leave it out: this release has no kubevirt_vm_labels.' };
}
