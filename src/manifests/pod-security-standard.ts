import { isMapping } from '../kubernetes/is-mapping';
import { listAt, mappingAt } from '../kubernetes/untyped';

/** What a level of Pod Security does not allow of a pod, and where: field relative to its spec, as it is and as it must be. */
export interface BeyondStandard {
  readonly field: string;
  readonly got: string;
  readonly allowed: string;
}

type Fields = { readonly [key: string]: unknown };
interface Held { readonly context: Fields; readonly path: string }

/** Namespaces of the node, and settings of a container that baseline allows in no other form. */
const OF_THE_NODE = ['hostNetwork', 'hostPID', 'hostIPC'] as const;
const CONTAINERS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
/** What a container has by default, and may add under baseline. */
const BASELINE_CAPABILITIES: readonly unknown[] = [
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
];
const RESTRICTED_CAPABILITIES: readonly unknown[] = ['NET_BIND_SERVICE'];
/** The sources of a volume under restricted, beside its name. */
const RESTRICTED_VOLUMES: readonly string[] = [
  'configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret',
];
const PROFILES: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

/**
 * What baseline or restricted do not allow of a pod: what most pods lack of the Pod Security Standards (`k8s.io/pod-security-admission/policy`). Folders of the node,
 * AppArmor, SELinux, sysctls, procMount and pods of Windows are left out.
 */
export function beyondPodSecurity(level: string, spec: unknown): BeyondStandard[] {
  if (!isMapping(spec) || mappingAt(spec.os).name === 'windows') return [];
  return [...beyondBaseline(spec), ...level === 'restricted' ? beyondRestricted(spec) : []];
}

function beyondBaseline(spec: Fields): BeyondStandard[] {
  return [
    ...OF_THE_NODE.filter((field) => spec[field] === true).map((field) => ({ field, got: 'true', allowed: 'false' })),
    ...containersOf(spec).flatMap(({ container, path }): BeyondStandard[] => {
      const context = mappingAt(container.securityContext);
      const at = `${path}.securityContext`;
      const added = beyond(mappingAt(context.capabilities).add, BASELINE_CAPABILITIES);
      return [
        ...context.privileged === true ? [{ field: `${at}.privileged`, got: 'true', allowed: 'false' }] : [],
        ...added.length ? [{ field: `${at}.capabilities.add`, got: added.join(', '), allowed: 'capabilities that containers have by default' }] : [],
        ...listAt(container.ports).flatMap((port, i) => {
          const { hostPort } = mappingAt(port);
          return hostPort === undefined || hostPort === 0 ? [] : [{ field: `${path}.ports[${i}].hostPort`, got: String(hostPort), allowed: 'none' }];
        }),
      ];
    }),
    ...contextsOf(spec).flatMap(({ context, path }) => (
      mappingAt(context.seccompProfile).type === 'Unconfined'
        ? [{ field: `${path}.seccompProfile.type`, got: 'Unconfined', allowed: PROFILES.join(', ') }] : []
    )),
  ];
}

function beyondRestricted(spec: Fields): BeyondStandard[] {
  const pod = mappingAt(spec.securityContext);
  return [
    ...listAt(spec.volumes).flatMap((volume, i): BeyondStandard[] => {
      const [source] = Object.keys(mappingAt(volume)).filter((key) => key !== 'name' && key !== 'hostPath' && !RESTRICTED_VOLUMES.includes(key));
      return source === undefined ? [] : [{ field: `volumes[${i}].${source}`, got: source, allowed: RESTRICTED_VOLUMES.join(', ') }];
    }),
    ...pod.runAsUser === 0 ? [{ field: 'securityContext.runAsUser', got: '0', allowed: 'another user than root' }] : [],
    ...containersOf(spec).flatMap(({ container, path }): BeyondStandard[] => {
      const context = mappingAt(container.securityContext);
      const capabilities = mappingAt(context.capabilities);
      const profile = mappingAt(context.seccompProfile).type ?? mappingAt(pod.seccompProfile).type;
      const added = beyond(capabilities.add, RESTRICTED_CAPABILITIES).filter((each) => BASELINE_CAPABILITIES.includes(each));
      const missing = [
        ...context.allowPrivilegeEscalation === false ? [] : [['allowPrivilegeEscalation', 'allowPrivilegeEscalation: false']],
        ...listAt(capabilities.drop).includes('ALL') ? [] : [['capabilities.drop', 'capabilities.drop: [ALL]']],
        ...(context.runAsNonRoot ?? pod.runAsNonRoot) === true ? [] : [['runAsNonRoot', 'runAsNonRoot: true']],
        ...profile === undefined ? [['seccompProfile', 'seccompProfile.type: RuntimeDefault']] : [],
      ];
      const at = `${path}.securityContext`;
      return [
        ...missing.length ? [{ field: at, got: `without ${missing.map(([name]) => name).join(', ')}`, allowed: missing.map(([, value]) => value).join(', ') }] : [],
        ...added.length ? [{ field: `${at}.capabilities.add`, got: added.join(', '), allowed: RESTRICTED_CAPABILITIES.join(', ') }] : [],
        ...context.runAsUser === 0 ? [{ field: `${at}.runAsUser`, got: '0', allowed: 'another user than root' }] : [],
      ];
    }),
  ];
}

function containersOf(spec: Fields): { readonly container: Fields; readonly path: string }[] {
  return CONTAINERS.flatMap((list) => listAt(spec[list]).map((container, i) => ({ container: mappingAt(container), path: `${list}[${i}]` })));
}

/** The security contexts of a pod, its own first. */
function contextsOf(spec: Fields): Held[] {
  return [
    { context: mappingAt(spec.securityContext), path: 'securityContext' },
    ...containersOf(spec).map(({ container, path }) => ({ context: mappingAt(container.securityContext), path: `${path}.securityContext` })),
  ];
}

function beyond(values: unknown, allowed: readonly unknown[]): unknown[] {
  return listAt(values).filter((value) => !allowed.includes(value));
}
