import { INSTANCE_KINDS, INSTANCE_VARIABLES } from './instance';
import { celList, celString } from '../cel';
import { matching, policySpec, TenantPolicy } from '../tenant-policy';

/** The annotations by which Multus attaches pods, with a list and with one network. */
const ANNOTATIONS = ['k8s.v1.cni.cncf.io/networks', 'v1.multus-cni.io/default-network'];

/**
 * NetworkAttachmentDefinitions of other namespaces, in the annotations of pods and the networks of VMs. An annotation is a list of
 * `namespace/name`, or JSON, which Multus reads without regard to case: each `namespace` in it must be one that is allowed, and no escape may hide one.
 */
export function attachmentPolicy(namespaces: readonly string[]): TenantPolicy {
  return {
    purpose: 'attachments',
    specOn: () => policySpec({
      matchConstraints: { resourceRules: [matching('', ['CREATE', 'UPDATE'], ['pods']), ...INSTANCE_KINDS] },
      variables: [
        { name: 'annotations', expression: 'request.kind.kind == \'Pod\' && has(object.metadata.annotations) ? object.metadata.annotations : {}' },
        { name: 'before', expression: 'oldObject != null && has(oldObject.metadata.annotations) ? oldObject.metadata.annotations : {}' },
        {
          name: 'texts',
          expression: `${celList(ANNOTATIONS)}.filter(key, key in variables.annotations && !(key in variables.before `
          + '&& variables.before[key] == variables.annotations[key])).map(key, variables.annotations[key])',
        },
        ...INSTANCE_VARIABLES,
        { name: 'networks', expression: networksOf('variables.spec') },
        { name: 'networksBefore', expression: networksOf('variables.oldSpec') },
      ],
      validations: [
        {
          expression: `variables.texts.all(text, text.matches('[\\\\[{"]') ? ${jsonWithin(namespaces)} : text.split(',').all(item, ${within('item', namespaces)}))`,
          message: `the pods of this tenant attach to networks of: ${namespaces.join(', ')}`,
        },
        {
          expression: `variables.networks.all(net, net in variables.networksBefore || !has(net.multus) || ${within('net.multus.networkName', namespaces)})`,
          message: `the VMs of this tenant attach to networks of: ${namespaces.join(', ')}`,
        },
      ],
    }),
  };
}

function networksOf(spec: string): string {
  return `has(${spec}.networks) ? ${spec}.networks : dyn([])`;
}

function within(name: string, namespaces: readonly string[]): string {
  return `!${name}.contains('/') || ${name}.split('/')[0].trim() in ${celList(namespaces)}`;
}

function jsonWithin(namespaces: readonly string[]): string {
  const allowed = celString(`(?i)"namespace"\\s*:\\s*"(${namespaces.join('|')})"`);
  return `(!text.contains('\\\\') && text.findAll('(?i)"namespace"').size() == text.findAll(${allowed}).size())`;
}
