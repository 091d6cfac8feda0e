//go:build !before1.9

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"cdk8s-kubevirt.dev/conformance/internal/apply"
)

// probeAll applies the YAML of all paths but the last, then does what the last, a file of probes, says.
func probeAll(ctx context.Context, command command) error {
	if len(command.paths) < 2 {
		return errors.New("probe needs manifests and a file of probes")
	}
	last := len(command.paths) - 1
	manifests, err := apply.Read(command.paths[:last])
	if err != nil {
		return err
	}
	probes, err := readProbes(command.paths[last])
	if err != nil {
		return err
	}
	server, stop, err := start(ctx, command)
	if err != nil {
		return err
	}
	defer stop()
	client, err := apply.NewClient(server)
	if err != nil {
		return err
	}
	results, err := client.Apply(ctx, manifests)
	if err != nil {
		return err
	}
	if err := report(results); err != nil {
		return err
	}
	prober, err := apply.NewProber(server)
	if err != nil {
		return err
	}
	wrong := 0
	outcomes := map[string]apply.Outcome{}
	for _, probe := range probes {
		if probe.Record != "" {
			outcome, err := prober.Record(ctx, probe)
			if err != nil {
				return fmt.Errorf("%s: %w", probe.Title, err)
			}
			outcomes[probe.Record] = outcome
			continue
		}
		verdict := "as expected"
		if err := prober.Try(ctx, probe); err != nil {
			verdict = "WRONG: " + err.Error()
			wrong++
		}
		fmt.Printf("%s: %s\n", probe.Title, verdict)
	}
	fmt.Printf("\n%d probes, %d wrong, %d for the record\n", len(probes)-len(outcomes), wrong, len(outcomes))
	if err := writeOutcomes(command.outcomes, outcomes); err != nil {
		return err
	}
	if wrong > 0 || len(probes) == 0 {
		return errors.New("not all probes ended as expected")
	}
	return nil
}

func readProbes(path string) ([]apply.Probe, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var probes []apply.Probe
	for decoder := json.NewDecoder(file); ; {
		var probe apply.Probe
		err := decoder.Decode(&probe)
		if errors.Is(err, io.EOF) {
			return probes, nil
		}
		if err != nil {
			return nil, err
		}
		probes = append(probes, probe)
	}
}

func writeOutcomes(path string, outcomes map[string]apply.Outcome) error {
	if path == "" {
		return nil
	}
	text, err := json.Marshal(outcomes)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}
