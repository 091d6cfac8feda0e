import { ADVISED, ALLOWED_NAME, directory, GOOD, invoke } from '../invoke';

const files = directory({
  'a&b.yaml': `${GOOD}---\n${ADVISED}`,
  'c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "<\\a>"}\nspec: 1\n---\na: [\n',
});

test('a suite for each file, a test case for each object', () => {
  expect(invoke(files, ['check', '.', '--format', 'junit']).stdout).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cdk8s-kubevirt" tests="4" failures="2" errors="0">
  <testsuite name="a&amp;b.yaml" tests="2" failures="0" errors="0">
    <testcase classname="a&amp;b.yaml" name="ConfigMap a"/>
    <testcase classname="a&amp;b.yaml" name="Namespace b/a">
      <system-out>ADVISED metadata/fits-scope: An object of a cluster-scoped kind must not have a namespace
  at        a&amp;b.yaml:8:21
  object    Namespace b/a
  field     metadata.namespace
  got       b
  allowed   no namespace
  why       The API server drops it, so the object differs from its manifest for ever and GitOps tools report drift.
  fix       Remove metadata.namespace.</system-out>
    </testcase>
  </testsuite>
  <testsuite name="c.yaml" tests="2" failures="2" errors="0">
    <testcase classname="c.yaml" name="ConfigMap &lt;\uFFFD&gt;">
      <failure type="metadata/has-valid-name" message="metadata/has-valid-name: The name of an object must have the form that its kind demands (and 1 more)">\
REJECTED metadata/has-valid-name: The name of an object must have the form that its kind demands
  at        c.yaml:3:12
  object    ConfigMap &lt;\\u0007&gt;
  field     metadata.name
  got       &lt;\\u0007&gt;
  allowed   ${ALLOWED_NAME}
  why       The API server refuses other names: most kinds want a DNS subdomain, namespaces and services a DNS label.
  fix       Write another name.

REJECTED schema/has-known-field: An object must have only fields that its kind has
  at        c.yaml:4:1
  object    ConfigMap &lt;\\u0007&gt;
  field     spec
  got       1
  allowed   apiVersion, binaryData, data, immutable, kind, metadata
  why       kubectl asks for strict validation and is refused; for a client that does not, the API server drops the field.
  fix       Remove it, or correct its name or its place.</failure>
    </testcase>
    <testcase classname="c.yaml" name="Document 2">
      <failure type="yaml/has-valid-syntax" message="yaml/has-valid-syntax: A file must hold YAML or JSON">\
REJECTED yaml/has-valid-syntax: A file must hold YAML or JSON
  at        c.yaml:7:1
  object    Document 2
  got       unexpected end of the stream within a flow collection
  why       kubectl, Helm and Argo CD stop at the first document that they cannot read, and nothing after it is applied.
  fix       Correct the text here, or on the line before.</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('--fail-on decides what is a failure', () => {
  expect(invoke(files, ['check', 'a&b.yaml', '--format', 'junit', '--fail-on', 'advised']).stdout).toContain('tests="2" failures="1"');
});
