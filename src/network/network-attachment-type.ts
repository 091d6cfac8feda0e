import { ResourceType } from '../resource/resource-type';

export const NETWORK_ATTACHMENT_DEFINITION: ResourceType = {
  apiGroup: 'k8s.cni.cncf.io', version: 'v1', kind: 'NetworkAttachmentDefinition', resourceType: 'network-attachment-definitions',
};
