import { admit } from '../../../src/admission/admission';
import { instance, judge, merged, pool, replicaSet, virtualMachine, says } from '../judge';
import type { Json, Verdict } from '../judge';

says({
  'data-volume-source/excludes-archive': { allowed: 'kubevirt' },
  'data-volume-source/requires-one-source': { allowed: 'exactly one of http, s3, gcs, registry, pvc, upload, blank, imageio, vddk, snapshot' },
  'data-volume/requires-size': { allowed: 'a size such as 30Gi', reported: 'spec.Storage.resources.requests.size' },
  'network/requires-interface': {
    allowed: 'the name of an interface: n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12, n13, n14, n15, n16, n17, n18, n19, '
      + 'n20, n21, n22, n23, n24, n25, n26, n27, n28, n29, n30, n31, n32, n33, n34, n35, n36, n37, n38, n39, n40, n41, n42, n43, n44, n45, n46, n47, n48, n49, n50, n51, n52, n53, n54, n55, n56, n57, n58, n59, n60, n61, n62, n63, n64, n65, n66, n67, n68, n69, n70, n71, n72, n73, n74, n75, n76, n77, n78, n79, n80, n81, n82, n83, n84, n85, n86, n87, n88, n89, n90, n91, n92, n93, n94, n95, n96, n97, n98, n99, n100, n101, n102, n103, n104, n105, n106, n107, n108, n109, n110, n111, n112, n113, n114, n115, n116, n117, n118, n119, n120, n121, n122, n123, n124, n125, n126, n127, n128, n129, n130, n131, n132, n133, n134, n135, n136, n137, n138, n139, n140, n141, n142, n143, n144, n145, n146, n147, n148, n149, n150, n151, n152, n153, n154, n155, n156, n157, n158, n159, n160, n161, n162, n163, n164, n165, n166, n167, n168, n169, n170, n171, n172, n173, n174, n175, n176, n177, n178, n179, n180, n181, n182, n183, n184, n185, n186, n187, n188, n189, n190, n191, n192, n193, n194, n195, n196, n197, n198, n199, n200, n201, n202, n203, n204, n205, n206, n207, n208, n209, n210, n211, n212, n213, n214, n215, n216, n217, n218, n219, n220, n221, n222, n223, n224, n225, n226, n227, n228, n229, n230, n231, n232, n233, n234, n235, n236, n237, n238, n239, n240, n241, n242, n243, n244, n245, n246, n247, n248, n249, n250, n251, n252, n253, n254, n255',
  },
  'network/excludes-second-pod-network': { allowed: 'one pod network', reported: 'spec.template.spec.interfaces' },
});

const GUEST = 'spec.template.spec';
const object = (apiVersion: string, kind: string, rest: Json): Json => ({ apiVersion, kind, metadata: { name: 't' }, ...rest });
const dataVolume = (spec: Json) => object('cdi.kubevirt.io/v1beta1', 'DataVolume', { spec });
const deployment = (container: Json) => object('apps/v1', 'Deployment', {
  spec: {
    selector: { matchLabels: { app: 'a' } },
    template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'i', ...container }] } },
  },
});
const rule = (fields: Json) => object('monitoring.coreos.com/v1', 'PrometheusRule', { spec: { groups: [{ name: 'g', ...fields }] } });
const spread = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };

