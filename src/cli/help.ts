/** What `--help` prints, for the whole and for each command. */
export const HELP: { readonly [command: string]: string } = {
  main: `\
Judges Kubernetes manifests as KubeVirt's webhooks, CDI's and the API server will, without a cluster.

  cdk8s-kubevirt check PATH…      judge files, directories, or - for standard input
  cdk8s-kubevirt rules [ID]       list the rules, or explain one
  cdk8s-kubevirt COMMAND --help   tell the options of a command
  cdk8s-kubevirt --version

Exit codes: 0 nothing that fails, 1 findings that fail (see check --fail-on), 2 a mistake in calling it or an input that cannot be read.`,

  check: `\
cdk8s-kubevirt check PATH… [options]

Judges all objects in files of YAML and JSON together, as those of one cluster. Of a directory it reads *.yaml, *.yml and *.json, also below,
but not in node_modules and directories that begin with a dot; what holds no Kubernetes object is skipped there. - is standard input:
helm template demo | cdk8s-kubevirt check -

  --platform FILE     what is known about the cluster, as YAML or JSON: the props of Platform (default: KubeVirt v1.9 with its own defaults)
  --format FORMAT     text, json, sarif or junit (default: text)
  --output FILE       write the report there instead of to standard output
  --fail-on LEVEL     the level from which findings fail: rejected, unstartable, warned, advised or never (default: unstartable)

What the annotation admission.cdk8s-kubevirt.dev/acknowledge accepts, one "<rule>: <reason>" a line, is reported and never fails.
Colours are left out where NO_COLOR is set or the output is no terminal.

Exit codes: 0 nothing that fails, 1 findings that fail, 2 a mistake in calling it or an input that cannot be read.`,

  rules: `\
cdk8s-kubevirt rules [ID|TOPIC] [options]

Without an argument lists all rules; with the id of a rule tells why it is there and what to write; with a topic lists its rules.

  --format FORMAT     text or json (default: text)`,
};
