import type { JsonObject } from '../generator/guest';

const role = (level: string, rules: JsonObject[]): JsonObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: `cdi.kubevirt.io:${level}`, labels: { [`rbac.authorization.k8s.io/aggregate-to-${level}`]: 'true' } },
  rules,
});
const rule = (group: string, resources: string[], verbs: string[]): JsonObject => ({ apiGroups: [group], resources, verbs });

const POPULATORS = ['ovirtvolumepopulators', 'openstackvolumepopulators'];
const SOURCES = ['volumeimportsources', 'volumeuploadsources', 'volumeclonesources'];
const CLONE = rule('cdi.kubevirt.io', ['datavolumes/source'], ['create']);
const EDIT = [
  rule('cdi.kubevirt.io', ['datavolumes', 'dataimportcrons', 'datasources', ...SOURCES], ['*']),
  CLONE,
  rule('upload.cdi.kubevirt.io', ['uploadtokenrequests'], ['*']),
  rule('forklift.cdi.kubevirt.io', POPULATORS, ['*']),
];
const READ = ['get', 'list', 'watch'];
const VIEW = [
  rule('cdi.kubevirt.io', ['cdiconfigs', 'dataimportcrons', 'datasources', 'datavolumes', 'objecttransfers', 'storageprofiles', ...SOURCES], READ),
  rule('forklift.cdi.kubevirt.io', POPULATORS, READ),
];

/**
 * The ClusterRoles of CDI v1.66, as `pkg/operator/resources/cluster/rbac.go` makes them. The code itself needs an older github.com/openshift/api than
 * KubeVirt pins.
 */
export const cdiRoles: readonly JsonObject[] = [role('admin', EDIT), role('edit', EDIT), role('view', VIEW)];

/** Up to v1.65, which OpenShift ships with KubeVirt v1.8, viewers clone. */
export const viewRoleUntil165: JsonObject = role('view', [...VIEW, CLONE]);
