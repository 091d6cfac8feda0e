// Conformance lets the real thing judge manifests: a kube-apiserver, and KubeVirt's own admission code.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"

	"k8s.io/klog/v2"

	kubevirtlog "kubevirt.io/client-go/log"

	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

const usage = `usage: conformance COMMAND [FLAG...] [ARGUMENT...]

  apply PATH...   apply the YAML below each PATH to a real API server, twice
  judge           answer each manifest on standard input ({"id", "manifest"} a line) with KubeVirt's verdict
  change PATH...  apply the YAML below each PATH, then answer each change on standard input ({"id", "before", "after", "status"} a line) with the verdict
                  of a real API server on the update
  effects         answer each update of a VM on standard input ({"id", "before", "after"} a line) with what KubeVirt's VM controller does to its running guest
  probe PATH... PROBES
                  apply the YAML below each PATH, then do what PROBES says (an apply.Probe a line)
  quota FILE...   compare vectors with the launcher pods KubeVirt renders and what a quota is charged for them
  namespace       compare verdicts on pods and claims ({"name", "pod", "claim", "limitRanges", "quota", "expected"} a line on standard input)
                  with those of Kubernetes' LimitRanger and quota evaluators

`

type command struct {
	options  virtapi.Options
	schemas  string
	outcomes string
	paths    []string
}

// commands by name. Of older releases than the newest only the judge is built.
var commands = map[string]func(context.Context, command) error{"judge": judgeAll}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	run, known := commands[os.Args[1]]
	if !known {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	if err := run(ctx, parse(os.Args[2:])); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

func parse(arguments []string) command {
	var parsed command
	flags := flag.NewFlagSet("conformance", flag.ExitOnError)
	gates := flags.String("gates", "", "feature gates the cluster enables besides its defaults, separated by commas")
	flags.StringVar(&parsed.options.Architecture, "arch", runtime.GOARCH, "architecture of the cluster")
	flags.StringVar(&parsed.schemas, "schemas", "../imports/schemas", "folder of the schemas that other projects' CRDs are made from")
	flags.StringVar(&parsed.outcomes, "outcomes", "", "file for what came of the probes that expect nothing")
	log := flags.String("log", "", "file for the log of the control plane")
	flags.Parse(arguments)
	if *gates != "" {
		parsed.options.FeatureGates = strings.Split(*gates, ",")
	}
	parsed.paths = flags.Args()
	logTo(*log)
	return parsed
}

// logTo keeps the logs of everything that runs in this process out of the report.
func logTo(file string) {
	var target io.Writer = io.Discard
	if file != "" {
		opened, err := os.Create(file)
		if err != nil {
			fmt.Fprintln(os.Stderr, "conformance:", err)
			os.Exit(1)
		}
		target = opened
	}
	settings := flag.NewFlagSet("klog", flag.PanicOnError)
	klog.InitFlags(settings)
	settings.Set("logtostderr", "false")
	settings.Set("stderrthreshold", "FATAL")
	klog.SetOutput(target)
	kubevirtlog.Log.SetIOWriter(target)
}
