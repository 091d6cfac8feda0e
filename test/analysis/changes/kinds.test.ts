import { compared, object } from './compared';
import type { Manifest } from '../../../src/manifests/manifest';

/** A change of one object, both forms as YAML in flow style, and the effects with their fields; what else is in both sets. */
type Row = readonly [id: string, kind: string, before: string, after: string, effects: readonly string[], others?: readonly Manifest[]];

const [DV, CRON, CLAIM] = ['cdi.kubevirt.io/v1beta1/DataVolume', 'cdi.kubevirt.io/v1beta1/DataImportCron', 'v1/PersistentVolumeClaim'];
const DEPLOYMENT = 'apps/v1/Deployment';
const SIZE = 'spec.storage.resources.requests.storage';
const storage = (size: string) => `spec: {source: {blank: {}}, storage: {resources: {requests: {storage: ${size}}}}}`;
const claim = (size: string, more = '') => `spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}${more}}`;
const stages = (checkpoints: string, more = '', source = 'vddk') => `spec: {source: {${source}: {url: u}}, checkpoints: [${checkpoints}]${more}}`;
const pods = (image: string, more = '') => `spec: {selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: c, image: ${image}}]}}${more}}`;
const vm = (spec: string, more = '') => object('kubevirt.io/v1/VirtualMachine', `spec: {runStrategy: Always, template: {spec: {domain: {devices: {}}, ${spec}}}${more}}`, 'name: vm, namespace: demo');
const secret = (value: string, more = '') => `stringData: {key: ${value}}${more}`;

