/** The namespace of virt-operator, and so of KubeVirt's CR, unless it was changed. */
export const KUBEVIRT_NAMESPACE = 'kubevirt';
