/** What `--help` prints. */
export const MAIN_HELP = `\
Judges Kubernetes manifests without a cluster, as the API server and the webhooks of KubeVirt and CDI will.

  cdk8s-kubevirt check PATH…       judge files, directories, or - for standard input
  cdk8s-kubevirt rules [ID]        list the rules, or explain one
  cdk8s-kubevirt COMMAND --help    tell the options of a command
  cdk8s-kubevirt --version

Exit codes: 0 nothing that fails; 1 findings that fail, see check --fail-on; 2 it was called wrongly, or an
input cannot be read.`;

/** What `--help` prints for each command. */
export const COMMAND_HELP: ReadonlyMap<string, string> = new Map([
  ['check', `\
cdk8s-kubevirt check PATH… [options]

Judges all objects in files of YAML and JSON together, as those of one cluster. Of a directory it reads
*.yaml, *.yml and *.json, also in directories below, except node_modules and those whose names begin with a
dot; what holds no Kubernetes object is skipped there. - is standard input. Charts and overlays are checked
by what they render to:

  helm template demo ./chart | cdk8s-kubevirt check -
  kustomize build overlays/prod | cdk8s-kubevirt check -

  --platform FILE    what is known about the cluster, in YAML or JSON: the props of Platform
                     (default: KubeVirt v1.9 with its own defaults)
  --format FORMAT    text, json, sarif or junit (default: text)
  --output FILE      write the report there instead of to standard output
  --fail-on LEVEL    the level from which findings fail: rejected, unstartable, warned, advised or never
                     (default: unstartable)

What the annotation admission.cdk8s-kubevirt.dev/acknowledge of an object accepts, one "<rule>: <reason>" a
line, is reported and never fails. There are colours on a terminal, unless NO_COLOR is set.

Exit codes: 0 nothing that fails; 1 findings that fail; 2 it was called wrongly, or an input cannot be read.`],

  ['rules', `\
cdk8s-kubevirt rules [ID|TOPIC] [options]

Lists all rules, or those of a topic. With the id of a rule it tells why the rule is there and what to write.

  --format FORMAT    text or json (default: text)`],
]);