const rows: [title: string, manifest: Json, ...found: Verdict[]][] = [
  ['an unknown field', virtualMachine({ domain: { devices: { disks: [{ name: 'a', cdrom: { buss: 'sata' } }] } } }),
    ['schema/has-known-field', `${GUEST}.domain.devices.disks[0].cdrom.buss`, 'sata']],
  ['an unknown field that the CRD keeps', virtualMachine({ domain: { clock: { utc: {}, zone: 'UTC' } } }),
    ['schema/has-known-field', 'spec.template.spec.domain.clock.zone', 'UTC']],
  ['an unknown field at the top', { ...virtualMachine(), data: {} }, ['schema/has-known-field', 'data', '{}']],
  ['an unknown field in metadata', merged(virtualMachine(), { metadata: { lables: {} } }), ['schema/has-known-field', 'metadata.lables', '{}']],
  ['an unknown field in the metadata of a template', merged(virtualMachine(), { spec: { template: { metadata: { foo: 1 } } } }),
    ['schema/has-known-field', 'spec.template.metadata.foo', '1']],
  ['a field of an object that has none', virtualMachine({ domain: { devices: { rng: { source: 'x' } } } }),
    ['schema/has-known-field', `${GUEST}.domain.devices.rng.source`, 'x']],
  ['an unknown field of a built-in kind', deployment({ imagePolicy: 'Always' }),
    ['schema/has-known-field', 'spec.template.spec.containers[0].imagePolicy', 'Always']],
  ['an unknown field that is null', virtualMachine({ domain: { devicess: null, devices: {} } }), ['schema/has-known-field', `${GUEST}.domain.devicess`, 'null']],
  ['an unknown null of a built-in kind', object('v1', 'Service', { spec: { selectorr: null, ports: [{ port: 80, name: null }] } }),
    ['schema/has-known-field', 'spec.selectorr', 'null']],
  ['metadata of what is no Kubernetes object', { apiVersion: 'eksctl.io/v1alpha5', kind: 'ClusterConfig', metadata: { name: 'x', region: 'eu-west-1', version: null } }],
  ['misspelt metadata of an unknown kind', { apiVersion: 'example.com/v1', kind: 'Unheard', metadata: { name: 'x', lables: {} } },
    ['schema/has-known-field', 'metadata.lables', '{}']],
  ['any status', { ...virtualMachine(), status: { anything: [1] } }],
  ['a string where a number belongs', virtualMachine({ domain: { cpu: { cores: '2' } } }),
    ['schema/has-valid-type', `${GUEST}.domain.cpu.cores`, 'string 2']],
  ['a fraction where a whole number belongs', virtualMachine({ domain: { cpu: { cores: 1.5 } } }),
    ['schema/has-valid-type', `${GUEST}.domain.cpu.cores`, 'number 1.5']],
  ['an object where a list belongs', virtualMachine({ volumes: { root: {} } }), ['schema/has-valid-type', `${GUEST}.volumes`, 'object {"root":{}}']],
  ['null in a list', virtualMachine({ volumes: [null] }), ['schema/has-valid-type', `${GUEST}.volumes[0]`, 'null']],
  ['null for a field is no field', virtualMachine({ volumes: null, hostname: null }),
    ['schema/excludes-null', `${GUEST}.hostname`, 'null'], ['schema/excludes-null', `${GUEST}.volumes`, 'null']],
  ['null for a field of a built-in kind', deployment({ resources: null })],
  ['null in the values of a mapping', virtualMachine({ nodeSelector: { a: null } }), ['schema/excludes-null', `${GUEST}.nodeSelector.a`, 'null']],
  ['null where the schema allows it', object('kubevirt.io/v1', 'KubeVirt', { spec: { configuration: { commonInstancetypesDeployment: null } } })],
  ['null for metadata', merged(virtualMachine(), { metadata: { labels: null }, status: null })],
  ['null for what a preference prefers', object('instancetype.kubevirt.io/v1beta1', 'VirtualMachinePreference', { spec: { devices: { preferredTPM: null } } }),
    ['schema/excludes-null', 'spec.devices.preferredTPM', 'null']],
  ['a label that is no string', merged(virtualMachine(), { metadata: { labels: { 'example.com/a': true } } }),
    ['schema/has-valid-type', 'metadata.labels[example.com/a]', 'boolean true']],
  ['a number for an environment variable', deployment({ env: [{ name: 'PORT', value: 80 }] }),
    ['schema/has-valid-type', 'spec.template.spec.containers[0].env[0].value', 'number 80']],
  ['a missing field', virtualMachine({ domain: undefined }), ['schema/requires-field', `${GUEST}.domain`]],
  ['a missing field that is null', virtualMachine({ volumes: [{ name: null, emptyDisk: { capacity: '1Gi' } }] }),
    ['schema/requires-field', `${GUEST}.volumes[0].name`, 'null']],
  ['a required field misspelt is one mistake', virtualMachine({ volumes: [{ name: 'a', containerDisk: { imgae: 'i' } }] }),
    ['schema/has-known-field', `${GUEST}.volumes[0].containerDisk.imgae`, 'i']],
  ['a word of an enumeration', dataVolume({ contentType: 'archive', source: { blank: {} }, storage: {} })],
  ['another word', dataVolume({ contentType: 'Archive', source: { blank: {} }, storage: {} }),
    ['schema/has-known-value', 'spec.contentType', 'Archive']],
  ['a word of the wrong type is one mistake', dataVolume({ contentType: 1, source: { blank: {} }, storage: {} }),
    ['schema/has-valid-type', 'spec.contentType', 'number 1']],
  ['two mistakes', dataVolume({ contentType: 'x', priority: 'high', storage: {} }),
    ['schema/has-known-value', 'spec.contentType', 'x'], ['schema/has-known-field', 'spec.priority', 'high']],
  ['a list that is too long', virtualMachine({
    networks: Array.from({ length: 257 }, (_, i) => ({ name: `n${i}`, pod: {} })),
    domain: { devices: { interfaces: Array.from({ length: 256 }, (_, i) => ({ name: `n${i}`, bridge: {} })) } },
  }),
  ['schema/fits-bounds', `${GUEST}.networks`, '257 entries']],
  ['a number below its minimum', object('sriovnetwork.openshift.io/v1', 'SriovNetwork', { spec: { resourceName: 'r', vlan: -1 } }),
    ['schema/fits-bounds', 'spec.vlan', '-1']],
  ['a number above its maximum', object('sriovnetwork.openshift.io/v1', 'SriovNetwork', { spec: { resourceName: 'r', vlan: 4097 } }),
    ['schema/fits-bounds', 'spec.vlan', '4097']],
  ['an int32 out of range', object('v1', 'Service', { spec: { ports: [{ port: 2 ** 31 }] } }),
    ['schema/fits-bounds', 'spec.ports[0].port', '2147483648']],
  ['a text that is too short', rule({ labels: {}, name: '' }), ['schema/fits-bounds', 'spec.groups[0].name', ' (0 characters)']],
  ['a pattern', rule({ interval: '30s' })],
  ['a pattern broken', rule({ interval: '30 s' }), ['schema/matches-pattern', 'spec.groups[0].interval', '30 s']],
  ['a pattern with a flag of Go', rule({ partial_response_strategy: 'WARN' })],
  ['a pattern with a flag of Go broken', rule({ partial_response_strategy: 'ignore' }),
    ['schema/matches-pattern', 'spec.groups[0].partial_response_strategy', 'ignore']],
  ['a quantity', virtualMachine({ domain: { memory: { guest: '1.5Gi' }, resources: { requests: { cpu: 2, memory: '1e9' } } } })],
  ['a quantity with a wrong suffix', virtualMachine({ domain: { memory: { guest: '4GB' } } }),
    ['quantity/has-valid-form', `${GUEST}.domain.memory.guest`, 'string 4GB']],
  ['a fraction as a quantity of a custom resource', replicaSet({ domain: { resources: { requests: { cpu: 0.5 } } } }),
    ['quantity/has-valid-form', `${GUEST}.domain.resources.requests.cpu`, 'number 0.5']],
  ['a fraction as a quantity of a VM, which a webhook writes anew', virtualMachine({ domain: { resources: { requests: { cpu: 0.5 } } } })],
  ['a fraction as a quantity of a VMI', instance({ domain: { resources: { requests: { cpu: 0.5 } } } })],
  ['a fraction as a quantity of a built-in kind', deployment({ resources: { requests: { cpu: 0.5 } } })],
  ['a quantity of the wrong type', virtualMachine({ domain: { memory: { guest: {} } } }),
    ['schema/has-valid-type', `${GUEST}.domain.memory.guest`, 'object {}']],
  ['an integer or string', virtualMachine({ readinessProbe: { httpGet: { port: 'http' } } })],
  ['neither integer nor string', virtualMachine({ readinessProbe: { httpGet: { port: true } } }),
    ['schema/has-valid-type', `${GUEST}.readinessProbe.httpGet.port`, 'boolean true']],
  ['keys of a list repeated', virtualMachine({ topologySpreadConstraints: [spread, { ...spread, topologyKey: 'host' }, { ...spread, maxSkew: 2 }] }),
    ['schema/has-unique-entries', `${GUEST}.topologySpreadConstraints[2]`, '{"maxSkew":2,"topologyKey":"zone","whenUnsatisfiable":"DoNotSchedule"}']],
  ['keys of a list repeated in a built-in kind', deployment({ ports: [{ containerPort: 1 }, { containerPort: 1 }] })],
  ['a set with repeated entries', virtualMachine({
    accessCredentials: [{
      sshPublicKey: {
        source: { secret: { secretName: 's' } }, propagationMethod: { qemuGuestAgent: { users: ['a', 'b', 'a'] } },
      },
    }],
  }), ['schema/has-unique-entries', `${GUEST}.accessCredentials[0].sshPublicKey.propagationMethod.qemuGuestAgent.users[2]`, 'a']],
  ['base64', object('v1', 'Secret', { data: { a: 'YQ==' } })],
  ['a secret never shows', object('v1', 'Secret', { data: { 'a': 'hunter2!', 'tls.key': 5 }, stringData: { b: 7 } }),
    ['schema/matches-format', 'data.a', '(not shown)'], ['schema/has-valid-type', 'data[tls.key]', '(not shown)'],
    ['schema/has-valid-type', 'stringData.b', '(not shown)']],
  ['nor does cloud-init', virtualMachine({ volumes: [{ name: 'ci', cloudInitNoCloud: { userData: { password: 'x' } } }] }),
    ['schema/has-valid-type', `${GUEST}.volumes[0].cloudInitNoCloud.userData`, '(not shown)']],
  ['a time', merged(virtualMachine(), { metadata: { creationTimestamp: '2026-01-31T08:00:00Z' } })],
  ['no time', merged(virtualMachine(), { metadata: { creationTimestamp: 'today' } }),
    ['schema/matches-format', 'metadata.creationTimestamp', 'today']],
  ['a long value is cut', virtualMachine({ hostname: ['x'.repeat(200)] }),
    ['schema/has-valid-type', `${GUEST}.hostname`, `array ["${'x'.repeat(98)}… (204 characters)`]],
];

