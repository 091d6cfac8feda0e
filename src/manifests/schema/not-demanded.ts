const CORE = 'io.k8s.api.core.v1';
const CRD = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1';
const DEVICE_VERSIONS = ['v1', 'v1beta1', 'v1beta2'];

/**
 * Fields that the OpenAPI of Kubernetes calls required, since their Go fields are never left out, but that its API server defaults or admits
 * empty: by definition, as `pkg/apis/…/validation` and `pkg/apis/…/defaults.go` of Kubernetes v1.34.2 treat them in its own kinds. A CRD that
 * uses such a type demands them.
 */
export const NOT_DEMANDED: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  [`${CORE}.HTTPHeader`]: ['value'],
  [`${CORE}.ISCSIPersistentVolumeSource`]: ['lun'],
  [`${CORE}.ISCSIVolumeSource`]: ['lun'],
  [`${CORE}.LimitRangeSpec`]: ['limits'],
  [`${CORE}.PreferredSchedulingTerm`]: ['preference'],
  [`${CORE}.ScaleIOPersistentVolumeSource`]: ['secretRef'],
  [`${CORE}.ScaleIOVolumeSource`]: ['secretRef'],
  [`${CORE}.SleepAction`]: ['seconds'],
  [`${CORE}.Sysctl`]: ['value'],
  'io.k8s.api.apps.v1.ControllerRevision': ['revision'],
  'io.k8s.api.batch.v1.PodFailurePolicy': ['rules'],
  'io.k8s.api.batch.v1.PodFailurePolicyOnPodConditionsPattern': ['status'],
  'io.k8s.api.discovery.v1.EndpointSlice': ['endpoints'],
  'io.k8s.api.rbac.v1.RoleRef': ['apiGroup'],
  'io.k8s.api.scheduling.v1.PriorityClass': ['value'],
  'io.k8s.api.storage.v1.CSIDriver': ['spec'],
  'io.k8s.api.storage.v1.CSINode': ['spec'],
  'io.k8s.api.storage.v1.CSINodeSpec': ['drivers'],
  'io.k8s.api.storage.v1.TokenRequest': ['audience'],
  ...Object.fromEntries(DEVICE_VERSIONS.flatMap((version) => ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceClaimTemplateSpec']
    .map((name) => [`io.k8s.api.resource.${version}.${name}`, ['spec']]))),
  [`${CRD}.CustomResourceDefinitionVersion`]: ['served', 'storage'],
}));

/**
 * Custom resources of which every required field is filled in before their CRD is asked, by `<file>#<definition>`: OpenShift's plugin
 * `DefaultSecurityContextConstraints` reads the object as its Go type and writes it anew with all fields.
 */
export const FILLED_IN: readonly string[] = ['openshift-api.json#v1.SecurityContextConstraints'];
