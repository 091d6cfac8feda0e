import type { CdiFilesystemOverhead, CdiImportProxy, CdiProps } from './cdi-props';
import { renderLifetime, renderPlacement } from './render-kubevirt';
import { unlessEmpty } from './unless-empty';
import type { CDISpec, Config, FilesystemOverhead, ImportProxy } from '../../imports/cdi.kubevirt.io';
import { formatQuantity } from '../format-quantity';
import { mergePatch } from '../kubernetes/merge-patch';
import { omitEmpty } from '../kubernetes/omit-empty';

/** The spec of a CDI CR. */
export function renderCdi(props: CdiProps): CDISpec {
  const { replicas, certificates: { certificateAuthority: ca, server, client } = {} } = props;
  const stated: CDISpec = {
    config: renderConfig(props),
    cloneStrategyOverride: props.cloneStrategyOverride,
    infra: unlessEmpty({
      ...renderPlacement(props.infraPlacement), apiServerReplicas: replicas, deploymentReplicas: replicas, uploadProxyReplicas: replicas,
    }),
    workload: renderPlacement(props.workloadPlacement),
    uninstallStrategy: props.uninstallStrategy,
    priorityClass: props.priorityClass,
    certConfig: unlessEmpty({ ca: renderLifetime(ca), server: renderLifetime(server), client: renderLifetime(client) }),
    imagePullPolicy: props.imagePullPolicy,
  };
  return props.spec ? mergePatch(stated, props.spec) as CDISpec : stated;
}

function renderConfig(props: CdiProps): Config | undefined {
  const { workerCpu: cpu, workerMemory: memory } = props;
  return unlessEmpty<Config>({
    featureGates: omitEmpty(props.featureGates),
    webhookPvcRendering: props.claimRendering === undefined ? undefined : props.claimRendering ? 'Enabled' : 'Disabled',
    scratchSpaceStorageClass: props.scratchSpaceStorageClass,
    filesystemOverhead: props.filesystemOverhead && renderOverhead(props.filesystemOverhead),
    preallocation: props.preallocation,
    podResourceRequirements: unlessEmpty({
      requests: omitEmpty({ cpu: cpu?.request?.amount, memory: memory?.request && formatQuantity(memory.request) }),
      limits: omitEmpty({ cpu: cpu?.limit?.amount, memory: memory?.limit && formatQuantity(memory.limit) }),
    }),
    insecureRegistries: omitEmpty(props.insecureRegistries),
    importProxy: props.importProxy && renderProxy(props.importProxy),
    uploadProxyURLOverride: props.uploadProxyUrl,
    logVerbosity: props.logVerbosity,
    imagePullSecrets: omitEmpty(props.imagePullSecrets?.map(({ name }) => ({ name }))),
  });
}

/** The overhead of file systems. */
export function renderOverhead({ global, storageClasses = {} }: CdiFilesystemOverhead): FilesystemOverhead | undefined {
  return unlessEmpty({
    global: global === undefined ? undefined : `${global}`,
    storageClass: omitEmpty(Object.fromEntries(Object.entries(storageClasses).map(([name, part]) => [name, `${part}`]))),
  });
}

function renderProxy({ httpProxy, httpsProxy, noProxy, trustedCertificates }: CdiImportProxy): ImportProxy | undefined {
  return unlessEmpty({ HTTPProxy: httpProxy, HTTPSProxy: httpsProxy, noProxy: noProxy?.join(','), trustedCAProxy: trustedCertificates?.name });
}