test.each(rows.map(([title, manifest, ...found]) => ({ title, manifest, found })))('$title', ({ manifest, found }) => {
  const structural = judge(manifest).filter(([id]) => /^(schema|quantity|metadata|object)\//.test(id));
  expect(structural).toEqual([...found].sort(([, a], [, b]) => (a < b ? -1 : 1)));
});

const oldDisk = (source: Json, rest: Json = {}) => virtualMachine({ volumes: [{ name: 'a', ...source }], ...rest });
const advice: [title: string, manifest: Json, allowed: string | undefined, fix: string][] = [
  ['the field that was meant', virtualMachine({ domain: { devices: { disks: [{ name: 'a', cdrom: { buss: 'sata' } }] } } }),
    'bus, readonly, tray', 'Did you mean bus?'],
  ['the fields there are', virtualMachine({ domain: { memory: { size: '1Gi' } } }),
    'guest, hugepages, maxGuest, reservedOverhead', 'Remove it, or correct its name or its place.'],
  ['that there are none', virtualMachine({ domain: { devices: { rng: { source: 'x' } } } }),
    'nothing: {}', 'Remove it, or correct its name or its place.'],
  ['that there are many', virtualMachine({ unheard: 2 }), 'domain, hostname, networks, subdomain, volumes and 18 other fields', 'Remove it, or correct its name or its place.'],
  ['those of many that are like it', virtualMachine({ domain: { devices: { virtualinterfaces: 2 } } }), 'interfaces and 24 other fields',
    'Remove it, or correct its name or its place.'],
  ['quotes to write', deployment({ env: [{ name: 'PORT', value: 80 }] }), 'string', 'Quote it: "80".'],
  ['quotes to remove', virtualMachine({ domain: { cpu: { cores: '2' } } }), 'integer', 'Write it without quotes.'],
  ['a unit to remove', virtualMachine({ terminationGracePeriodSeconds: '30s' }), 'integer', 'Write a whole number, without a unit.'],
  ['quotes of a boolean to remove', virtualMachine({ domain: { features: { acpi: { enabled: 'false' } } } }), 'boolean', 'Write it without quotes.'],
  ['a word for a boolean', virtualMachine({ domain: { features: { acpi: { enabled: 'Yes' } } } }), 'boolean', 'Write true.'],
  ['another word for a boolean', virtualMachine({ domain: { features: { acpi: { enabled: 'maybe' } } } }), 'boolean', 'Write a value of that type.'],
  ['a dash to remove', virtualMachine({ domain: { cpu: [{ cores: 2 }] } }), 'object', 'Write it without the dash: it is no list.'],
  ['entries to merge', virtualMachine({ domain: { cpu: [{ cores: 2 }, { sockets: 1 }] } }), 'object', 'Make it one object: it is no list.'],
  ['an object for a switch', virtualMachine({ domain: { devices: { rng: 'on' } } }), 'object', 'Write {} for it as it is by default, or its fields.'],
  ['the field for its value', oldDisk({ containerDisk: 'quay.io/a' }), 'object', 'Write it one level down, as its image.'],
  ['the fields of an object', virtualMachine({ domain: { memory: '2Gi' } }), 'object', 'Write its fields below it: guest, hugepages, maxGuest, reservedOverhead.'],
  ['no object for another text', virtualMachine({ domain: { devices: { rng: '/dev/random' } } }), 'object', 'Write a value of that type.'],
  ['the quantity', virtualMachine({ domain: { memory: { guest: '4 gb' } } }),
    'a number with an optional suffix: n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or an exponent such as e3', 'Write 4G, or 4Gi for powers of 1024.'],
  ['no quantity where none can be told', virtualMachine({ domain: { memory: { guest: 'much' } } }),
    'a number with an optional suffix: n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or an exponent such as e3',
    'Write it as 4Gi or 500m, without spaces and without B.'],
  ['a list to make', virtualMachine({ volumes: {} }), 'array', 'Make it a list.'],
  ['the word that was meant', dataVolume({ contentType: 'Archive', storage: {} }), 'kubevirt, archive', 'Did you mean archive?'],
  ['the bound', object('sriovnetwork.openshift.io/v1', 'SriovNetwork', { spec: { resourceName: 'r', vlan: 4097 } }), '<= 4096',
    'Write a value within the bounds.'],
  ['the length', virtualMachine({ networks: Array.from({ length: 257 }, () => ({ name: '' })) }), 'at most 256 items',
    'Write a value within the bounds.'],
  ['the range of the type', object('v1', 'Service', { spec: { ports: [{ port: 2 ** 31 }] } }), 'a value of type int32',
    'Write a value within the bounds.'],
  ['the fraction as a string', replicaSet({ domain: { resources: { requests: { cpu: 0.5 } } } }),
    'a number with an optional suffix: n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, or an exponent such as e3',
    'Quote it: "0.5". A custom resource takes fractions only as a string.'],
];

test.each(advice)('says %s', (_, manifest, allowed, fix) => {
  const found = admit([{ manifest }]).find(({ rule: id }) => id.startsWith('schema/') || id.startsWith('quantity/'));
  expect([found?.allowed, found?.fix]).toEqual([allowed, fix]);
});

const kubeVirt = (spec: Json) => object('kubevirt.io/v1', 'KubeVirt', { spec });
const template = (spec: Json) => merged(virtualMachine(), {
  spec: { dataVolumeTemplates: [{ metadata: { name: 'root' }, spec: { source: { blank: {} }, ...spec } }] },
});
const moveTo = (where: string) => `It is a field of ${where}: move it there.`;

describe('a field at the wrong place', () => {
  test.each<[title: string, manifest: Json, field: string, fix: string]>([
    ['a step too high', virtualMachine({ machine: { type: 'q35' } }), `${GUEST}.machine`, moveTo(`${GUEST}.domain`)],
    ['a step too high, a number', virtualMachine({ domain: { cores: 2 } }), `${GUEST}.domain.cores`, moveTo(`${GUEST}.domain.cpu`)],
    ['a step too low', virtualMachine({ domain: { nodeSelector: { a: 'b' } } }), `${GUEST}.domain.nodeSelector`, moveTo(GUEST)],
    ['beside its parent', merged(virtualMachine(), { spec: { template: { metadata: { networks: [] } } } }), 'spec.template.metadata.networks', moveTo(GUEST)],
    ['in the same entry of a list', oldDisk({ image: 'quay.io/a' }), `${GUEST}.volumes[0].image`, moveTo(`${GUEST}.volumes[0].containerDisk`)],
    ['at the top of the object', { ...merged(virtualMachine(), { spec: { runStrategy: undefined } }), runStrategy: 'Always' }, 'runStrategy', moveTo('spec')],
    ['that is at its place as well', { ...virtualMachine(), runStrategy: 'Always' }, 'runStrategy',
      'It is a field of spec, which has it already: keep one of the two.'],
    ['for the top of the object', object('v1', 'Secret', { metadata: { name: 't', stringData: { a: 'b' } } }), 'metadata.stringData', moveTo('the object itself')],
    ['of the KubeVirt CR', kubeVirt({ permittedHostDevices: { pciHostDevices: [] } }), 'spec.permittedHostDevices', moveTo('spec.configuration')],
    ['where one of two parents is there', template({ storage: {}, volumeMode: 'Block' }), 'spec.dataVolumeTemplates[0].spec.volumeMode',
      moveTo('spec.dataVolumeTemplates[0].spec.storage')],
    ['where either parent may be meant', template({ volumeMode: 'Block' }), 'spec.dataVolumeTemplates[0].spec.volumeMode',
      moveTo('spec.dataVolumeTemplates[0].spec.pvc and of spec.dataVolumeTemplates[0].spec.storage')],
    ['a text for a list', template({ storage: {}, accessModes: 'ReadWriteMany' }), 'spec.dataVolumeTemplates[0].spec.accessModes',
      'It is a field of spec.dataVolumeTemplates[0].spec.storage: move it there, as a list.'],
    ['of a built-in kind', deployment({ serviceAccountName: 'a' }), 'spec.template.spec.containers[0].serviceAccountName', moveTo('spec.template.spec')],
  ])('%s', (_, manifest, field, fix) => {
    expect(admit([{ manifest }]).filter(({ rule: id }) => id === 'schema/has-known-field').map((found) => [found.field, found.fix])).toEqual([[field, fix]]);
  });

  test.each<[title: string, manifest: Json, field: string, fix: string]>([
    ['with a word before it', oldDisk({ persistentVolumeClaim: { name: 'a' } }), `${GUEST}.volumes[0].persistentVolumeClaim.name`, 'Did you mean claimName?'],
    ['with words after it', oldDisk({ dataVolumeTemplate: { name: 'a' } }), `${GUEST}.volumes[0].dataVolumeTemplate`, 'Did you mean dataVolume?'],
    ['by its initials', oldDisk({ pvc: { claimName: 'a' } }), `${GUEST}.volumes[0].pvc`, 'Did you mean persistentVolumeClaim?'],
    ['one of two', oldDisk({ cloudInit: { userData: '#cloud-config' } }), `${GUEST}.volumes[0].cloudInit`, 'Did you mean cloudInitConfigDrive or cloudInitNoCloud?'],
    ['that holds the same', kubeVirt({ configuration: { migrationConfiguration: { parallelMigrationsPerCluster: 2 } } }), 'spec.configuration.migrationConfiguration',
      'Did you mean migrations?'],
    ['the required one', object('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', { spec: { cpu: { cores: 2 }, memory: { guest: '1Gi' } } }), 'spec.cpu.cores',
      'Did you mean guest?'],
    ['the field of a field', virtualMachine({ domain: { machineType: 'q35' } }), `${GUEST}.domain.machineType`, 'It is the field type of machine: write it there.'],
    ['not one with more words before it', object('v1', 'Service', { spec: { ports: [{ port: 22 }], port: 22 } }), 'spec.port',
      'It is a field of spec.ports[0], which has it already: keep one of the two.'],
    ['not one of another type', virtualMachine({ domain: { machines: 'q35' } }), `${GUEST}.domain.machines`, 'Did you mean machine?'],
    ['not one that merely ends alike', kubeVirt({ configuration: { strangeConfiguration: { a: 1 } } }), 'spec.configuration.strangeConfiguration',
      'Remove it, or correct its name or its place.'],
    ['taken, and nearer than one that is not there', object('argoproj.io/v1alpha1', 'Application', {
      spec: { project: 'p', destination: { namespace: 'n' }, source: { repoURL: 'https://a.example', targetRevision: 'a' }, targetRevision: 'b' },
    }), 'spec.targetRevision', 'It is a field of spec.source, which has it already: keep one of the two.'],
    ['of many', dataVolume({ source: { url: 'https://a.example' }, storage: { resources: { requests: { storage: '1Gi' } } } }), 'spec.source.url',
      'It is a field of spec.source.gcs, of spec.source.http, of spec.source.imageio and of others: move it to the one that is meant.'],
  ])('has another name: %s', (_, manifest, field, fix) => {
    expect(admit([{ manifest }]).filter(({ level }) => level === 'rejected').map((found) => [found.rule, found.field, found.fix]))
      .toEqual([['schema/has-known-field', field, fix]]);
  });

  test.each<[title: string, manifest: Json]>([
    ['whose value does not fit the other place', virtualMachine({ machine: { model: 'q35' } })],
    ['whose value is a text where the other place has fields', virtualMachine({ machine: 'q35' })],
    ['whose value has fields where the other place has a list', merged(virtualMachine(), { spec: { volumes: { a: {} } } })],
    ['that is far away', { ...virtualMachine(), cores: 2 }],
    ['in an entry of a list that is not named', virtualMachine({ bootOrder: 1 })],
    ['of a kind that is not known', { apiVersion: 'v1', kind: 'Unheard', metadata: { name: 't', lables: {} } }],
  ])('is not guessed: %s', (_, manifest) => {
    const fixes = admit([{ manifest }]).filter(({ rule: id }) => id === 'schema/has-known-field').map(({ fix }) => fix);
    expect(fixes.filter((fix) => fix.includes('move it there'))).toEqual([]);
  });

  const without = (memory: Json) => virtualMachine({ ...memory, domain: { memory: undefined } });
  test.each<[title: string, manifest: Json, ...rules: string[]]>([
    ['a guest whose memory is a step too high', without({ memory: { guest: '1Gi' } }), 'schema/has-known-field'],
    ['a guest whose memory is misspelt', virtualMachine({ domain: { memory: undefined, memroy: { guest: '1Gi' } } }), 'schema/has-known-field'],
    ['a guest without memory besides', without({ machine: { type: 'q35' } }), 'memory/requires-size', 'schema/has-known-field'],
    ['a required field that is elsewhere', object('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', {
      virtualMachineTemplate: { spec: { template: { spec: { domain: {} } } } }, spec: { selector: {} },
    }), 'schema/has-known-field'],
    ['a volume whose claim is a step too high', oldDisk({ claimName: 'a' }), 'schema/has-known-field'],
  ])('is not told twice: %s', (_, manifest, ...ids) => {
    expect(admit([{ manifest }]).map(({ rule: id }) => id).sort()).toEqual(ids);
  });
});

describe('null in the metadata of a template, as the API server keeps it', () => {
  const levels = (manifest: Json) => admit([{ manifest }]).map(({ rule: id, level, field }) => [id, level, field]);
  const inPool = { virtualMachineTemplate: { metadata: { annotations: null }, spec: { template: { metadata: null } } } };
  const inTemplate = { dataVolumeTemplates: [{ metadata: { name: 'a', labels: null }, spec: { source: { blank: {} }, storage: {} } }] };
  test.each<[string, Json, ...string[]]>([
    ['of a VM', merged(virtualMachine(), { spec: { template: { metadata: null } } }), 'spec.template.metadata'],
    ['of a replica set', merged(replicaSet(), { spec: { template: { metadata: { annotations: null } } } }), 'spec.template.metadata.annotations'],
    ['of a DataVolume of a VM', merged(virtualMachine(), { spec: inTemplate }), 'spec.dataVolumeTemplates[0].metadata.labels'],
  ])('%s is refused', (_, manifest, ...fields) => {
    expect(levels(manifest).filter(([id]) => id === 'schema/excludes-null')).toEqual(fields.map((field) => ['schema/excludes-null', 'rejected', field]));
  });
  test.each<[string, Json]>([
    ['for the time of creation', merged(virtualMachine(), { spec: { template: { metadata: { creationTimestamp: null } } } })],
    ['of a pool', merged(pool(), { spec: inPool })],
  ])('%s is admitted', (_, manifest) => expect(levels(manifest).filter(([id]) => id === 'schema/excludes-null')).toEqual([]));
  test('elsewhere it is advice', () => {
    expect(levels(virtualMachine({ hostname: null }))).toEqual([['schema/excludes-null', 'advised', `${GUEST}.hostname`]]);
  });
});