/** The vectors of the fact sheet have its ids. */
const ROWS: readonly Row[] = [
  ['cdi-01', DV, storage('10Gi'), storage('20Gi'), [`refused ${SIZE}`]],
  ['cdi-02', DV, storage('10Gi'), storage('10240Mi'), []],
  ['cdi-04', DV, stages('{current: c1}'), stages('{current: c1}, {current: c2}', ', finalCheckpoint: true'), []],
  ['a stage and more', DV, stages('{current: c1}'), stages('{current: c1}, {current: c2}', ', preallocation: true'), ['refused spec.preallocation']],
  ['stages of another source', DV, stages('{current: c1}', '', 'http'), stages('{current: c1}, {current: c2}', '', 'http'), ['refused spec.checkpoints']],
  ['the last stage taken off', DV, stages('{current: c1}'), stages(''), ['refused spec.checkpoints']],
  ['cdi-06', CRON, 'spec: {schedule: 0 1 * * *}', 'spec: {schedule: 0 2 * * *}', ['refused spec.schedule']],
  ['cdi-07', 'cdi.kubevirt.io/v1beta1/DataSource', 'spec: {source: {pvc: {name: a}}}', 'spec: {source: {pvc: {name: b}}}', ['next-start spec.source.pvc.name']],
  ['an import source', 'cdi.kubevirt.io/v1beta1/VolumeImportSource', 'spec: {source: {http: {url: a}}}', 'spec: {source: {http: {url: b}}}', ['refused spec.source.http.url']],
  ['an upload source', 'cdi.kubevirt.io/v1beta1/VolumeUploadSource', 'spec: {contentType: kubevirt}', 'spec: {contentType: archive}', ['refused spec.contentType']],
  ['a clone source', 'cdi.kubevirt.io/v1beta1/VolumeCloneSource', 'spec: {priorityClassName: a}', 'spec: {priorityClassName: b}', ['none spec.priorityClassName']],
  ['a storage profile', 'cdi.kubevirt.io/v1beta1/StorageProfile', 'spec: {cloneStrategy: copy}', 'spec: {cloneStrategy: snapshot}', ['next-start spec.cloneStrategy']],

  ['pvc-01', CLAIM, claim('10Gi'), claim('20Gi'), ['live spec.resources.requests.storage']],
  ['pvc-02', CLAIM, claim('1Gi', ', storageClassName: a'), claim('1Gi', ', storageClassName: b'), ['refused spec.storageClassName']],
  ['a claim that shrinks', CLAIM, claim('2Gi'), claim('1024Mi'), ['refused spec.resources.requests.storage']],
  ['a class for a claim without', CLAIM, claim('1Gi'), claim('1Gi', ', storageClassName: b'), []],
  ['the mode that is the default', CLAIM, claim('1Gi'), claim('1Gi', ', volumeMode: Filesystem'), []],
  ['a source that is dropped', CLAIM, claim('1Gi'), claim('1Gi', ', dataSource: {kind: Pod, name: p}'), []],
  ['a source', CLAIM, claim('1Gi'), claim('1Gi', ', dataSource: {kind: PersistentVolumeClaim, name: p}'), ['refused spec.dataSource']],
  ['a snapshot as the source', CLAIM, claim('1Gi'), claim('1Gi', ', dataSource: {kind: VolumeSnapshot, name: p, apiGroup: snapshot.storage.k8s.io}'), ['refused spec.dataSource']],
  ['a source of another namespace', CLAIM, claim('1Gi'), claim('1Gi', ', dataSourceRef: {kind: A, name: p, apiGroup: b.c, namespace: n}'), []],
  ['a source by reference', CLAIM, claim('1Gi'), claim('1Gi', ', dataSourceRef: {kind: A, name: p, apiGroup: b.c}'), ['refused spec.dataSourceRef']],
  ['the source by reference', CLAIM, claim('1Gi', ', dataSource: {kind: PersistentVolumeClaim, name: p}'), claim('1Gi', ', dataSource: {kind: PersistentVolumeClaim, name: p}, dataSourceRef: {kind: PersistentVolumeClaim, name: p}'), []],
  ['the volume of a claim without', CLAIM, claim('1Gi'), claim('1Gi', ', volumeName: v'), []],
  ['another volume', CLAIM, claim('1Gi', ', volumeName: v'), claim('1Gi', ', volumeName: w'), ['refused spec.volumeName']],
  ['defaults of a volume', 'v1/PersistentVolume', 'spec: {nfs: {path: a}}', 'spec: {nfs: {path: a}, volumeMode: Filesystem, persistentVolumeReclaimPolicy: Retain}', []],
  ['finalizers of a namespace', 'v1/Namespace', '', 'spec: {finalizers: [a/b]}', ['none spec']],
  ['the group of a role', 'rbac.authorization.k8s.io/v1/RoleBinding', 'roleRef: {kind: Role, name: a}', 'roleRef: {kind: Role, name: a, apiGroup: rbac.authorization.k8s.io}', []],
  ['the group of a role, empty', 'rbac.authorization.k8s.io/v1/RoleBinding', 'roleRef: {kind: Role, name: a, apiGroup: rbac.authorization.k8s.io}', 'roleRef: {kind: Role, name: a, apiGroup: ""}', []],
  ['another role', 'rbac.authorization.k8s.io/v1/RoleBinding', 'roleRef: {kind: Role, name: a}', 'roleRef: {kind: Role, name: b}', ['refused roleRef.name']],
  ['another mode', CLAIM, claim('1Gi'), claim('1Gi', ', volumeMode: Block'), ['refused spec.volumeMode']],
  ['a class that does not grow', CLAIM, claim('1Gi', ', storageClassName: s'), claim('2Gi', ', storageClassName: s'), ['refused spec.resources.requests.storage'], [
    object('storage.k8s.io/v1/StorageClass', 'provisioner: p', 'name: s'),
  ]],
  ['another driver for a volume', 'v1/PersistentVolume', 'spec: {csi: {driver: a}}', 'spec: {csi: {driver: b}}', ['refused spec.csi.driver']],
  ['what becomes of a volume', 'v1/PersistentVolume', 'spec: {persistentVolumeReclaimPolicy: Delete}', 'spec: {persistentVolumeReclaimPolicy: Retain}', []],

  ['oth-01', 'snapshot.kubevirt.io/v1beta1/VirtualMachineSnapshot', 'spec: {source: {name: a}}', 'spec: {source: {name: b}}', ['refused spec.source.name']],
  ['oth-02', 'snapshot.kubevirt.io/v1beta1/VirtualMachineRestore', 'spec: {target: {name: a}}', 'spec: {target: {name: b}}', ['refused spec.target.name']],
  ['oth-03', 'export.kubevirt.io/v1beta1/VirtualMachineExport', 'spec: {ttlDuration: 1h}', 'spec: {ttlDuration: 2h}', ['refused spec.ttlDuration']],
  ['oth-04', 'kubevirt.io/v1/VirtualMachineInstanceMigration', 'spec: {vmiName: a}', 'spec: {vmiName: b}', ['refused spec.vmiName']],
  ['a backup', 'backup.kubevirt.io/v1alpha1/VirtualMachineBackup', 'spec: {mode: Push}', 'spec: {mode: Pull}', ['refused spec.mode']],
  ['oth-05', 'migrations.kubevirt.io/v1alpha1/MigrationPolicy', 'spec: {bandwidthPerMigration: 1Gi}', 'spec: {bandwidthPerMigration: 2Gi}', ['next-start spec.bandwidthPerMigration']],
  ['oth-06', 'networking.k8s.io/v1/NetworkPolicy', 'spec: {podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}', 'spec: {podSelector: {}, ingress: []}', ['live spec.ingress']],
  ['oth-07', 'v1/ResourceQuota', 'spec: {hard: {requests.memory: 8Gi}}', 'spec: {hard: {requests.memory: 4Gi}}', ['next-start spec.hard[requests.memory]']],
  ['the same quota', 'v1/ResourceQuota', 'spec: {hard: {requests.memory: 8Gi}}', 'spec: {hard: {requests.memory: 8192Mi}}', []],
  ['scopes of a quota', 'v1/ResourceQuota', 'spec: {scopes: [Terminating]}', 'spec: {scopes: [NotTerminating]}', ['refused spec.scopes']],
  ['oth-08', 'scheduling.k8s.io/v1/PriorityClass', 'value: 1', 'value: 2', ['refused value']],
  ['what is said of a priority', 'scheduling.k8s.io/v1/PriorityClass', 'value: 1', 'value: 1, description: d, preemptionPolicy: PreemptLowerPriority', []],
  ['oth-09', 'storage.k8s.io/v1/StorageClass', 'parameters: {a: b}', 'parameters: {a: c}', ['refused parameters.a']],
  ['defaults of a class', 'storage.k8s.io/v1/StorageClass', 'provisioner: p', 'provisioner: p, reclaimPolicy: Delete, volumeBindingMode: Immediate', []],
  ['a class that may grow', 'storage.k8s.io/v1/StorageClass', 'provisioner: p', 'provisioner: p, allowVolumeExpansion: true', ['none allowVolumeExpansion']],
  ['oth-10', 'sriovnetwork.openshift.io/v1/SriovNetworkNodePolicy', 'spec: {numVfs: 4}', 'spec: {numVfs: 8}', ['migration spec.numVfs']],
  ['oth-10, of guests that stay', 'sriovnetwork.openshift.io/v1/SriovNetworkNodePolicy', 'spec: {numVfs: 4}', 'spec: {numVfs: 8}', ['stop spec.numVfs'], [
    object('kubevirt.io/v1/VirtualMachine', 'spec: {template: {spec: {domain: {devices: {interfaces: [{name: n, sriov: {}}]}}}}}', 'name: vm'),
  ]],
  ['a smaller mtu', 'sriovnetwork.openshift.io/v1/SriovNetworkNodePolicy', 'spec: {mtu: 9000}', 'spec: {mtu: 1500}', []],
  ['oth-11', 'v1/Secret', secret('a'), secret('b'), ['live data.key'], [
    vm('accessCredentials: [{sshPublicKey: {source: {secret: {secretName: a}}, propagationMethod: {qemuGuestAgent: {users: [u]}}}}]'),
  ]],
  ['vol-21', 'v1/Secret', secret('a'), secret('b'), ['next-start data.key'], [
    vm('accessCredentials: [{sshPublicKey: {source: {secret: {secretName: a}}, propagationMethod: {noCloud: {}}}}]'),
  ]],
  ['a virtiofs share', 'v1/ConfigMap', 'data: {key: a}', 'data: {key: b}', ['live data.key'], [
    object('kubevirt.io/v1/VirtualMachine', 'spec: {template: {spec: {domain: {devices: {filesystems: [{name: c, virtiofs: {}}]}}, volumes: [{name: c, configMap: {name: a}}]}}}', 'name: vm, namespace: demo'),
  ]],
  ['a disk of a ConfigMap', 'v1/ConfigMap', 'data: {key: a}', 'data: {key: b}', ['next-start data.key'], [vm('volumes: [{name: c, configMap: {name: a}}]')]],
  ['a ConfigMap of another namespace', 'v1/ConfigMap', 'data: {key: a}', 'data: {key: b}', [], [object('kubevirt.io/v1/VirtualMachine', 'spec: {template: {spec: {volumes: [{configMap: {name: a}}]}}}', 'name: vm, namespace: other')]],
  ['an environment and a volume', 'v1/ConfigMap', 'data: {key: a}', 'data: {key: b}', ['next-start data.key', 'live data.key'], [
    object(DEPLOYMENT, 'spec: {template: {spec: {containers: [{envFrom: [{configMapRef: {name: a}}]}]}}}', 'name: d, namespace: demo'),
    object('batch/v1/CronJob', 'spec: {jobTemplate: {spec: {template: {spec: {volumes: [{configMap: {name: a}}]}}}}}', 'name: d, namespace: demo'),
  ]],
  ['a variable', 'v1/Secret', secret('a'), secret('b'), ['next-start data.key'], [
    object('v1/Pod', 'spec: {initContainers: [{env: [{name: e, valueFrom: {secretKeyRef: {name: a, key: key}}}]}]}', 'name: p, namespace: demo'),
  ]],
  ['import credentials', 'v1/Secret', secret('a'), secret('b'), ['next-start data.key'], [object(DV, 'spec: {source: {http: {url: u, secretRef: a}}}', 'name: d, namespace: demo')]],
  ['text and its encoded form', 'v1/Secret', 'stringData: {key: abc}', 'data: {key: YWJj}', []],
  ['an immutable Secret', 'v1/Secret', secret('a', ', immutable: true'), secret('b', ', immutable: true'), ['refused data.key']],
  ['immutable no more', 'v1/ConfigMap', 'data: {key: a}, immutable: true', 'data: {key: a}', ['refused immutable']],
  ['immutable from now on', 'v1/ConfigMap', 'data: {key: a}', 'data: {key: b}, immutable: true', []],
  ['the type of a Secret', 'v1/Secret', 'type: Opaque', 'type: kubernetes.io/tls', ['refused type']],

  ['net-22', 'k8s.cni.cncf.io/v1/NetworkAttachmentDefinition', 'spec: {config: a}', 'spec: {config: b}', ['next-start spec.config']],
  ['a selector of a Service', 'v1/Service', 'spec: {selector: {a: b}}', 'spec: {selector: {a: c}}', ['live spec.selector.a']],
  ['defaults of a Service', 'v1/Service', 'spec: {ports: [{port: 80}]}', 'spec: {type: ClusterIP, ports: [{port: 80, protocol: TCP}]}', []],
  ['the address of a Service', 'v1/Service', 'spec: {clusterIP: 10.0.0.1}', 'spec: {clusterIP: 10.0.0.2}', ['refused spec.clusterIP']],
  ['a Service that becomes headless', 'v1/Service', 'spec: {selector: {a: b}}', 'spec: {selector: {a: b}, clusterIP: None}', ['refused spec.clusterIP']],
  ['an address that is no longer stated', 'v1/Service', 'spec: {clusterIP: 10.0.0.1}', 'spec: {}', ['none spec.clusterIP']],
  ['a network of OVN-Kubernetes', 'k8s.ovn.org/v1/UserDefinedNetwork', 'spec: {topology: Layer2, layer2: {mtu: 1400}}', 'spec: {topology: Layer2, layer2: {mtu: 1500}}', ['refused spec.layer2.mtu']],
  ['more subnets of a primary network', 'k8s.ovn.org/v1/UserDefinedNetwork', 'spec: {layer3: {role: Primary, subnets: [{cidr: a}]}}', 'spec: {layer3: {role: Primary, subnets: [{cidr: a}, {cidr: b}]}}', []],
  ['other subnets', 'k8s.ovn.org/v1/UserDefinedNetwork', 'spec: {layer3: {role: Primary, subnets: [{cidr: a}]}}', 'spec: {layer3: {role: Primary, subnets: [{cidr: c}]}}', ['refused spec.layer3.subnets[0].cidr']],
  ['namespaces of a cluster network', 'k8s.ovn.org/v1/ClusterUserDefinedNetwork', 'spec: {namespaceSelector: {matchLabels: {a: b}}}', 'spec: {namespaceSelector: {matchLabels: {a: c}}}', ['next-start spec.namespaceSelector.matchLabels.a']],
  ['a network of the hosts', 'nmstate.io/v1/NodeNetworkConfigurationPolicy', 'spec: {desiredState: a}', 'spec: {desiredState: b}', ['live spec.desiredState']],

  ['a label of Pod Security', 'v1/Namespace', '', 'metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: restricted}}', ['next-start metadata.labels[pod-security.kubernetes.io/enforce]']],
  ['a primary network later', 'v1/Namespace', '', 'metadata: {name: a, labels: {k8s.ovn.org/primary-user-defined-network: ""}}', ['refused metadata.labels[k8s.ovn.org/primary-user-defined-network]']],
  ['a role', 'rbac.authorization.k8s.io/v1/RoleBinding', 'roleRef: {kind: Role, name: a}', 'roleRef: {kind: Role, name: b}', ['refused roleRef.name']],
  ['who has a role', 'rbac.authorization.k8s.io/v1/RoleBinding', 'subjects: []', 'subjects: [{kind: User, name: u}]', []],
  ['the scope of a kind', 'apiextensions.k8s.io/v1/CustomResourceDefinition', 'spec: {scope: Namespaced}', 'spec: {scope: Cluster}', ['refused spec.scope']],
  ['a stored version', 'apiextensions.k8s.io/v1/CustomResourceDefinition', 'spec: {versions: [{name: v1, storage: true}]}', 'spec: {versions: [{name: v2, storage: true}]}', ['refused spec.versions']],

  ['an image', DEPLOYMENT, pods('a'), pods('b'), ['reboot spec.template']],
  ['an image, while the rollout is paused', DEPLOYMENT, pods('a', ', paused: true'), pods('b', ', paused: true'), ['next-start spec.template']],
  ['an image of no pods', DEPLOYMENT, pods('a', ', replicas: 0'), pods('b', ', replicas: 0'), []],
  ['an image of a ReplicaSet', 'apps/v1/ReplicaSet', pods('a'), pods('b'), ['next-start spec.template.spec.containers[0].image']],
  ['an image, all pods at once', DEPLOYMENT, pods('a', ', strategy: {type: Recreate}'), pods('b', ', strategy: {type: Recreate}'), ['reboot spec.template']],
  ['fewer pods', DEPLOYMENT, pods('a', ', replicas: 3'), pods('a'), ['stop spec.replicas']],
  ['a selector of a Deployment', DEPLOYMENT, pods('a'), pods('a').replace('a: b', 'a: c'), ['refused spec.selector.matchLabels.a']],
  ['defaults of pods', DEPLOYMENT, pods('"a:1"'), pods('"a:1", imagePullPolicy: IfNotPresent', ', replicas: 1'), []],
  ['claims of a StatefulSet', 'apps/v1/StatefulSet', 'spec: {serviceName: a}', 'spec: {serviceName: b}', ['refused spec.serviceName']],
  ['an image of a StatefulSet', 'apps/v1/StatefulSet', pods('a'), pods('b'), ['reboot spec.template']],
  ['an image of a Job', 'batch/v1/Job', pods('a'), pods('b'), ['refused spec.template.spec.containers[0].image']],
  ['nodes of a Job that waits', 'batch/v1/Job', 'spec: {suspend: true, template: {spec: {nodeSelector: {a: b}}}}', 'spec: {suspend: true, template: {spec: {nodeSelector: {a: c}}}}', []],
  ['a CronJob', 'batch/v1/CronJob', 'spec: {schedule: a}', 'spec: {schedule: b}', ['next-start spec.schedule']],

  ['it-04', 'instancetype.kubevirt.io/v1beta1/VirtualMachineInstancetype', 'spec: {cpu: {guest: 2}}', 'spec: {cpu: {guest: 4}}', ['none spec.cpu.guest']],
  ['limits of live updates', 'kubevirt.io/v1/KubeVirt', 'spec: {configuration: {}}', 'spec: {configuration: {liveUpdateConfiguration: {maxGuest: 8Gi}}}', ['next-start spec.configuration.liveUpdateConfiguration']],
  ['another KubeVirt', 'kubevirt.io/v1/KubeVirt', 'spec: {imageTag: a}', 'spec: {imageTag: b}', ['next-start spec.imageTag']],
  ['another KubeVirt, with migrations', 'kubevirt.io/v1/KubeVirt', 'spec: {imageTag: a, workloadUpdateStrategy: {workloadUpdateMethods: [LiveMigrate, Evict]}}',
    'spec: {imageTag: b, workloadUpdateStrategy: {workloadUpdateMethods: [LiveMigrate, Evict]}}', ['migration spec.imageTag', 'stop spec.imageTag']],
  ['pods of KubeVirt', 'kubevirt.io/v1/KubeVirt', 'spec: {infra: {replicas: 2}}', 'spec: {infra: {replicas: 3}}', ['none spec.infra.replicas']],
  ['evictions from now on', 'kubevirt.io/v1/KubeVirt', 'spec: {}', 'spec: {workloadUpdateStrategy: {workloadUpdateMethods: [LiveMigrate, Evict]}}', [
    'migration spec.workloadUpdateStrategy.workloadUpdateMethods', 'stop spec.workloadUpdateStrategy.workloadUpdateMethods',
  ]],
  ['migrations no more', 'kubevirt.io/v1/KubeVirt', 'spec: {workloadUpdateStrategy: {workloadUpdateMethods: [LiveMigrate]}}', 'spec: {}', [
    'next-start spec.workloadUpdateStrategy.workloadUpdateMethods',
  ]],
  ['a StatefulSet that waits for deletions', 'apps/v1/StatefulSet', pods('a', ', updateStrategy: {type: OnDelete}'), pods('b', ', updateStrategy: {type: OnDelete}'), ['next-start spec.template']],
  ['pods that are to be deleted by hand', 'apps/v1/StatefulSet', pods('a'), pods('a', ', updateStrategy: {type: OnDelete}'), ['refused spec.updateStrategy.type']],
  ['pods that still are, of a stated partition', 'apps/v1/StatefulSet', pods('a', ', updateStrategy: {rollingUpdate: {partition: 0}}'), pods('a', ', updateStrategy: {type: OnDelete}'), []],
  ['pods that still are, of an empty rollout', 'apps/v1/StatefulSet', pods('a', ', updateStrategy: {rollingUpdate: {}}'), pods('a', ', updateStrategy: {type: OnDelete}'), []],
  ['pods that are to be deleted by hand, with null', 'apps/v1/StatefulSet', pods('a'), pods('a', ', updateStrategy: {type: OnDelete, rollingUpdate: null}'), ['refused spec.updateStrategy.type']],
  ['pods that still are to be deleted by hand', 'apps/v1/StatefulSet', pods('a', ', updateStrategy: {type: OnDelete}'), pods('a', ', updateStrategy: {type: OnDelete}, replicas: 2'), ['start spec.replicas']],
  ['pods of a DaemonSet that are to be deleted by hand', 'apps/v1/DaemonSet', pods('a'), pods('a', ', updateStrategy: {type: OnDelete}'), []],
  ['a DaemonSet', 'apps/v1/DaemonSet', pods('a'), pods('b'), ['reboot spec.template']],
  ['a DaemonSet that waits for deletions', 'apps/v1/DaemonSet', pods('a', ', updateStrategy: {type: OnDelete}'), pods('b', ', updateStrategy: {type: OnDelete}'), ['next-start spec.template']],
  ['completions of an indexed Job', 'batch/v1/Job', 'spec: {completionMode: Indexed, completions: 1}', 'spec: {completionMode: Indexed, completions: 2}', []],
  ['completions', 'batch/v1/Job', 'spec: {completions: 1}', 'spec: {completions: 2}', ['refused spec.completions']],
  ['the one completion', 'batch/v1/Job', 'spec: {backoffLimit: 6}', 'spec: {completions: 1}', []],
  ['the first of completions', 'batch/v1/Job', 'spec: {parallelism: 2}', 'spec: {parallelism: 2, completions: 1}', ['refused spec.completions']],
  ['a selector of its own', 'batch/v1/Job', 'spec: {backoffLimit: 6}', 'spec: {manualSelector: true}', []],
  ['defaults of a pod', 'v1/Pod', 'spec: {containers: [{name: a}]}', 'spec: {schedulerName: "", containers: [{name: a, terminationMessagePath: /dev/termination-log}]}', []],
  ['a policy that is dropped', 'v1/Pod', 'spec: {containers: [{name: a}]}', 'spec: {containers: [{name: a, restartPolicy: Always}]}', []],
  ['a policy that is not', 'v1/Pod', 'spec: {initContainers: [{name: a}]}', 'spec: {initContainers: [{name: a, restartPolicy: Always}]}', ['refused spec.initContainers[0].restartPolicy']],
  ['a deadline', 'v1/Pod', 'spec: {hostPID: true}', 'spec: {hostPID: true, activeDeadlineSeconds: 9}', []],
  ['a deadline that comes nearer', 'v1/Pod', 'spec: {activeDeadlineSeconds: 9}', 'spec: {activeDeadlineSeconds: 8}', []],
  ['a deadline that is put off', 'v1/Pod', 'spec: {activeDeadlineSeconds: 9}', 'spec: {activeDeadlineSeconds: 10}', ['refused spec.activeDeadlineSeconds']],
  ['a deadline taken off', 'v1/Pod', 'spec: {activeDeadlineSeconds: 9}', 'spec: {}', ['refused spec.activeDeadlineSeconds']],
  ['another grace period', 'v1/Pod', 'spec: {hostPID: true}', 'spec: {hostPID: true, terminationGracePeriodSeconds: 5}', ['refused spec.terminationGracePeriodSeconds']],
  ['the grace period that is the default', 'v1/Pod', 'spec: {hostPID: true}', 'spec: {hostPID: true, terminationGracePeriodSeconds: 30}', []],
  ['a negative grace period that becomes what it was read as', 'v1/Pod', 'spec: {terminationGracePeriodSeconds: -1}', 'spec: {terminationGracePeriodSeconds: 1}', []],
  ['a toleration', 'v1/Pod', 'spec: {tolerations: [{key: a}]}', 'spec: {tolerations: [{key: a, tolerationSeconds: 5}, {key: b}]}', []],
  ['a toleration taken off', 'v1/Pod', 'spec: {tolerations: [{key: a}, {key: b}]}', 'spec: {tolerations: [{key: b}]}', ['refused spec.tolerations']],
  ['addresses of a Service', 'v1/Service', 'spec: {ports: [{port: 80}]}', 'spec: {ports: [{port: 80}], clusterIPs: [10.0.0.1]}', ['refused spec.clusterIPs']],
  ['a family that was not written', 'v1/Service', 'spec: {ports: [{port: 80}]}', 'spec: {ports: [{port: 80}], ipFamilies: [IPv4]}', ['none spec.ipFamilies']],
  ['no port that is allocated', 'v1/Service', 'spec: {type: LoadBalancer, allocateLoadBalancerNodePorts: false}', 'spec: {type: LoadBalancer}', ['live spec.allocateLoadBalancerNodePorts']],
  ['the pull policy of an image', 'v1/Pod', 'spec: {containers: [{name: a, image: "i:1"}]}', 'spec: {containers: [{name: a, image: "i:1", imagePullPolicy: IfNotPresent}]}', []],
  ...['i', 'i:latest', 'h:5000/i'].map((image): Row => (
    [`the pull policy of ${image}`, 'v1/Pod', `spec: {containers: [{name: a, image: "${image}"}]}`, `spec: {containers: [{name: a, image: "${image}", imagePullPolicy: Always}]}`, []]
  )),
  ['another pull policy', 'v1/Pod', 'spec: {containers: [{name: a, image: "h:5000/i:1"}]}', 'spec: {containers: [{name: a, image: "h:5000/i:1", imagePullPolicy: Always}]}', ['refused spec.containers[0].imagePullPolicy']],
  ['no policy for a class', 'storage.k8s.io/v1/StorageClass', 'provisioner: p', 'provisioner: p, reclaimPolicy: ""', ['refused reclaimPolicy']],
  ['the policy of a class', 'storage.k8s.io/v1/StorageClass', 'provisioner: p', 'provisioner: p, reclaimPolicy: Delete', []],
  ['an address that is left open', 'v1/Service', 'spec: {ports: [{port: 80}]}', 'spec: {ports: [{port: 80}], clusterIP: ""}', []],
  ['an address taken off', 'v1/Service', 'spec: {clusterIP: 10.0.0.1}', 'spec: {clusterIP: ""}', ['none spec.clusterIP']],
  ['the type of a Secret', 'v1/Secret', secret('a'), secret('b', ', type: ""'), []],
  ['a deadline of a snapshot', 'snapshot.kubevirt.io/v1beta1/VirtualMachineSnapshot', 'spec: {failureDeadline: 1m}', 'spec: {failureDeadline: 60s}', []],
  ['another deadline', 'snapshot.kubevirt.io/v1beta1/VirtualMachineSnapshot', 'spec: {failureDeadline: 1m}', 'spec: {failureDeadline: 61s}', ['refused spec.failureDeadline']],
  ['an image of a pod', 'v1/Pod', 'spec: {containers: [{name: a, image: a}]}', 'spec: {containers: [{name: a, image: b}]}', []],
  ['a node of a pod', 'v1/Pod', 'spec: {nodeName: a}', 'spec: {nodeName: b}', ['refused spec.nodeName']],
  ['a kind that is not known', 'example.com/v1/Thing', 'spec: {a: 1}', 'spec: {a: 2}', []],
];

test.each(ROWS.map((row) => ({ id: row[0], row })))('$id', ({ row: [, kind, before, after, expected, others = []] }) => {
  const objects = compared([object(kind, before), ...others], [object(kind, after), ...others]);
  const [{ consequences }] = objects;
  expect(consequences.map(({ effect, field }) => `${effect} ${field}`)).toEqual(expected);
});

test('cdi-03: labels', () => {
  const [before, after] = ['labels: {a: b}', 'labels: {a: c}'].map((labels) => object(DV, storage('10Gi'), `name: a, namespace: demo, ${labels}`));
  expect(compared([before], [after])).toMatchObject([{ outcome: 'changed', consequences: [] }]);
});

test('another version of a kind is no change', () => {
  const [before, after] = ['pool.kubevirt.io/v1alpha1', 'pool.kubevirt.io/v1beta1'].map((version) => object(`${version}/VirtualMachinePool`, 'spec: {}'));
  expect(compared([before], [after])).toMatchObject([{ outcome: 'unchanged' }]);
});
