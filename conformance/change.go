//go:build !before1.9

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"k8s.io/client-go/rest"

	"cdk8s-kubevirt.dev/conformance/internal/apply"
)

// changeAll applies the YAML of all paths, then answers changes on standard input (an apply.Change a line) in the same order with the verdict of a real
// API server, a line each.
func changeAll(ctx context.Context, command command) error {
	var changes []apply.Change
	for input := json.NewDecoder(os.Stdin); ; {
		var change apply.Change
		err := input.Decode(&change)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		changes = append(changes, change)
	}
	answers := os.Stdout
	os.Stdout = os.Stderr // virt-operator's webhook prints
	server, stop, err := start(ctx, command)
	if err != nil {
		return err
	}
	defer stop()
	server.QPS, server.Burst = -1, -1
	if err := applyGiven(ctx, server, command.paths); err != nil {
		return err
	}
	verdicts := make([]apply.ChangeVerdict, len(changes))
	clients := make(chan *apply.Client, len(changes)) // each takes one request at a time
	for range 4 {
		client, err := apply.NewClient(server)
		if err != nil {
			return err
		}
		select {
		case clients <- client:
		default:
		}
	}
	inParallel(len(changes), func(i int) {
		client := <-clients
		verdicts[i] = client.Change(ctx, changes[i])
		clients <- client
	})
	encoder := json.NewEncoder(answers)
	for _, verdict := range verdicts {
		if err := encoder.Encode(verdict); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// applyGiven makes what the changed objects refer to.
func applyGiven(ctx context.Context, server *rest.Config, paths []string) error {
	manifests, err := apply.Read(paths)
	if err != nil {
		return err
	}
	client, err := apply.NewClient(server)
	if err != nil {
		return err
	}
	results, err := client.Apply(ctx, manifests)
	if err != nil {
		return err
	}
	for _, result := range results {
		if result.Verdict == apply.Refused {
			return fmt.Errorf("%s is refused: %v", result.Key(), result.Causes)
		}
	}
	return nil
}
