import { check } from '../../src/admission/check';

const guest = (fault: string) => `      domain:
        devices:
          disks:
          - name: root
            disk:
              bus: virtio
        memory:
          guest: 2Gi
      volumes:
      - name: root
        containerDisk:
          image: quay.io/containerdisks/fedora:42
${fault}`;
const machine = (name: string, fault: string) => `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: ${name}
  namespace: demo
spec:
  runStrategy: Always
  template:
    spec:
${guest(fault)}`;
const replicas = (fault: string) => machine('c', fault).replace('VirtualMachine', 'VirtualMachineInstanceReplicaSet').replace('  runStrategy: Always', '  selector:\n    matchLabels:\n      a: b')
  .replace('  template:\n', '  template:\n    metadata:\n      labels:\n        a: b\n');
const lastOf = (texts: readonly string[]) => check([{ file: 'f', text: texts.join('---\n') }], {}).judged.at(-1)?.findings.map(({ rule, field, got }) => `${rule} ${field} ${got}`);

/** Parts of objects that are alike are read as one value, of which much is asked only once. */
test.each<[string, string, readonly string[]]>([
  ['an unknown field', '      tolerationz: []\n', ['schema/has-known-field spec.template.spec.tolerationz']],
  ['a wrong type', '      hostname: 1\n', ['schema/has-valid-type spec.template.spec.hostname']],
  ['a field without value in a block that is repeated', '      dnsConfig:\n        searches:\n', []],
  ['a misspelt field without value', '      dnsConfig:\n        serches:\n', ['schema/has-known-field spec.template.spec.dnsConfig.serches']],
  ['a password', '      accessCredentials:\n      - userPassword:\n          password: Hx82jwq1\n', ['schema/has-known-field spec.template.spec.accessCredentials[0].userPassword.password']],
  ['a password in an annotation', '    metadata:\n      annotations:\n        docs: https://web:Hx82jwq1@demo.example/\n', ['credential/avoids-plain-text spec.template.metadata.annotations.docs']],
  ['a placeholder', '      hostname: ${NAME}\n', ['object/has-no-placeholder spec.template.spec.hostname']],
])('%s is found in each of them', (_, fault, expected) => {
  const alone = lastOf([machine('b', fault)]);
  expect(alone).toEqual(expect.arrayContaining(expected.map((text) => expect.stringContaining(text) as unknown)));
  expect(lastOf([machine('a', fault), machine('b', fault)])).toEqual(alone);
});

test('what one kind may have is asked again of another', () => {
  const [first, second] = [machine('a', ''), replicas('')].map((text) => text.replace('2Gi', '2147483648.5'));
  const alone = lastOf([second]);
  expect(alone).toEqual([expect.stringContaining('quantity/has-valid-form spec.template.spec.domain.memory.guest')]);
  expect(lastOf([first, second])).toEqual(alone);
});
